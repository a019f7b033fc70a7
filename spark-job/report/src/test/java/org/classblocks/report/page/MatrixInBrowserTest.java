package org.classblocks.report.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.classblocks.report.page.ShownColours.assertClose;

import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.classblocks.browser.PageInBrowser;
import org.classblocks.browser.ShownMatrix;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.WebElement;

/** What the matrix on the page shows and says. */
class MatrixInBrowserTest extends PageInBrowser {
  private static final int CLASSES = WalkedRun.CLASSES;
  private static final int LAST = CLASSES - 1;

  MatrixInBrowserTest() {
    super(WalkedRun.model());
  }

  private static double similarityAt(int row, int column) {
    return row == column
        ? 1
        : WalkedRun.similarity(WalkedRun.classAt(row), WalkedRun.classAt(column));
  }

  private int blue(double share) {
    return ShownColours.blue(page, share);
  }

  /** The sum of the channels. */
  private static int lightness(int colour) {
    return (colour >> 16) + (colour >> 8 & 255) + (colour & 255);
  }

  @Test
  void showsEachPairInTheColourOfItsSimilarity() {
    int[] colours = matrix.colours();
    for (int row = 0; row < LAST; row++) {
      for (int column = 0; column < LAST; column++) {
        if (row != column) {
          double share = Math.max(0, similarityAt(row, column) / WalkedRun.SCALE_END);
          assertClose(
              colours[row * CLASSES + column], blue(share), "row " + row + ", column " + column);
        }
      }
    }
  }

  @Test
  void theDiagonalIsAsDarkAsItGets() {
    int[] colours = matrix.colours();
    int darkest = IntStream.of(colours).map(MatrixInBrowserTest::lightness).min().orElseThrow();
    for (int position = 0; position < LAST; position++) {
      assertThat(lightness(colours[position * CLASSES + position])).isEqualTo(darkest);
    }
  }

  @Test
  void hatchesWhatIsUndefined() {
    assertThat(matrix.coloursInside(3, LAST)).isGreaterThan(1);
    assertThat(matrix.coloursInside(LAST, LAST)).isGreaterThan(1);
    assertThat(matrix.coloursInside(3, 16)).isOne();
  }

  @Test
  void saysWhatIsUnderThePointer() {
    matrix.hover(3, 16);
    String similarity = String.format(Locale.ROOT, "%.3f", similarityAt(3, 16));
    assertThat(matrix.tooltip())
        .contains("class 21 (21)", "class 8 (8)", "similarity " + similarity);
    assertThat(page.spoken()).contains("class 21", "class 8", similarity);
    matrix.hover(5, LAST);
    assertThat(matrix.tooltip()).contains("class 4 (4)", "undefined", "never vary");
  }

  @Test
  void saysHowOftenClassesAreConfused() {
    assertThat(WalkedRun.taken(21, 7)).isEqualTo(4);
    assertThat(WalkedRun.taken(7, 22)).isZero();
    matrix.hover(3, 17);
    assertThat(matrix.tooltip())
        .contains("\u2068class 21\u2069 4 times predicted as \u2068class 7\u2069");
    matrix.hover(17, 2);
    assertThat(matrix.tooltip())
        .contains("\u2068class 7\u2069 never predicted as \u2068class 22\u2069");
    matrix.hover(3, 3);
    assertThat(matrix.tooltip()).contains("class 21", "71 times predicted correctly");
  }

  @Test
  void switchesLayersWithoutMoving() {
    ShownMatrix.Sight before = matrix.sightAfter(() -> matrix.wheel(8, 8, -240));
    assertThat(before.rows()).isLessThan(CLASSES - 1);
    matrix.addressAfter(() -> matrix.choose("Layer", "Confusion"));
    assertThat(matrix.sight()).isEqualTo(before);
    double most = Math.log1p(WalkedRun.taken(24, 24));
    assertThat(WalkedRun.taken(17, 15)).isZero();
    assertClose(matrix.colour(7, 9), blue(0), "never");
    assertClose(matrix.colour(7, 7), blue(0.2 + 0.8 * Math.log1p(67) / most), "67 times right");
    matrix.choose("Layer", "Confusion without the diagonal");
    assertClose(matrix.colour(7, 7), blue(0), "without the diagonal");
    matrix.choose("Layer", "Confusion, share of labels");
    double recall = 67.0 / IntStream.range(0, CLASSES).map(b -> WalkedRun.taken(17, b)).sum();
    double place = Math.log1p(100 * recall) / Math.log1p(100);
    assertClose(matrix.colour(7, 7), blue(0.2 + 0.8 * place), "recall");
    matrix.hover(7, 7);
    assertThat(matrix.tooltip())
        .contains(String.format(Locale.ROOT, "share of labels: %.1f%%", 100 * recall));
    matrix.choose("Layer", "south");
    assertClose(matrix.colour(7, 9), blue(WalkedRun.southern(17, 15)), "the south");
  }

  @Test
  void scalesSimilaritiesInFourWays() {
    double similarity = similarityAt(3, 16);
    assertThat(similarity).isBetween(0.1, 0.5);
    assertThat(similarityAt(2, 4)).isGreaterThan(similarity);
    matrix.choose("Scale", "Logarithmic");
    double share = Math.log1p(100 * similarity) / Math.log1p(100);
    assertClose(matrix.colour(3, 16), blue(share), "logarithmic");
    matrix.choose("Scale", "Threshold");
    matrix.enter("Minimum", String.format(Locale.ROOT, "%.2f", similarity + 0.05));
    assertThat(matrix.colour(3, 16)).isEqualTo(0xffffff);
    assertClose(matrix.colour(2, 4), blue(similarityAt(2, 4)), "over the threshold");
    matrix.choose("Scale", "Binary");
    assertThat(matrix.colour(3, 16)).isEqualTo(0xffffff);
    assertClose(matrix.colour(2, 4), blue(1), "binary");
    matrix.choose("Scale", "Linear");
    matrix.enter("Maximum", "0.5");
    assertClose(matrix.colour(3, 16), blue(2 * similarity), "up to a half");
  }

  @Test
  void fitsTheScaleToWhatIsInSight() {
    matrix.press("Fit to view");
    double end =
        Double.parseDouble(
            page.evaluate(
                    "return [...document.querySelectorAll('#colour-menu label')]"
                        + ".find((label) => label.textContent.startsWith('Maximum'))"
                        + ".querySelector('input').value")
                .toString());
    int pairs = 0;
    int atTheEnd = 0;
    for (int i = 0; i < LAST; i++) {
      for (int j = 0; j < i; j++) {
        pairs++;
        atTheEnd += similarityAt(i, j) >= end ? 1 : 0;
      }
    }
    assertThat((double) atTheEnd / pairs).isLessThanOrEqualTo(0.05);
    assertClose(matrix.colour(2, 4), blue(similarityAt(2, 4) / end), "below the end");
  }

  /** The ends of matplotlib 3.10's viridis and cividis; d3 has a polynomial for the latter. */
  @Test
  void offersEvenColoursAndSafeOnes() {
    int row = 2;
    int dark = 4;
    matrix.enter("Maximum", String.format(Locale.ROOT, "%.4f", similarityAt(row, dark)));
    matrix.choose("Colours", "Viridis (even)");
    assertClose(matrix.colour(row, dark), 0x440154, "viridis, dark");
    assertClose(matrix.colour(row, 3), 0xfde725, "viridis, light");
    assertThat(similarityAt(row, 3)).isNegative();
    matrix.choose("Colours", "Cividis (colour-blind safe)");
    assertClose(matrix.colour(row, dark), 0x00224e, 16, "cividis, dark");
    assertClose(matrix.colour(row, 3), 0xfee838, 16, "cividis, light");
  }

  @Test
  void takesOneLayerFromAnother() {
    matrix.choose("Subtract", "south");
    matrix.hover(2, 4);
    double difference = similarityAt(2, 4) - WalkedRun.southern(22, 20);
    assertThat(matrix.tooltip()).contains(String.format(Locale.ROOT, "+%.3f", difference));
    int colour = matrix.colour(2, 4);
    assertThat(colour & 255).as("blue of #%06x", colour).isGreaterThan(colour >> 16);
    matrix.choose("Layer", "south");
    matrix.choose("Subtract", "Similarity");
    colour = matrix.colour(2, 4);
    assertThat(colour >> 16).as("orange of #%06x", colour).isGreaterThan(colour & 255);
  }

  @Test
  void showsTwoLayersSideBySideAndMovesBoth() {
    matrix.choose("Compare with", "south");
    ShownMatrix beside = new ShownMatrix(page, CLASSES, 2);
    assertSimilarityAndSouth(beside, 2, 4);
    matrix.sightAfter(() -> matrix.wheel(8, 8, -300));
    assertSimilarityAndSouth(beside, 7, 9);
    matrix.sightAfter(() -> beside.wheel(8, 8, -100));
    assertSimilarityAndSouth(beside, 7, 9);
    assertThat(page.elements("#matrix .layer-title"))
        .extracting(WebElement::getText)
        .containsExactly("Similarity", "south");
  }

  private void assertSimilarityAndSouth(ShownMatrix south, int row, int column) {
    double similarity = similarityAt(row, column);
    assertThat(similarity).isPositive();
    assertClose(matrix.colour(row, column), blue(similarity), "similarity");
    assertClose(south.colour(row, column), blue(similarity / 2), "the south");
  }

  @Test
  void staysWhereItIsUnderThePointer() {
    double[] before = matrix.place(3, 16);
    matrix.hover(3, 16);
    assertThat(matrix.place(3, 16)).isEqualTo(before);
  }

  @Test
  void pointsAtRowAndColumnOfThePair() {
    double[] beside = matrix.place(3, 10);
    int before = overlay(beside);
    matrix.hover(3, 16);
    assertThat(overlay(beside)).isNotEqualTo(before);
    matrix.hover(8, 16);
    assertThat(overlay(beside)).isEqualTo(before);
  }

  private int overlay(double[] place) {
    return page.pixels("#matrix .overlay", List.of(place))[0];
  }

  @Test
  void outlinesBlocksUnlessToldOtherwise() {
    double[] corner = matrix.place(1.5, 4);
    assertThat(hasOrange(corner)).isTrue();
    matrix.press("Blocks");
    assertThat(hasOrange(corner)).isFalse();
  }

  /** Whether a pixel of the outline's colour is near a place, above or below. */
  private boolean hasOrange(double[] place) {
    List<double[]> around =
        IntStream.rangeClosed(-2, 2).mapToObj(y -> new double[] {place[0], place[1] + y}).toList();
    return IntStream.of(page.pixels("#matrix .base", around))
        .anyMatch(colour -> (colour >> 16) > 2 * (colour & 255));
  }

  @Test
  void darkPaperTurnsLightAndDarkRound() {
    assertThat(lightness(matrix.colour(2, 4))).isLessThan(lightness(matrix.colour(2, 3)));
    page.emulate("screen", "dark");
    page.awaitFrame();
    assertThat(lightness(matrix.colour(2, 4))).isGreaterThan(lightness(matrix.colour(2, 3)));
    assertThat(lightness(matrix.colour(2, 3))).isLessThan(3 * 80);
  }

  @Test
  void remembersTheThemeThatWasChosen() {
    page.element("#theme").click();
    page.awaitFrame();
    assertThat(lightness(matrix.colour(2, 4))).isGreaterThan(lightness(matrix.colour(2, 3)));
    page.reload();
    assertThat(lightness(matrix.colour(2, 4))).isGreaterThan(lightness(matrix.colour(2, 3)));
    page.element("#theme").click();
    page.awaitFrame();
    assertThat(lightness(matrix.colour(2, 4))).isLessThan(lightness(matrix.colour(2, 3)));
  }
}
