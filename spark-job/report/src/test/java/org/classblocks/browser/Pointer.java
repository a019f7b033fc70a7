package org.classblocks.browser;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.openqa.selenium.chrome.ChromeDriver;

/**
 * Mouse and fingers, as the browser gets them from its window: events are trusted and go through
 * the page's own hit testing. Places are CSS pixels in the window.
 */
public final class Pointer {
  /** The key held down for what a plain drag does not do. */
  public static final int SHIFT = 8;

  /** The key held down when a touchpad pinches, and by people who zoom the page. */
  public static final int CONTROL = 2;

  private static final int STEPS = 8;

  private final ChromeDriver driver;

  Pointer(ChromeDriver driver) {
    this.driver = driver;
  }

  public void moveTo(double x, double y) {
    mouse("mouseMoved", x, y, 0, 0, Map.of());
  }

  public void click(double x, double y) {
    moveTo(x, y);
    press(x, y, 0);
    release(x, y, 0);
  }

  public void doubleClick(double x, double y) {
    click(x, y);
    Map<String, Object> second = Map.of("button", "left", "clickCount", 2);
    mouse("mousePressed", x, y, 1, 0, second);
    mouse("mouseReleased", x, y, 0, 0, second);
  }

  public void press(double x, double y, int keys) {
    mouse("mousePressed", x, y, 1, keys, Map.of("button", "left", "clickCount", 1));
  }

  public void release(double x, double y, int keys) {
    mouse("mouseReleased", x, y, 0, keys, Map.of("button", "left", "clickCount", 1));
  }

  /** Moves with the left button held down. */
  public void pull(double x, double y, int keys) {
    mouse("mouseMoved", x, y, 1, keys, Map.of("button", "left"));
  }

  /** Presses at one place, moves to another in a few steps and releases there. */
  public void drag(double fromX, double fromY, double toX, double toY, int keys) {
    moveTo(fromX, fromY);
    press(fromX, fromY, keys);
    for (int step = 1; step <= STEPS; step++) {
      double share = (double) step / STEPS;
      pull(fromX + share * (toX - fromX), fromY + share * (toY - fromY), keys);
    }
    release(toX, toY, keys);
  }

  /** Turns the wheel; away from the user is less than 0. */
  public void wheel(double x, double y, double deltaY, int keys) {
    wheel(x, y, 0, deltaY, keys);
  }

  /** Two fingers on a touchpad, or a wheel that also tilts. */
  public void wheel(double x, double y, double deltaX, double deltaY, int keys) {
    mouse("mouseWheel", x, y, 0, keys, Map.of("deltaX", deltaX, "deltaY", deltaY));
  }

  /**
   * Two fingers side by side move apart or together.
   *
   * @param from their distance at first
   * @param to their distance at last
   */
  public void pinch(double x, double y, double from, double to) {
    touch("touchStart", x, y, from);
    for (int step = 1; step <= STEPS; step++) {
      touch("touchMove", x, y, from + (double) step / STEPS * (to - from));
    }
    touch("touchEnd", List.of());
  }

  /** One finger moves. */
  public void swipe(double fromX, double fromY, double toX, double toY) {
    touch("touchStart", List.of(finger(0, fromX, fromY)));
    for (int step = 1; step <= STEPS; step++) {
      double share = (double) step / STEPS;
      double x = fromX + share * (toX - fromX);
      double y = fromY + share * (toY - fromY);
      touch("touchMove", List.of(finger(0, x, y)));
    }
    touch("touchEnd", List.of());
  }

  /** Two fingers side by side move together. */
  public void swipeWithTwo(double fromX, double fromY, double toX, double toY) {
    double distance = 60;
    touch("touchStart", fromX, fromY, distance);
    for (int step = 1; step <= STEPS; step++) {
      double share = (double) step / STEPS;
      touch("touchMove", fromX + share * (toX - fromX), fromY + share * (toY - fromY), distance);
    }
    touch("touchEnd", List.of());
  }

  /** One finger touches for a moment. */
  public void tap(double x, double y) {
    putDown(x, y);
    lift();
  }

  /** One finger is put down, and stays. */
  public void putDown(double x, double y) {
    touch("touchStart", List.of(finger(0, x, y)));
  }

  /** A finger that was put down moves. */
  public void slide(double x, double y) {
    touch("touchMove", List.of(finger(0, x, y)));
  }

  /** All fingers are lifted. */
  public void lift() {
    touch("touchEnd", List.of());
  }

  private void touch(String type, double x, double y, double distance) {
    touch(type, List.of(finger(0, x - distance / 2, y), finger(1, x + distance / 2, y)));
  }

  private void touch(String type, List<Map<String, Object>> fingers) {
    driver.executeCdpCommand(
        "Input.dispatchTouchEvent", Map.of("type", type, "touchPoints", fingers));
  }

  private static Map<String, Object> finger(int id, double x, double y) {
    return Map.of("id", id, "x", x, "y", y);
  }

  private void mouse(
      String type, double x, double y, int buttons, int keys, Map<String, Object> more) {
    Map<String, Object> event = new LinkedHashMap<>(more);
    event.put("type", type);
    event.put("x", x);
    event.put("y", y);
    event.put("buttons", buttons);
    event.put("modifiers", keys);
    driver.executeCdpCommand("Input.dispatchMouseEvent", event);
  }
}
