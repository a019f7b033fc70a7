package org.classblocks.browser;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.openqa.selenium.By;
import org.openqa.selenium.JavascriptException;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;

/**
 * A page opened from disk, with what a test asks of it. Lengths are CSS pixels, which are pixels of
 * the screen, too.
 */
public final class OpenPage {
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final Duration PAUSE = Duration.ofMillis(20);

  private final ChromeDriver driver;
  private final PageLog log;

  private OpenPage(ChromeDriver driver) {
    this.driver = driver;
    this.log = new PageLog(driver);
  }

  /**
   * Opens a page in the state of a first visit, light and on a screen, without waiting for its
   * script.
   *
   * @param fragment what the address ends with, {@code #} included; may be empty
   */
  public static OpenPage load(Browser browser, Path file, String fragment) {
    return load(browser, file.toUri() + fragment, true);
  }

  private static OpenPage load(Browser browser, String address, boolean hasScripts) {
    ChromeDriver driver = browser.driver();
    driver.get("about:blank");
    driver.executeCdpCommand(
        "Storage.clearDataForOrigin", Map.of("origin", "file://", "storageTypes", "all"));
    driver.executeCdpCommand("Emulation.clearDeviceMetricsOverride", Map.of());
    OpenPage page = new OpenPage(driver);
    page.emulate("screen", "light");
    driver.executeCdpCommand("Emulation.setScriptExecutionDisabled", Map.of("value", !hasScripts));
    page.log.forget();
    driver.get(address);
    return page;
  }

  /** Opens a page as {@link #load} does, and waits until its script is ready. */
  public static OpenPage open(Browser browser, Path file, String fragment) {
    return load(browser, file, fragment).awaitReady();
  }

  /** Opens a page without a fragment, and waits until its script is ready. */
  public static OpenPage open(Browser browser, Path file) {
    return open(browser, file, "");
  }

  /** Opens a page as a browser does that runs no scripts of pages. */
  public static OpenPage loadWithoutScript(Browser browser, Path file) {
    return load(browser, file.toUri().toString(), false);
  }

  private OpenPage awaitReady() {
    await(
        "the page to be ready",
        "document.documentElement.dataset.ready ?? document.documentElement.dataset.failed");
    if (!holds("document.documentElement.dataset.ready")) {
      throw new AssertionError("the page failed: " + log.messages());
    }
    return this;
  }

  /** Opens the page again, and waits until its script is ready. */
  public void reload() {
    driver.navigate().refresh();
    awaitReady();
  }

  /**
   * Shows the page as another medium or in another theme would.
   *
   * @param medium {@code screen} or {@code print}
   * @param theme {@code light} or {@code dark}
   */
  public void emulate(String medium, String theme) {
    Map<String, String> scheme = Map.of("name", "prefers-color-scheme", "value", theme);
    driver.executeCdpCommand(
        "Emulation.setEmulatedMedia", Map.of("media", medium, "features", List.of(scheme)));
  }

  /** Gives the window an inner size, until another page is opened. */
  public void resize(int width, int height) {
    driver.executeCdpCommand(
        "Emulation.setDeviceMetricsOverride",
        Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", false));
    awaitFrame();
    awaitFrame();
  }

  /** What the body of a function returns in the page. */
  public Object evaluate(String body, Object... arguments) {
    return driver.executeScript(body, arguments);
  }

  /** The value of an expression in the page that is a number; it is rounded to a double. */
  public double number(String expression) {
    return ((Number) evaluate("return " + expression)).doubleValue();
  }

  /** Whether an expression holds in the page. */
  public boolean holds(String expression) {
    return (Boolean) evaluate("return Boolean(" + expression + ")");
  }

  /** Waits until an expression holds; fails with what was waited for, and what the page logged. */
  public void await(String what, String expression) {
    long start = System.nanoTime();
    while (!holds(expression)) {
      if (System.nanoTime() - start > PATIENCE.toNanos()) {
        throw new AssertionError("waited for " + what + "; the page said " + log.messages());
      }
      awaitFrame();
    }
  }

  /**
   * Waits for a page that a link leads to: until its script is ready, and an expression holds. In
   * between there is no page that could be asked.
   */
  public void awaitPage(String what, String expression) {
    long start = System.nanoTime();
    while (!isReady(expression)) {
      if (System.nanoTime() - start > PATIENCE.toNanos()) {
        throw new AssertionError(
            "waited for " + what + " at " + driver.getCurrentUrl() + "; it said " + log.messages());
      }
      LockSupport.parkNanos(PAUSE.toNanos());
    }
    awaitFrame();
  }

  private boolean isReady(String expression) {
    try {
      return holds("document.documentElement.dataset.ready && (" + expression + ")");
    } catch (JavascriptException betweenPages) {
      return false;
    }
  }

  /** Waits until the page has been drawn again. */
  public void awaitFrame() {
    driver.executeAsyncScript(
        "const done = arguments[0];"
            + "requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done)));");
  }

  /** The first element of a CSS selector; fails if there is none. */
  public WebElement element(String selector) {
    return driver.findElement(By.cssSelector(selector));
  }

  /** All elements of a CSS selector, in the order of the page. */
  public List<WebElement> elements(String selector) {
    return driver.findElements(By.cssSelector(selector));
  }

  /** The text of an element as it is shown; what is hidden has none. */
  public String text(String selector) {
    return element(selector).getText();
  }

  /** What is said of the pointer to those who do not see it. */
  public String spoken() {
    return element("#readout").getDomProperty("textContent");
  }

  /** Where an element lies in the window. */
  public Box box(String selector) {
    List<?> bounds =
        (List<?>)
            evaluate(
                "const box = document.querySelector(arguments[0]).getBoundingClientRect();"
                    + "return [box.left, box.top, box.width, box.height];",
                selector);
    return new Box(
        coordinate(bounds, 0), coordinate(bounds, 1), coordinate(bounds, 2), coordinate(bounds, 3));
  }

  private static double coordinate(List<?> bounds, int index) {
    return ((Number) bounds.get(index)).doubleValue();
  }

  /** Lets the page and {@link #clipboard} use the clipboard. */
  public void allowClipboard() {
    driver.executeCdpCommand(
        "Browser.grantPermissions",
        Map.of("permissions", List.of("clipboardReadWrite", "clipboardSanitizedWrite")));
  }

  /** The text in the clipboard. */
  public String clipboard() {
    return (String)
        driver.executeAsyncScript(
            "const done = arguments[0]; navigator.clipboard.readText().then(done, (e) => done('' +"
                + " e));");
  }

  /** Mouse and fingers. */
  public Pointer pointer() {
    return new Pointer(driver);
  }

  /** The keyboard. */
  public Keyboard keyboard() {
    return new Keyboard(driver);
  }

  /** What was asked of the network and what was complained about since the page was opened. */
  public PageLog log() {
    return log;
  }

  /**
   * Pixels of a canvas.
   *
   * @param places x and y in the window
   * @return 0xRRGGBB of each place; what is transparent is black
   */
  public int[] pixels(String selector, List<double[]> places) {
    String body =
        """
        const canvas = document.querySelector(arguments[0]);
        const box = canvas.getBoundingClientRect();
        const copy = document.createElement("canvas");
        copy.width = canvas.width;
        copy.height = canvas.height;
        const context = copy.getContext("2d", { willReadFrequently: true });
        context.drawImage(canvas, 0, 0);
        return arguments[1].map(([x, y]) => {
          const [r, g, b] = context.getImageData(
            (x - box.left) * (canvas.width / box.width),
            (y - box.top) * (canvas.height / box.height), 1, 1).data;
          return (r << 16) | (g << 8) | b;
        });
        """;
    List<?> colours =
        (List<?>)
            evaluate(
                body, selector, places.stream().map(place -> List.of(place[0], place[1])).toList());
    return colours.stream().mapToInt(colour -> ((Number) colour).intValue()).toArray();
  }

  /** How long the page's main thread has been at work since it was opened, in seconds. */
  public double secondsAtWork() {
    driver.executeCdpCommand("Performance.enable", Map.of());
    List<?> metrics =
        (List<?>) driver.executeCdpCommand("Performance.getMetrics", Map.of()).get("metrics");
    return metrics.stream()
        .map(metric -> (Map<?, ?>) metric)
        .filter(metric -> "TaskDuration".equals(metric.get("name")))
        .mapToDouble(metric -> ((Number) metric.get("value")).doubleValue())
        .findFirst()
        .orElse(Double.NaN);
  }

  /** What paper would hold, as a PDF. */
  public byte[] print() {
    driver.executeCdpCommand("Emulation.setEmulatedMedia", Map.of("media", ""));
    Map<String, Object> pdf =
        driver.executeCdpCommand("Page.printToPDF", Map.of("preferCSSPageSize", true));
    return Base64.getDecoder().decode((String) pdf.get("data"));
  }

  /**
   * A thing as the browser describes it to a screen reader.
   *
   * @param role what it is
   * @param name what it is called; may be empty
   * @param of the properties by which it is known, for messages
   */
  public record Accessible(String role, String name, String of) {}

  /** What the browser describes to a screen reader, in the order of the page. */
  public List<Accessible> accessibles() {
    List<?> nodes =
        (List<?>) driver.executeCdpCommand("Accessibility.getFullAXTree", Map.of()).get("nodes");
    return nodes.stream()
        .map(node -> (Map<?, ?>) node)
        .filter(node -> !Boolean.TRUE.equals(node.get("ignored")))
        .map(
            node ->
                new Accessible(
                    value(node.get("role")),
                    value(node.get("name")),
                    String.valueOf(node.get("properties"))))
        .toList();
  }

  private static String value(Object property) {
    return property instanceof Map<?, ?> map ? String.valueOf(map.get("value")) : "";
  }

  /** The address, fragment included, once it is written for the last thing that was done. */
  public String address() {
    await("the address to be written", "history.state === null || 'standpoint' in history.state");
    return (String) evaluate("return location.href");
  }
}
