package org.classblocks.report.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.classblocks.browser.Box;
import org.classblocks.browser.PageInBrowser;
import org.classblocks.browser.ShownMatrix;
import org.classblocks.fixtures.Forests;
import org.classblocks.fixtures.Similarities;
import org.classblocks.groups.SampleGroup;
import org.classblocks.report.model.ExampleModel;
import org.classblocks.report.model.ReportModel;
import org.junit.jupiter.api.Test;

/**
 * Colours that tell negative similarities, chance and the rest apart, and the legend that explains
 * them. Class i is at position 59 - i. Similarities are high inside two blocks, and from -0.6 to
 * 0.1 between them; the noise floor is 0.05.
 */
class ColoursInBrowserTest extends PageInBrowser {
  private static final int CLASSES = 60;
  private static final int BLOCK = 30;
  private static final double NOISE = 0.05;

  private static final String APART = "Orange to blue (negatives in orange)";
  private static final Pattern LAST = Pattern.compile("([\\d.]+)% have the strongest colour");
  private static final Pattern SHIFT = Pattern.compile("translate\\(([\\d.]+)");

  ColoursInBrowserTest() {
    super(model());
  }

  private static ReportModel model() {
    return new ExampleModel(Similarities.of(CLASSES, Set.of(), ColoursInBrowserTest::similarity))
        .blocks(Forests.of(CLASSES, new int[] {0, BLOCK}, new int[] {BLOCK, CLASSES}))
        .groups(
            new SampleGroup(
                "half", 50, Similarities.of(CLASSES, Set.of(), (a, b) -> similarity(a, b) / 2)))
        .build();
  }

  private static double similarity(double a, double b) {
    double some = (37 * Math.max(a, b) + 11 * Math.min(a, b)) % 100 / 100;
    return a < BLOCK == b < BLOCK ? 0.5 + 0.45 * some : 0.7 * some - 0.6;
  }

  private static double similarityAt(int row, int column) {
    return similarity(CLASSES - 1 - row, CLASSES - 1 - column);
  }

  private static int red(int colour) {
    return colour >> 16;
  }

  private static int blue(int colour) {
    return colour & 255;
  }

  @Test
  void negativeOnesAreOrangeAndChanceIsGrey() {
    for (String theme : List.of("light", "dark")) {
      page.emulate("screen", theme);
      matrix.choose("Colours", APART);
      int[] colours = matrix.colours();
      int seen = 0;
      for (int row = 0; row < CLASSES; row++) {
        for (int column = 0; column < CLASSES; column++) {
          int colour = colours[row * CLASSES + column];
          double similarity = row == column ? 1 : similarityAt(row, column);
          if (Math.abs(Math.abs(similarity) - NOISE) < 0.005) {
            continue;
          }
          if (Math.abs(similarity) < NOISE) {
            seen++;
            assertThat(Math.abs(red(colour) - blue(colour))).as("grey").isLessThan(16);
          } else if (similarity < 0) {
            assertThat(red(colour)).as("orange of #%06x", colour).isGreaterThan(blue(colour) + 30);
          } else {
            assertThat(blue(colour)).as("blue of #%06x", colour).isGreaterThan(red(colour) + 30);
          }
        }
      }
      assertThat(seen).isPositive();
    }
    assertThat(page.text(".legend")).contains("Orange: negative", "Grey: no more than chance");
  }

  @Test
  void coloursAndStepsStandInTheAddress() {
    matrix.addressAfter(() -> matrix.choose("Colours", APART));
    String address = matrix.addressAfter(() -> matrix.choose("Steps", "Six"));
    assertThat(address).contains("colours=diverging", "steps=six");
    int[] before = matrix.colours();
    page.reload();
    assertThat(matrix.chosen("Colours")).isEqualTo(APART);
    assertThat(matrix.chosen("Steps")).isEqualTo("Six");
    assertThat(matrix.colours()).isEqualTo(before);
    matrix.addressAfter(() -> matrix.choose("Steps", "Smooth"));
    matrix.addressAfter(() -> matrix.choose("Colours", "Blue"));
    assertThat(page.address()).doesNotContain("colours", "steps");
  }

  @Test
  void sixStepsAreTheColoursOfTheLegend() {
    matrix.choose("Steps", "Six");
    List<Integer> swatches =
        page.elements(".legend .piece").stream()
            .map(piece -> colourOf(piece.getDomAttribute("fill")))
            .toList();
    assertThat(swatches).hasSize(6).doesNotHaveDuplicates();
    int[] colours = matrix.colours();
    assertThat(Arrays.stream(colours).boxed().toList()).allMatch(swatches::contains);
    matrix.choose("Colours", APART);
    assertThat(page.elements(".legend .piece")).hasSize(7);
    assertThat(Arrays.stream(matrix.colours()).distinct().count()).isBetween(6L, 7L);
  }

  /** The colour that {@code rgb(1, 2, 3)} names. */
  private static int colourOf(String rgb) {
    return Arrays.stream(rgb.replaceAll("[^\\d,]", "").split(","))
        .mapToInt(Integer::parseInt)
        .reduce(0, (colour, channel) -> colour << 8 | channel);
  }

  /** Inside a block nearly all is dark until the colours are fitted. */
  @Test
  void fittedColoursLeaveATwentiethAtTheEnd() {
    matrix.enter("Maximum", "0.6");
    matrix.addressAfter(() -> page.evaluate("location.hash = '#block=0'"));
    page.await("the first block", "location.hash.includes('rows=')");
    awaitSum();
    assertThat(shareOfLast()).isGreaterThan(0.5);
    matrix.press("Fit to view");
    awaitSum();
    assertThat(shareOfLast()).isLessThanOrEqualTo(0.05);
    for (String steps : List.of("Six", "Smooth")) {
      matrix.choose("Steps", steps);
      for (String colours : List.of(APART, "Blue")) {
        matrix.choose("Colours", colours);
        matrix.press("Fit to view");
        assertThat(paintedLast()).as("%s, %s", steps, colours).isLessThanOrEqualTo(0.05);
      }
    }
  }

  /**
   * The share of the cells in sight, off the diagonal, in the colour of the legend's last piece.
   */
  private double paintedLast() {
    List<String> pieces =
        page.elements(".legend .piece").stream().map(p -> p.getDomAttribute("fill")).toList();
    int last = colourOf(pieces.get(pieces.size() - 1));
    ShownMatrix.Sight sight = matrix.sight();
    List<double[]> cells = new ArrayList<>();
    for (int row = (int) sight.top(); row < sight.bottom(); row++) {
      for (int column = (int) sight.left(); column < sight.right(); column++) {
        if (row != column) {
          cells.add(
              new double[] {
                middle(row, sight.top(), sight.bottom()),
                middle(column, sight.left(), sight.right())
              });
        }
      }
    }
    assertThat(cells).hasSizeGreaterThan(400);
    int[] colours = page.pixels("#matrix .base", matrix.places(cells));
    return (double) Arrays.stream(colours).filter(colour -> colour == last).count()
        / colours.length;
  }

  /** The middle of the part of a position that is in sight; 0 is that of the first position. */
  private static double middle(int position, double from, double to) {
    return (Math.max(position, from) + Math.min(position + 1, to)) / 2 - 0.5;
  }

  /** What the legend says of what is in sight. */
  private double shareOfLast() {
    Matcher last = LAST.matcher(sum());
    assertThat(last.find()).as(sum()).isTrue();
    return Double.parseDouble(last.group(1)) / 100;
  }

  private String sum() {
    return page.element(".legend title").getDomProperty("textContent");
  }

  /** Waits until what is in sight has been counted after a movement. */
  private void awaitSum() {
    page.awaitFrame();
    page.evaluate("window.settled = false; setTimeout(() => (window.settled = true), 900)");
    page.await("the legend to settle", "window.settled");
  }

  @Test
  void theLegendMarksTheNumberUnderThePointer() {
    awaitSum();
    assertThat(markAt(1)).isNaN();
    matrix.hover(3, 40);
    double low = markAt(1);
    matrix.hover(3, 8);
    double high = markAt(1);
    assertThat(similarityAt(3, 40)).isNegative();
    assertThat(low).isEqualTo(22);
    assertThat(high).isCloseTo(22 + 216 * similarityAt(3, 8), within(1.0));
  }

  @Test
  void eachOfTwoLegendsFitsAndMarksItsOwnNumber() {
    page.resize(1440, 900);
    matrix.choose("Compare with", "half");
    matrix.hover(3, 8);
    double middle = 22 + 216 * similarityAt(3, 8) / 2;
    assertThat(markAt(2)).isCloseTo(middle, within(1.0)).isLessThan(markAt(1) - 50);
    matrix.choose("Colours", APART);
    matrix.choose("Steps", "Six");
    matrix.hover(3, 9);
    for (int pane = 1; pane <= 2; pane++) {
      assertThat(markAt(pane)).isPositive();
      String legend = "#matrix .pane:nth-of-type(" + pane + ") .legend";
      Box outer = page.box(legend);
      Box words = page.box(legend + " figcaption");
      assertThat(words.left() + words.width()).isLessThanOrEqualTo(outer.left() + outer.width());
      assertThat(
              page.holds(
                  "(([box]) => box.scrollHeight <= box.clientHeight)"
                      + "(document.querySelectorAll('"
                      + legend
                      + " figcaption'))"))
          .as("no words are cut off")
          .isTrue();
    }
  }

  /** Where the mark of a pane's legend is, NaN if there is none. */
  private double markAt(int pane) {
    String mark = "#matrix .pane:nth-of-type(" + pane + ") .legend .mark";
    if ("none".equals(page.element(mark).getDomAttribute("display"))) {
      return Double.NaN;
    }
    Matcher shift = SHIFT.matcher(page.element(mark).getDomAttribute("transform"));
    return shift.find() ? Double.parseDouble(shift.group(1)) : Double.NaN;
  }
}
