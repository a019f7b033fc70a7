package org.classblocks.report.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.classblocks.blocks.BlockForest;
import org.classblocks.browser.Browser;
import org.classblocks.browser.InBrowser;
import org.classblocks.browser.OpenPage;
import org.classblocks.browser.SavedPage;
import org.classblocks.browser.ShownMatrix;
import org.classblocks.compare.RunComparison;
import org.classblocks.fixtures.Forests;
import org.classblocks.fixtures.Orders;
import org.classblocks.fixtures.Similarities;
import org.classblocks.moments.ListedPairs;
import org.classblocks.report.model.ExampleModel;
import org.classblocks.report.model.PageCompanions;
import org.classblocks.report.model.PairLayer;
import org.classblocks.report.model.ReportModel;
import org.classblocks.report.model.RunChanges;
import org.classblocks.result.Results;
import org.classblocks.result.RunResult;
import org.classblocks.similarity.SimilarityMatrix;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.WebElement;

/** The page of a comparison: what it opens with, and where its lists lead. */
@InBrowser
class ChangesInBrowserTest {
  private static final int CLASSES = 12;
  private static final SimilarityMatrix BEFORE = Similarities.random(CLASSES, Set.of(), 5);
  private static final SimilarityMatrix AFTER = Similarities.random(CLASSES, Set.of(), 6);
  private static final LocalDate NIGHT = LocalDate.of(2026, 1, 30);
  private static final PairLayer BEFORE_LAYER =
      PairLayer.ofRun(NIGHT, "run-6", () -> BEFORE::copyRow);

  @TempDir private Path folder;

  private static RunResult run(SimilarityMatrix similarity, int[]... blocks) {
    BlockForest forest = Forests.of(CLASSES, blocks);
    return Results.of(
        similarity, Orders.descending(similarity), forest, ListedPairs.everywhere(CLASSES, 10_000));
  }

  /** A block of classes 11 to 6 that has lost three of them. */
  private static ReportModel model() {
    int[] shrunk = {0, 3};
    RunResult before = run(BEFORE, new int[] {0, 6});
    RunResult after = run(AFTER, shrunk);
    RunComparison found = RunComparison.of(before, after, 10);
    return new ExampleModel(AFTER)
        .blocks(Forests.of(CLASSES, shrunk))
        .beside(
            new PageCompanions(
                List.of(BEFORE_LAYER),
                Optional.of(
                    RunChanges.since(
                        BEFORE_LAYER, List.of("All <b>changed</b>."), before, after, found)),
                Nights.inARow(NIGHT, 0.5)))
        .build();
  }

  @Test
  void opensWithTheDifferenceAndLeadsToWhatChanged(Browser browser) throws IOException {
    OpenPage page = OpenPage.open(browser, SavedPage.in(folder, model()));
    ShownMatrix matrix = new ShownMatrix(page, CLASSES);
    assertThat(page.element(".layer-title").getDomProperty("textContent"))
        .isEqualTo("Similarity \u2212 Run of 2026-01-30, run-6");
    assertThat(page.text("#changes")).contains("All <b>changed</b>.", "shrank");
    matrix.hover(0, 1);
    double difference = AFTER.at(11, 10) - BEFORE.at(11, 10);
    assertThat(matrix.tooltip())
        .contains(String.format(Locale.ROOT, "%.3f", difference).replace('-', '\u2212'));
    List<WebElement> pairs = page.elements("#changes .pair-changes tbody a");
    assertThat(pairs).hasSize(10);
    pairs.get(0).click();
    page.await("the pair to be selected", "location.hash.includes('select=')");
    assertThat(page.element("#changes").isDisplayed()).as("the list stays").isTrue();
    page.element("#tab-nights").click();
    assertThat(page.element("#nights .chart circle").isDisplayed()).isTrue();
    assertThat(page.log().messages()).isEmpty();
  }

  @Test
  void showsBothRunsAndTheirDifferenceSideBySide(Browser browser) throws IOException {
    Path file = SavedPage.in(folder, model());
    OpenPage page = OpenPage.open(browser, file);
    page.resize(1440, 900);
    page.evaluate("document.documentElement.toggleAttribute('data-folded', true)");
    ShownMatrix before = new ShownMatrix(page, CLASSES, 1);
    before.choose("Compare with", "Before, now and difference");
    page.await("three panes", "document.querySelectorAll('#matrix .pane').length === 3");
    page.awaitFrame();
    assertThat(captions(page))
        .containsExactly(
            "Before: Run of 2026-01-30, run-6",
            "Now: Similarity",
            "Difference: Similarity \u2212 Run of 2026-01-30, run-6");
    ShownMatrix now = new ShownMatrix(page, CLASSES, 2);
    ShownMatrix difference = new ShownMatrix(page, CLASSES, 3);
    assertThat(before.plot().width()).isBetween(400.0, 450.0);
    assertSameSize(before, now);
    assertSameSize(before, difference);
    assertTellsChanges(page, List.of(before, now, difference));

    before.sightAfter(() -> difference.wheel(5, 6, -200));
    assertThat(before.sight().columns()).isLessThan(CLASSES);
    assertTellsChanges(page, List.of(before, now, difference));
    difference.hover(5, 6);
    assertThat(difference.tooltip())
        .contains(three(BEFORE.at(6, 5)), three(AFTER.at(6, 5)))
        .contains(three(AFTER.at(6, 5) - BEFORE.at(6, 5)));
    assertThat(page.log().messages()).isEmpty();
  }

  @Test
  void theAddressHoldsAllThreeAndBackLeavesThem(Browser browser) throws IOException {
    Path file = SavedPage.in(folder, model());
    OpenPage page = OpenPage.open(browser, file);
    ShownMatrix matrix = new ShownMatrix(page, CLASSES);
    String address = matrix.addressAfter(() -> page.element("#changes .action").click());
    assertThat(address).contains("layer=run-run-6&beside=similarity&third=similarity~run-run-6");
    assertThat(page.element("#changes .action").getDomAttribute("aria-pressed")).isEqualTo("true");
    assertThat(matrix.chosen("Compare with")).isEqualTo("Before, now and difference");
    page.evaluate("history.back()");
    page.await("one pane", "document.querySelectorAll('#matrix .pane').length === 1");
    assertThat(captions(page)).containsExactly("Similarity \u2212 Run of 2026-01-30, run-6");
    page.evaluate("history.forward()");
    page.await("three panes", "document.querySelectorAll('#matrix .pane').length === 3");

    OpenPage other = OpenPage.open(browser, file, address.substring(address.indexOf('#')));
    assertThat(captions(other)).hasSize(3);
    OpenPage place = OpenPage.open(browser, file, "#pair=2,3&show=changes");
    assertThat(captions(place)).hasSize(3);
    place.await("the pair to be selected", "location.hash.includes('select=')");
    new ShownMatrix(place, CLASSES).choose("Compare with", "none");
    assertThat(captions(place)).containsExactly("Similarity \u2212 Run of 2026-01-30, run-6");
  }

  @Test
  void threePanesAreOfOneSizeInAnyWindow(Browser browser) throws IOException {
    OpenPage page = OpenPage.open(browser, SavedPage.in(folder, model()));
    page.element("#changes .action").click();
    List<ShownMatrix> panes =
        List.of(1, 2, 3).stream().map(pane -> new ShownMatrix(page, CLASSES, pane)).toList();
    for (int width : new int[] {1920, 1440, 1000, 700, 390}) {
      page.resize(width, 900);
      page.awaitFrame();
      page.awaitFrame();
      assertThat(panes.get(0).plot().width()).as("at %d", width).isGreaterThan(200);
      assertSameSize(panes.get(0), panes.get(1));
      assertSameSize(panes.get(0), panes.get(2));
    }
  }

  private static List<String> captions(OpenPage page) {
    return page.elements("#matrix .layer-title").stream()
        .map(caption -> caption.getDomProperty("textContent"))
        .toList();
  }

  private static void assertSameSize(ShownMatrix one, ShownMatrix other) {
    assertThat(other.plot().width()).isCloseTo(one.plot().width(), within(1.5));
    assertThat(other.plot().height()).isCloseTo(one.plot().height(), within(1.5));
  }

  /** Of each pair in sight with two positive similarities: what is higher has the darker blue. */
  private static void assertTellsChanges(OpenPage page, List<ShownMatrix> panes) {
    int seen = 0;
    for (int row = 5; row < 8; row++) {
      for (int column = 5; column < 8; column++) {
        double was = BEFORE.at(11 - row, 11 - column);
        double is = AFTER.at(11 - row, 11 - column);
        if (row != column && was > 0 && is > 0 && Math.abs(is - was) > 0.1) {
          seen++;
          int[] colours = coloursOf(page, panes, row, column);
          assertThat(red(colours[1]) < red(colours[0]))
              .as("darker now at %d, %d", row, column)
              .isEqualTo(is > was);
          assertThat(red(colours[2]) < (colours[2] & 255))
              .as("blue of #%06x", colours[2])
              .isEqualTo(is > was);
        }
      }
    }
    assertThat(seen).as("pairs that differ").isPositive();
  }

  /** The colours of a cell in each pane, above its number. */
  private static int[] coloursOf(OpenPage page, List<ShownMatrix> panes, int row, int column) {
    int[] colours = new int[panes.size()];
    for (int pane = 0; pane < colours.length; pane++) {
      String canvas = "#matrix .pane:nth-of-type(" + (pane + 1) + ") .base";
      colours[pane] = page.pixels(canvas, List.of(panes.get(pane).place(row - 0.35, column)))[0];
    }
    return colours;
  }

  private static int red(int colour) {
    return colour >> 16 & 255;
  }

  private static String three(double value) {
    return String.format(Locale.ROOT, "%.3f", value).replace('-', '\u2212');
  }
}
