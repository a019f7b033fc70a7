package org.classblocks.report.page;

import static org.assertj.core.api.Assertions.assertThat;

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
import org.classblocks.report.model.HistoryPoint;
import org.classblocks.report.model.PageCompanions;
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
    LocalDate night = LocalDate.of(2026, 1, 30);
    return new ExampleModel(AFTER)
        .blocks(Forests.of(CLASSES, shrunk))
        .beside(
            new PageCompanions(
                List.of(new PageCompanions.OtherRun(night, "run-6", () -> BEFORE::copyRow)),
                Optional.of(
                    RunChanges.since(
                        "run-6", List.of("All <b>changed</b>."), before, after, found)),
                List.of(
                    new HistoryPoint(night, "run-6", 10_000, 1, Double.NaN, false, 0, 0, 0, 0),
                    new HistoryPoint(
                        night.plusDays(1), "run-7", 10_000, 1, 0.5, false, 1, 0.25, 0, 0))))
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
}
