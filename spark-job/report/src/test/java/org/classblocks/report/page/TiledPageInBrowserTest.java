package org.classblocks.report.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.classblocks.browser.Box;
import org.classblocks.browser.Browser;
import org.classblocks.browser.OpenPage;
import org.classblocks.browser.PageInBrowser;
import org.classblocks.browser.ShownMatrix;
import org.classblocks.fixtures.Forests;
import org.classblocks.fixtures.Similarities;
import org.classblocks.report.model.ExampleModel;
import org.junit.jupiter.api.Test;

/** A page of so many classes that their similarities lie beside it. */
class TiledPageInBrowserTest extends PageInBrowser {
  private static final int CLASSES = 6000;
  private static final int GROUP = 1000;

  TiledPageInBrowserTest() {
    super(
        new ExampleModel(Similarities.of(CLASSES, Set.of(0), TiledPageInBrowserTest::similarity))
            .blocks(Forests.of(CLASSES, new int[] {GROUP, 2 * GROUP}))
            .build());
  }

  /** High in groups of neighbours, low between them; some pairs are in between. */
  private static double similarity(double a, double b) {
    boolean isInGroup = (int) a / GROUP == (int) b / GROUP;
    return (a + b) % 7 == 3 && Math.abs(a - b) == 2 ? 0.5 : isInGroup ? 0.8 : 0.1;
  }

  /** Waits for the pixels of a place, for tiles come when they are there. */
  private void awaitBlue(int row, int column, boolean isDark) {
    long patience = System.nanoTime() + 30_000_000_000L;
    while ((matrix.colour(row, column) >> 16 < 100) != isDark) {
      assertThat(System.nanoTime())
          .as("waits for row %d, column %d", row, column)
          .isLessThan(patience);
      page.awaitFrame();
    }
  }

  @Test
  void showsTheWholeFromFewTiles() {
    awaitBlue(500, 700, true);
    awaitBlue(500, 1700, false);
    awaitBlue(5400, 5600, true);
    awaitBlue(5400, 600, false);
    String folder = file.getParent().toUri().toString();
    assertThat(page.log().requests())
        .allMatch(url -> url.startsWith(folder) || url.startsWith("data:"))
        .hasSizeLessThan(10);
    assertThat(page.log().messages()).isEmpty();
  }

  @Test
  void tellsPairsOneByOneWhereOneIs() {
    // Classes 4325 and 4323 are at 1674 and 1676.
    assertThat(similarity(4325, 4323)).isEqualTo(0.5);
    page.evaluate("location.hash = '#pair=4325,4323'");
    page.await("the sight", "location.hash.includes('select=1674-1675,1676-1677')");
    awaitText(1674, 1676, "similarity 0.50");
    awaitText(1676, 1674, "similarity 0.50");
    awaitText(1674, 1677, "similarity 0.80");
    assertThat(matrix.tooltip()).contains("class 4325 (4325)", "class 4322 (4322)");
    assertThat(page.log().messages()).isEmpty();
  }

  private void awaitText(int row, int column, String text) {
    long patience = System.nanoTime() + 30_000_000_000L;
    do {
      assertThat(System.nanoTime()).as("waits for %s", text).isLessThan(patience);
      matrix.hover(row, column);
    } while (!matrix.tooltip().contains(text));
  }

  @Test
  void aMinimapShowsTheWholeFromItsCoarsestTile() {
    page.evaluate("location.hash = '#pair=4325,4323'");
    page.await("the minimap", "document.querySelector('.minimap canvas')");
    Box minimap = page.box(".minimap");
    List<double[]> places =
        List.of(
            new double[] {minimap.x(0.6), minimap.y(0.55)},
            new double[] {minimap.x(0.2), minimap.y(0.9)});
    page.await("the sight", "location.hash.includes('select=1674-1675,1676-1677')");
    int[] colours = page.pixels(".minimap canvas", places);
    assertThat(colours[0] >> 16).as("inside a group").isLessThan(100);
    assertThat(colours[1] >> 16).as("between groups").isGreaterThan(150);
  }

  @Test
  void knowsTheDiagonalOfClassesThatHaveOne() {
    page.evaluate("location.hash = '#class=0'");
    page.await("the sight", "location.hash.includes('select=5999-6000,5999-6000')");
    awaitText(5999, 5999, "undefined");
    awaitText(5998, 5998, "similarity 1.00");
    awaitBlue(5998, 5998, true);
  }

  @Test
  void aCollapsedBlockIsARowOfMeans(Browser browser) {
    page = OpenPage.open(browser, file, "#collapse=0&rows=980-1020&columns=980-1020");
    matrix = new ShownMatrix(page, CLASSES - GROUP + 1);
    awaitText(1000, 1000, "mean of similarity 0.80");
    awaitText(1000, 1004, "mean of similarity 0.10");
    assertThat(matrix.tooltip()).contains("block 0, 1,000 classes");
    awaitBlue(1000, 1000, true);
    awaitBlue(1000, 1003, false);
    awaitBlue(998, 996, true);
    assertThat(page.log().messages()).isEmpty();
  }

  @Test
  void theWholeOfCollapsedBlocksComesFromFewTiles(Browser browser) {
    page = OpenPage.open(browser, file, "#collapse=0");
    matrix = new ShownMatrix(page, CLASSES - GROUP + 1);
    awaitBlue(500, 700, true);
    awaitBlue(1300, 1800, true);
    awaitBlue(500, 1700, false);
    assertThat(page.log().requests()).hasSizeLessThan(30);
  }

  @Test
  void saysThatTilesAreMissing(Browser browser) throws IOException {
    Path alone = Files.createDirectory(file.resolveSibling("alone")).resolve("index.html");
    Files.copy(file, alone);
    page = OpenPage.open(browser, alone);
    page.await(
        "the page to say so",
        "document.querySelector('.legend').textContent.includes('Put the folder tiles beside this"
            + " page')");
  }
}
