package org.classblocks.report.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import org.classblocks.browser.Box;
import org.classblocks.browser.Browser;
import org.classblocks.browser.OpenPage;
import org.classblocks.browser.PageInBrowser;
import org.classblocks.browser.Pointer;
import org.classblocks.browser.ShownMatrix;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;

/** Where one has been: Back and Forward undo and redo, and the address holds all of it. */
class TrailInBrowserTest extends PageInBrowser {
  private static final int CLASSES = WalkedRun.CLASSES;
  private static final int GESTURES = 40;
  private static final long SEED = 20261130;

  /** What arranges the matrix; some of it does nothing at times. */
  private static final List<String> ARRANGED =
      List.of(
          "Collapse level 1",
          "Collapse level 2",
          "Expand all",
          "Crop to selection",
          "Show all classes");

  TrailInBrowserTest() {
    super(WalkedRun.model());
  }

  /** Tells what is on show: all pixels of the matrix, the panels, their order and the theme. */
  private String picture() {
    page.pointer().moveTo(2, 2);
    page.awaitFrame();
    List<?> parts =
        (List<?>)
            page.evaluate(
                """
                const panels = [...document.querySelectorAll("[role=tabpanel]")];
                return [
                  panels.filter((panel) => !panel.hidden).map((panel) => panel.id).join(),
                  getComputedStyle(document.body).backgroundColor,
                  [...document.querySelectorAll("#pairs tbody tr")].map((row) => row.textContent).join(),
                  ...[...document.querySelectorAll("#matrix canvas")].map((c) => c.toDataURL()),
                ];
                """);
    return parts.stream()
        .map(part -> ((String) part).length() > 80 ? "" + part.hashCode() : (String) part)
        .collect(Collectors.joining(" "));
  }

  private double step() {
    return page.number("history.state.step");
  }

  /** Waits until what was done has its address. */
  private void settle(double step) {
    page.await(
        "the end of a step",
        "history.state?.step === " + (int) step + " && history.state.standpoint !== undefined");
  }

  /** One gesture of a kind; not every one changes something. */
  private void gesture(Random random) {
    Box plot = page.box("#matrix .surface");
    double x = plot.x(0.1 + 0.3 * random.nextDouble());
    double y = plot.y(0.1 + 0.8 * random.nextDouble());
    double shift = 30 + random.nextInt(90);
    switch (random.nextInt(16)) {
      case 0 -> page.pointer().wheel(x, y, -100 - random.nextInt(400), 0);
      case 1 -> page.pointer().wheel(x, y, 100 + random.nextInt(300), 0);
      case 2 -> page.pointer().drag(x, y, x + shift, y - shift / 2, 0);
      case 3 -> page.pointer().drag(x, y, x + shift, y + shift, Pointer.SHIFT);
      case 4 -> page.pointer().doubleClick(x, y);
      case 5 -> page.pointer().click(x, y);
      case 6 -> page.pointer().pinch(x, y, 60, 100 + random.nextInt(100));
      case 7 -> matrix.choose("Layer", choice(random, matrix.choices("Layer")));
      case 8 -> matrix.choose("Compare with", choice(random, matrix.choices("Compare with")));
      case 9 -> matrix.choose("Scale", choice(random, matrix.choices("Scale")));
      case 10 -> page.element("#theme").click();
      case 11 -> matrix.choose("Sort by", choice(random, matrix.choices("Sort by")));
      case 12, 13 -> matrix.press(choice(random, ARRANGED));
      case 14 -> {
        page.pointer().moveTo(plot.x(0.05 + 0.4 * random.nextDouble()), plot.y(0.3));
        page.evaluate("document.querySelector('#matrix .surface').focus()");
        page.keyboard().type("c");
      }
      default -> tab(random.nextInt(page.elements("#panels > .tabs [role=tab]").size())).click();
    }
  }

  private WebElement tab(int index) {
    return page.elements("#panels > .tabs [role=tab]").get(index);
  }

  private static String choice(Random random, List<String> choices) {
    return choices.get(random.nextInt(choices.size()));
  }

  @Test
  void backUndoesFortyGesturesPixelByPixel() {
    Random random = new Random(SEED);
    List<String> pictures = new ArrayList<>(List.of(picture()));
    for (int attempt = 0; pictures.size() <= GESTURES && attempt < 5 * GESTURES; attempt++) {
      double before = step();
      gesture(random);
      page.awaitFrame();
      page.awaitFrame();
      double now = step();
      if (now > before) {
        assertThat(now).as("one gesture is one step").isEqualTo(before + 1);
        settle(now);
        pictures.add(picture());
      }
    }
    assertThat(pictures).as("seed %d", SEED).hasSize(GESTURES + 1);
    for (int back = GESTURES - 1; back >= 0; back--) {
      page.evaluate("history.back()");
      page.await("the step before", "history.state.step === " + back);
      page.awaitFrame();
      assertThat(picture())
          .as("seed %d, after %d gestures", SEED, back)
          .isEqualTo(pictures.get(back));
    }
    page.evaluate("history.go(" + GESTURES + ")");
    page.await("all steps again", "history.state.step === " + GESTURES);
    assertThat(picture()).isEqualTo(pictures.get(GESTURES));
    assertThat(page.log().messages()).isEmpty();
  }

  @Test
  void keysUndoAndRedoButDoNotLeaveThePage() {
    String first = picture();
    matrix.addressAfter(() -> matrix.press("+"));
    String second = picture();
    page.keyboard().chord(Keys.CONTROL, "z");
    page.await("the first step", "history.state.step === 0");
    assertThat(picture()).isEqualTo(first);
    page.keyboard().chord(Keys.CONTROL, "z");
    page.keyboard().chord(Keys.CONTROL, "y");
    page.await("the second step", "history.state.step === 1");
    assertThat(picture()).isEqualTo(second);
  }

  @Test
  void backUndoesAFlightThatGoesOn() {
    String before = picture();
    page.evaluate("location.hash = '#block=1'");
    page.awaitFrame();
    page.evaluate("history.back()");
    page.await("the first step", "history.state?.step === 0");
    page.awaitFrame();
    assertThat(picture()).isEqualTo(before);
  }

  @Test
  void aFlightIsOneStepHoweverSlowTheBrowserIs() {
    matrix.sightAfter(() -> matrix.wheel(8, 8, -300));
    double before = step();
    page.evaluate(
        """
        let frames = 4;
        const busy = () => {
          const end = performance.now() + 300;
          while (performance.now() < end);
          frames--;
          if (frames > 0) requestAnimationFrame(busy);
        };
        const home = new KeyboardEvent("keydown", { key: "Home" });
        document.querySelector("#matrix .surface").dispatchEvent(home);
        requestAnimationFrame(() => requestAnimationFrame(busy));
        """);
    page.await("the whole to be in sight", "location.hash.includes('rows=0-25&')");
    page.awaitFrame();
    assertThat(step()).isEqualTo(before + 1);
  }

  @Test
  void theAddressHoldsAllThatIsOnShow(Browser browser) {
    matrix.choose("Layer", "Confusion");
    matrix.choose("Scale", "Binary");
    matrix.choose("Compare with", "Confusion");
    matrix.choose("Layer", "Similarity");
    matrix.choose("Scale", "Threshold");
    matrix.press("Blocks");
    page.element("#theme").click();
    page.element("#tab-pairs").click();
    page.element("#pairs thead th:last-child button").click();
    page.element("#pairs thead th:last-child button").click();
    settle(step());
    String shown = picture();
    String address = page.address();
    assertThat(address)
        .contains("beside-scale=binary", "scale=threshold", "outlines=off", "theme=dark")
        .contains("tabs=pairs", "sort=pairs.0.2.ascending");

    page = OpenPage.open(browser, file, address.substring(address.indexOf('#')));
    matrix = new ShownMatrix(page, CLASSES);
    assertThat(picture()).isEqualTo(shown);
  }

  @Test
  void crumbsSayWhereOneIsAndLeadBack() {
    assertThat(page.element(".crumbs").isDisplayed()).as("at the whole").isFalse();
    page.evaluate("location.hash = '#block=0'");
    page.await("the block", "document.querySelectorAll('.crumbs li').length === 2");
    assertThat(page.elements(".crumbs li").stream().map(WebElement::getText))
        .containsExactly("All classes", "block 0");
    matrix.sightAfter(() -> matrix.press("+"));
    page.elements(".crumbs a").get(0).click();
    page.await("the block as a whole", "location.hash.includes('select=0-12,0-12')");
    page.element(".crumbs button").click();
    page.await("the whole", "document.querySelectorAll('.crumbs li').length === 1");
  }
}
