package org.classblocks.report.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.classblocks.blocks.Block;
import org.classblocks.blocks.BlockForest;
import org.classblocks.browser.Box;
import org.classblocks.browser.Browser;
import org.classblocks.browser.OpenPage;
import org.classblocks.browser.PageInBrowser;
import org.classblocks.browser.ShownMatrix;
import org.classblocks.fixtures.Similarities;
import org.classblocks.groups.SampleGroup;
import org.classblocks.report.model.ExampleModel;
import org.classblocks.report.model.ReportModel;
import org.classblocks.similarity.SimilarityMatrix;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What has how much of the window: matrix, names, tools and tables. */
class WindowInBrowserTest extends PageInBrowser {
  private static final int CLASSES = 288;
  private static final int BLOCK = 12;

  /** Pixels of an outline, a rounded edge. */
  private static final int SLACK = 3;

  WindowInBrowserTest() {
    super(model());
  }

  /** Squares of 12 classes, in threes inside larger ones, with names as long as those of dogs. */
  private static ReportModel model() {
    List<String> names =
        IntStream.range(0, CLASSES)
            .mapToObj(id -> "American Staffordshire Terrier " + (CLASSES - 1 - id))
            .toList();
    SimilarityMatrix similarity =
        Similarities.of(names, Set.of(), (a, b) -> (int) a / BLOCK == (int) b / BLOCK ? 0.8 : 0.01);
    List<Block> blocks = new ArrayList<>();
    for (int start = 0; start < CLASSES; start += BLOCK) {
      if (start % (3 * BLOCK) == 0) {
        int end = start + 3 * BLOCK;
        blocks.add(block(blocks.size(), -1, 0, start, end, "Miniature Poodle, Australian Terrier"));
      }
      int parent = blocks.size() - 1 - start / BLOCK % 3;
      blocks.add(
          block(
              blocks.size(),
              parent,
              1,
              start,
              start + BLOCK,
              "American Staffordshire Terrier, Rhodesian Ridgeback"));
    }
    return new ExampleModel(similarity)
        .blocks(new BlockForest(blocks, 0.05, CLASSES))
        .groups(new SampleGroup("north", 60, similarity), new SampleGroup("south", 40, similarity))
        .build();
  }

  private static Block block(int id, int parent, int depth, int start, int end, String name) {
    return new Block(id, parent, depth, start, end, 0.8, 0.01, 0.5, 9, Double.NaN, start, -1, name);
  }

  @BeforeEach
  void standardWindow() {
    page.resize(1440, 900);
  }

  /** The side of the square between two pixels of the diagonal's ends, which are dark. */
  private double drawnSide(ShownMatrix shown, String canvas) {
    Box plot = shown.plot();
    double side = Math.min(plot.width(), plot.height());
    int[] colours =
        page.pixels(
            canvas,
            List.of(
                new double[] {plot.left() + SLACK, plot.top() + SLACK},
                new double[] {plot.left() + side - SLACK, plot.top() + side - SLACK}));
    assertThat(IntStream.of(colours))
        .as("ends of the diagonal")
        .allMatch(WindowInBrowserTest::isDark);
    return side;
  }

  private static boolean isDark(int colour) {
    return colour >> 16 < 100;
  }

  @Test
  void theMatrixHasNearlyHalfOfTheWindowBesideTablesThatCanBeRead() {
    double side = drawnSide(matrix, "#matrix .base");
    assertThat(side * side / (1440 * 900)).isGreaterThan(0.45);
    assertThat(page.box("#panels").width()).isGreaterThan(380);
  }

  @Test
  void twoPanesAreLargeEnoughToCompare() {
    matrix.choose("Compare with", "south");
    page.awaitFrame();
    ShownMatrix beside = new ShownMatrix(page, CLASSES, 2);
    assertThat(drawnSide(matrix, "#matrix .base")).isGreaterThanOrEqualTo(480);
    assertThat(drawnSide(beside, "#matrix .pane:nth-of-type(2) .base"))
        .isEqualTo(drawnSide(matrix, "#matrix .base"));
    assertThat(page.box("#panels").width()).isGreaterThanOrEqualTo(320);
  }

  @Test
  void toolsAreInOneRow() {
    assertThat(page.box("#toolbar").height()).isLessThan(45);
    assertThat(page.box("#head").height()).isLessThan(45);
    matrix.choose("Compare with", "south");
    assertThat(page.box("#toolbar").height()).isLessThan(45);
  }

  @Test
  void tablesFoldAwayAndStayFoldedUntilTheyAreWanted() {
    double before = matrix.plot().width();
    page.element("#fold").click();
    page.awaitFrame();
    assertThat(page.element("#panels").isDisplayed()).isFalse();
    assertThat(matrix.plot().width()).isGreaterThan(before + 300);
    page.reload();
    assertThat(page.element("#panels").isDisplayed()).isFalse();
    page.evaluate("document.querySelector('.skip').click()");
    assertThat(page.element("#panels").isDisplayed()).isTrue();
    page.reload();
    assertThat(page.element("#panels").isDisplayed()).isTrue();
  }

  @Test
  void onAPhoneThePageScrollsAndTablesAreThere() {
    page.element("#fold").click();
    page.resize(390, 844);
    assertThat(page.element("#panels").isDisplayed()).isTrue();
    assertThat(page.element("#fold").isDisplayed()).isFalse();
    assertThat(page.holds("document.documentElement.scrollWidth <= innerWidth")).isTrue();
    assertThat(page.holds("document.documentElement.scrollHeight > innerHeight")).isTrue();
    assertThat(drawnSide(matrix, "#matrix .base")).isGreaterThan(260);
  }

  /** Records the words on the last canvas, with left, top, right and bottom; not similarities. */
  private static final String RECORD =
      """
      window.written = [];
      const { fillText, clearRect } = CanvasRenderingContext2D.prototype;
      const isRecorded = (canvas) => canvas === document.querySelector("#matrix .pane:last-of-type .base");
      CanvasRenderingContext2D.prototype.clearRect = function (...box) {
        if (isRecorded(this.canvas)) {
          window.written = [];
        }
        clearRect.call(this, ...box);
      };
      CanvasRenderingContext2D.prototype.fillText = function (text, x, y) {
        if (isRecorded(this.canvas) && !/^\\d\\.\\d+$/.test(text)) {
          const { width } = this.measureText(text);
          const letters = parseFloat(this.font);
          const corners = [[x, y - letters / 2], [x + width, y + letters / 2]].map(([u, v]) =>
            this.getTransform().transformPoint(new DOMPoint(u, v)));
          const xs = corners.map((corner) => corner.x);
          const ys = corners.map((corner) => corner.y);
          window.written.push({ text, box: [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)] });
        }
        fillText.call(this, text, x, y);
      };
      """;

  /** What is cut or written over something else. */
  private static final String CROWDED =
      """
      const canvas = document.querySelector("#matrix .pane:last-of-type .base");
      const wrong = window.written.filter(({ text }) => text.endsWith("…")).map(({ text }) => `cut: ${text}`);
      window.written.forEach(({ text, box: a }, index) => {
        if (a[0] < 0 || a[1] < 0 || a[2] > canvas.width || a[3] > canvas.height) {
          wrong.push(`outside: ${text} at ${a}`);
        }
        window.written.slice(index + 1).forEach(({ text: other, box: b }) => {
          if (Math.min(a[2], b[2]) - Math.max(a[0], b[0]) > 1 && Math.min(a[3], b[3]) - Math.max(a[1], b[1]) > 1) {
            wrong.push(`${text} collides with ${other}`);
          }
        });
      });
      return wrong;
      """;

  /** The whole, two panes, blocks in sight off the diagonal, classes in sight. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "#layer=similarity",
        "#beside=group-1",
        "#rows=0-100&columns=100-230",
        "#rows=20.3-50.6&columns=100.2-130",
        "#rows=200-211&columns=200-211"
      })
  void namesAreWholeAndDoNotCollide(String sight, Browser browser) {
    page = OpenPage.open(browser, file, sight);
    page.resize(1440, 900);
    page.evaluate(RECORD);
    matrix = new ShownMatrix(page, CLASSES);
    matrix.press("Blocks");
    assertThat(page.number("window.written.length")).isGreaterThan(8);
    assertThat((List<?>) page.evaluate(CROWDED)).isEmpty();
  }

  @Test
  void aNameIsSaidInFullUnderThePointer() {
    Box plot = matrix.plot();
    double middle = matrix.place(3 * BLOCK / 2, 0)[1];
    page.pointer().moveTo(plot.left() + plot.height() + 60, middle);
    page.awaitFrame();
    assertThat(page.element("#matrix .name").getText())
        .isEqualTo("Miniature Poodle, Australian Terrier\n36 classes");
    page.pointer().moveTo(plot.left() + 40, plot.top() + 60);
    page.awaitFrame();
    assertThat(page.element("#matrix .name").isDisplayed()).isFalse();
  }
}
