package org.classblocks.report.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.classblocks.browser.PageInBrowser;
import org.classblocks.fixtures.Similarities;
import org.classblocks.linalg.SparseMatrix;
import org.classblocks.moments.count.Confusion;
import org.classblocks.moments.count.ConfusionTotals;
import org.classblocks.moments.count.LabelCounts;
import org.classblocks.moments.count.LabelStatistics;
import org.classblocks.report.model.ExampleModel;
import org.classblocks.report.model.ReportModel;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.WebElement;

/**
 * The errors of so many classes that a pair has less than a pixel. Class i is at position 999 - i.
 */
class ErrorsInBrowserTest extends PageInBrowser {
  private static final int CLASSES = 1000;
  private static final Pattern CELL =
      Pattern.compile("(\\d+) classes, .*?(\\d+) classes, .*: (\\d+)$", Pattern.DOTALL);
  private static final Pattern SELECTION = Pattern.compile("select=(\\d+)-(\\d+),(\\d+)-(\\d+)$");
  private static final int[][] COUNTS = counts();

  /**
   * Edges of cells are at whole pixels of a canvas of whole pixels: each may be half of one off.
   */
  private static final double[][] CORNERS = {{-1, -1}, {1, -1}, {-1, 1}, {1, 1}, {0, 0}};

  ErrorsInBrowserTest() {
    super(model());
  }

  /** 1,500 wrong predictions at random places, up to nine times each. */
  private static int[][] counts() {
    Random random = new Random(20);
    int[][] counts = new int[CLASSES][CLASSES];
    for (int error = 0; error < 1500; error++) {
      counts[random.nextInt(CLASSES)][random.nextInt(CLASSES)] = 1 + random.nextInt(9);
    }
    for (int id = 0; id < CLASSES; id++) {
      counts[id][id] = 40;
    }
    return counts;
  }

  private static ReportModel model() {
    SparseMatrix.Builder counts = SparseMatrix.builder(CLASSES + 1);
    long[] positives = new long[CLASSES];
    double[] ones = new double[CLASSES];
    Arrays.fill(ones, 1);
    for (int a = 0; a < CLASSES; a++) {
      for (int b = 0; b < CLASSES; b++) {
        if (COUNTS[a][b] > 0) {
          counts.add(a, b, COUNTS[a][b]);
          positives[a] += COUNTS[a][b];
        }
      }
    }
    return new ExampleModel(Similarities.of(CLASSES, Set.of(), (a, b) -> 1 / (1 + Math.abs(a - b))))
        .labels(
            new LabelStatistics(
                new LabelCounts(positives, 0, 0, 0),
                new Confusion(counts.build(), ones, ones, new ConfusionTotals(1000, 0.5, 0.5)),
                List.of()))
        .build();
  }

  private static int countAt(int row, int column) {
    return COUNTS[CLASSES - 1 - row][CLASSES - 1 - column];
  }

  @Test
  void noErrorIsLostInTheWhole() {
    matrix.choose("Layer", "Confusion without the diagonal");
    double[] first = matrix.place(0, 0);
    double[] last = matrix.place(CLASSES - 1, CLASSES - 1);
    double pixels = (last[0] - first[0]) / (CLASSES - 1);
    assertThat(pixels).isLessThan(1);
    List<double[]> places = new ArrayList<>();
    for (int row = 0; row < CLASSES; row++) {
      for (int column = 0; column < CLASSES; column++) {
        if (row != column && countAt(row, column) > 0) {
          for (double[] corner : CORNERS) {
            places.add(
                new double[] {
                  first[0] + pixels * column + corner[0], first[1] + pixels * row + corner[1]
                });
          }
        }
      }
    }
    assertThat(places).hasSizeGreaterThan(5 * 1400);
    int[] colours = page.pixels("#matrix .base", places);
    for (int place = 0; place < colours.length; place += CORNERS.length) {
      assertThat(
              IntStream.range(place, place + CORNERS.length)
                  .map(i -> colours[i] >> 16)
                  .min()
                  .orElseThrow())
          .as("the least red at one of %d errors", places.size() / CORNERS.length)
          .isLessThan(225);
    }
  }

  @Test
  void aCellIsTheSumOfItsPairsAndSplitsOnTheWayIn() {
    matrix.choose("Layer", "Confusion without the diagonal");
    int before = Integer.MAX_VALUE;
    for (int step = 0; step < 4; step++) {
      matrix.hover(303, 505);
      Matcher cell = CELL.matcher(matrix.tooltip());
      assertThat(cell.find()).as(matrix.tooltip()).isTrue();
      int pairs = Integer.parseInt(cell.group(1)) * Integer.parseInt(cell.group(2));
      assertThat(pairs).isLessThan(before);
      assertThat(sums(303, 505, Integer.parseInt(cell.group(1)), Integer.parseInt(cell.group(2))))
          .contains(Integer.parseInt(cell.group(3)));
      before = pairs;
      matrix.sightAfter(() -> matrix.wheel(303, 505, -360));
    }
  }

  @Test
  void aClickOnACellSelectsItsRowsAndColumns() {
    matrix.choose("Layer", "Confusion without the diagonal");
    matrix.hover(303, 505);
    Matcher cell = CELL.matcher(matrix.tooltip());
    assertThat(cell.find()).as(matrix.tooltip()).isTrue();
    matrix.click(303, 505);
    page.await("the cell to be selected", "location.hash.includes('select=')");
    Matcher selection = SELECTION.matcher(page.address());
    assertThat(selection.find()).as(page.address()).isTrue();
    int[] ends =
        IntStream.rangeClosed(1, 4).map(at -> Integer.parseInt(selection.group(at))).toArray();
    assertThat(303).isBetween(ends[0], ends[1] - 1);
    assertThat(505).isBetween(ends[2], ends[3] - 1);
    assertThat(ends[1] - ends[0]).isEqualTo(Integer.parseInt(cell.group(1)));
    assertThat(ends[3] - ends[2]).isEqualTo(Integer.parseInt(cell.group(2)));
  }

  /** The sums of all rectangles of a size around a pair. */
  private static List<Integer> sums(int row, int column, int high, int wide) {
    List<Integer> sums = new ArrayList<>();
    for (int top = Math.max(0, row - high + 1); top <= row; top++) {
      for (int left = Math.max(0, column - wide + 1); left <= column; left++) {
        int sum = 0;
        for (int i = top; i < Math.min(CLASSES, top + high); i++) {
          for (int j = left; j < Math.min(CLASSES, left + wide); j++) {
            sum += i == j ? 0 : countAt(i, j);
          }
        }
        sums.add(sum);
      }
    }
    return sums;
  }

  @Test
  void saysWhatAClassIsTakenForAndWhatIsTakenForIt() {
    int classId = 17;
    matrix.addressAfter(() -> page.evaluate("location.hash = '#class=" + classId + "'"));
    page.awaitFrame();
    assertThat(headings())
        .containsExactly(
            "What class 17 is taken for", "What is taken for class 17", "Nearest to class 17");
    List<Integer> takenFor = new ArrayList<>();
    List<Integer> taken = new ArrayList<>();
    for (int other = 0; other < CLASSES; other++) {
      if (other != classId && COUNTS[classId][other] > 0) {
        takenFor.add(COUNTS[classId][other]);
      }
      if (other != classId && COUNTS[other][classId] > 0) {
        taken.add(COUNTS[other][classId]);
      }
    }
    takenFor.sort(Comparator.reverseOrder());
    taken.sort(Comparator.reverseOrder());
    assertThat(times(1)).isEqualTo(takenFor).isNotEmpty();
    assertThat(times(2)).isEqualTo(taken).isNotEmpty();
    int labels = 40 + takenFor.stream().mapToInt(Integer::intValue).sum();
    assertThat(page.elements("#selection .listed:nth-of-type(1) td.bar").get(0).getText())
        .isEqualTo(String.format(Locale.ROOT, "%.1f%%", 100.0 * takenFor.get(0) / labels));
  }

  private List<String> headings() {
    return page.elements("#selection .listed h3").stream().map(WebElement::getText).toList();
  }

  /** The counts of a table of the selection. */
  private List<Integer> times(int table) {
    return page
        .elements("#selection .listed:nth-of-type(" + table + ") td.number:nth-child(2)")
        .stream()
        .map(cell -> Integer.valueOf(cell.getText()))
        .toList();
  }
}
