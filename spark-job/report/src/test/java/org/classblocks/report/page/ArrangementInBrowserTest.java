package org.classblocks.report.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.IntBinaryOperator;
import java.util.stream.IntStream;
import org.classblocks.browser.Browser;
import org.classblocks.browser.OpenPage;
import org.classblocks.browser.PageInBrowser;
import org.classblocks.browser.Pointer;
import org.classblocks.browser.ShownMatrix;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.WebElement;

/** Blocks that collapse to a row, crops and sorted rows. */
class ArrangementInBrowserTest extends PageInBrowser {
  private static final int CLASSES = WalkedRun.CLASSES;

  /** Block 1, positions 2 to 5. */
  private static final int[] BLOCK = {2, 6};

  ArrangementInBrowserTest() {
    super(WalkedRun.model());
  }

  private void visit(String place) {
    matrix.addressAfter(() -> page.evaluate("location.hash = arguments[0]", place));
    page.await("the place", "location.hash.includes('select=')");
  }

  /** Does something after which the matrix has that many rows. */
  private void arrange(int rows, Runnable action) {
    matrix.addressAfter(action);
    matrix = new ShownMatrix(page, rows);
    page.awaitFrame();
  }

  private void pressSelected(String title) {
    page.elements("#selection .action").stream()
        .filter(button -> button.getText().equals(title))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no " + title))
        .click();
  }

  private List<String> actions() {
    page.awaitFrame();
    return page.elements("#selection .action").stream().map(WebElement::getText).toList();
  }

  private void open(Browser browser, String fragment, int rows) {
    page = OpenPage.open(browser, file, fragment);
    matrix = new ShownMatrix(page, rows);
  }

  private static double meanSimilarity(int[] rows, int[] columns) {
    return IntStream.range(rows[0], rows[1])
        .boxed()
        .flatMapToDouble(
            i ->
                IntStream.range(columns[0], columns[1])
                    .filter(j -> j != i)
                    .mapToDouble(
                        j -> WalkedRun.similarity(WalkedRun.classAt(i), WalkedRun.classAt(j))))
        .average()
        .orElseThrow();
  }

  private static int sum(int[] rows, int[] columns, IntBinaryOperator counts) {
    return IntStream.range(rows[0], rows[1])
        .flatMap(
            i ->
                IntStream.range(columns[0], columns[1])
                    .map(j -> counts.applyAsInt(WalkedRun.classAt(i), WalkedRun.classAt(j))))
        .sum();
  }

  private static String text(double similarity) {
    return String.format(Locale.ROOT, "%.3f", similarity).replace('-', '\u2212');
  }

  @Test
  void aCollapsedBlockIsOneRowOfMeans(Browser browser) {
    open(browser, "#collapse=1", CLASSES - 3);
    matrix.hover(2, 2);
    assertThat(matrix.tooltip())
        .contains("block 1, 4 classes", "mean of similarity " + text(meanSimilarity(BLOCK, BLOCK)));
    matrix.hover(2, 10);
    assertThat(matrix.tooltip())
        .contains(
            "class " + WalkedRun.classAt(13),
            "mean of similarity " + text(meanSimilarity(BLOCK, new int[] {13, 14})));
    int[] before = new int[2];
    before[0] = matrix.colour(0, 10);
    before[1] = matrix.colour(10, 12);
    open(browser, "", CLASSES);
    assertThat(before).containsExactly(matrix.colour(0, 13), matrix.colour(13, 15));
  }

  @Test
  void aCollapsedBlockHasTheSumsOfItsCounts(Browser browser) {
    open(browser, "#layer=confusion&collapse=1,3", CLASSES - 8);
    int[] other = {14, 20};
    matrix.hover(2, 11);
    assertThat(matrix.tooltip())
        .contains(
            "\u2068block 1\u2069 "
                + sum(BLOCK, other, WalkedRun::taken)
                + " times predicted as \u2068block 3\u2069");
    matrix.hover(2, 2);
    assertThat(matrix.tooltip())
        .contains(sum(BLOCK, BLOCK, WalkedRun::taken) + " predictions stay inside");
  }

  @Test
  void theSelectedBlockCollapsesAndExpandsByButtonAndKey() {
    visit("#block=1");
    matrix.addressAfter(() -> page.element("#tab-selection").click());
    ShownMatrix.Sight before = matrix.sight();
    assertThat(actions()).contains("Collapse", "Crop").doesNotContain("Expand");
    arrange(CLASSES - 3, () -> pressSelected("Collapse"));
    assertThat(page.address()).contains("collapse=1", "select=2-3,2-3");
    assertThat(matrix.sight().top())
        .as("the block's corner stays where it is")
        .isCloseTo(before.top(), within(0.01));
    assertThat(page.text("#selection h3.title")).contains("block 1");
    arrange(CLASSES, () -> pressSelected("Expand"));
    assertThat(page.address()).contains("select=2-6,2-6").doesNotContain("collapse");
    page.evaluate("document.querySelector('#matrix .surface').focus()");
    arrange(CLASSES - 3, () -> page.keyboard().type("c"));
    assertThat(page.address()).contains("collapse=1");
    arrange(CLASSES, () -> page.keyboard().type("c"));
    assertThat(page.address()).doesNotContain("collapse");
    assertThat(page.log().messages()).isEmpty();
  }

  @Test
  void allBlocksOfALevelCollapseAtOnce() {
    arrange(7, () -> matrix.press("Collapse level 1"));
    assertThat(page.address()).contains("collapse=0,3");
    matrix.hover(0, 3);
    assertThat(matrix.tooltip()).contains("block 0, 12 classes", "block 3, 6 classes");
    arrange(CLASSES, () -> matrix.press("Expand all"));
    assertThat(page.address()).doesNotContain("collapse");
  }

  @Test
  void aDoubleClickExpandsACollapsedBlock(Browser browser) {
    open(browser, "#collapse=1", CLASSES - 3);
    double[] place = matrix.place(2, 2);
    page.pointer().doubleClick(place[0], place[1]);
    page.await("the rows of the block", "/rows=.*select=2-6,2-6$/.test(location.hash)");
    assertThat(page.address()).doesNotContain("collapse");
  }

  @Test
  void linksExpandWhatHidesTheirPlaces(Browser browser) {
    open(browser, "#collapse=0,1,3", 7);
    visit("#class=" + WalkedRun.classAt(7));
    assertThat(page.address()).contains("collapse=1,3", "select=4-5,4-5");
    visit("#block=3");
    assertThat(page.address()).contains("collapse=1,3", "select=11-12,11-12");
    visit("#block=1");
    assertThat(page.address()).contains("collapse=1,3", "select=2-3,2-3");
  }

  @Test
  void aCropHasJustTheSelectedClasses() {
    matrix.addressAfter(() -> matrix.drag(14, 14, 17, 16, Pointer.SHIFT));
    arrange(4, () -> matrix.press("Crop to selection"));
    assertThat(page.address()).contains("crop=14-18", "rows=0-4&columns=0-4");
    matrix.hover(1, 3);
    assertThat(matrix.tooltip())
        .contains(
            "class " + WalkedRun.classAt(15),
            "class " + WalkedRun.classAt(17),
            "similarity " + text(meanSimilarity(new int[] {15, 16}, new int[] {17, 18})));
    visit("#class=" + WalkedRun.classAt(16));
    assertThat(page.address()).as("inside").contains("crop=14-18", "select=2-3,2-3");
    visit("#class=" + WalkedRun.classAt(3));
    assertThat(page.address()).as("outside").contains("select=3-4,3-4").doesNotContain("crop");
    page.evaluate("history.back()");
    page.await("the crop", "location.hash.includes('crop=14-18')");
    arrange(CLASSES, () -> matrix.press("Show all classes"));
    assertThat(page.address()).doesNotContain("crop");
  }

  @Test
  void rowsAreSortedByErrorsOrNames() {
    matrix.choose("Sort by", "Errors, most first");
    page.await("the order", "location.hash.includes('order=errors')");
    List<Integer> sorted = new ArrayList<>(IntStream.range(0, CLASSES).boxed().toList());
    sorted.sort(
        Comparator.comparingDouble(ArrangementInBrowserTest::errorRate)
            .reversed()
            .thenComparing(WalkedRun::positionOf));
    for (int row : new int[] {0, 1, 2, 12, 24}) {
      matrix.hover(row, row);
      assertThat(matrix.tooltip()).contains("class " + sorted.get(row) + " (");
    }
    matrix.choose("Sort by", "Class id");
    page.await("the order", "location.hash.includes('order=id')");
    matrix.hover(7, 9);
    assertThat(matrix.tooltip())
        .contains("class 7 (7)", "class 9 (9)", "similarity " + text(WalkedRun.similarity(7, 9)));
    matrix.choose("Sort by", "Dendrogram");
    page.await("the order", "!location.hash.includes('order')");
  }

  private static double errorRate(int id) {
    int labels = IntStream.range(0, CLASSES).map(other -> WalkedRun.taken(id, other)).sum();
    return 1 - WalkedRun.taken(id, id) / (double) labels;
  }

  @Test
  void rowsAreSortedByTheirSimilarityToASelectedClass() {
    int about = 9;
    visit("#class=" + about);
    page.await(
        "the button", "document.querySelector('#selection').textContent.includes('Sort by')");
    matrix.addressAfter(() -> pressSelected("Sort by similarity"));
    assertThat(page.address()).contains("order=similarity-9", "select=0-1,0-1");
    matrix.press("Show all");
    page.await("the whole", "location.hash.includes('rows=0-25')");
    List<Integer> sorted =
        IntStream.range(0, CLASSES)
            .boxed()
            .filter(id -> id != about && id != WalkedRun.classAt(CLASSES - 1))
            .sorted(Comparator.comparing(id -> -WalkedRun.similarity(id, about)))
            .toList();
    for (int row : new int[] {1, 2, 10, 23}) {
      matrix.hover(row, row);
      int id = sorted.get(row - 1);
      matrix.hover(0, row);
      assertThat(matrix.tooltip()).contains("similarity " + text(WalkedRun.similarity(id, about)));
    }
  }

  @Test
  void theAddressHoldsTheArrangement(Browser browser) {
    page.evaluate("location.hash = '#collapse=1,3&crop=0-20&order=name&layer=confusion'");
    page.await("the arrangement", "location.hash.includes('rows=0-12')");
    page.awaitFrame();
    String shown = picture();
    open(browser, page.address().substring(page.address().indexOf('#')), 12);
    assertThat(picture()).isEqualTo(shown);
    open(browser, "#collapse=99&crop=70-90&order=nonsense", CLASSES);
    assertThat(matrix.sight().rows()).isEqualTo(CLASSES);
    assertThat(page.log().messages()).isEmpty();
  }

  private String picture() {
    return (String) page.evaluate("return document.querySelector('#matrix .base').toDataURL()");
  }

  @Test
  void aSelectedPairHasTheCurvesOfItsRows() {
    visit("#pair=" + WalkedRun.classAt(3) + "," + WalkedRun.classAt(16));
    page.element("#tab-selection").click();
    page.await("the curves", "document.querySelectorAll('.curves path').length === 2");
    assertThat(page.text(".curve-key"))
        .contains("class " + WalkedRun.classAt(3), "class " + WalkedRun.classAt(16));
    double x =
        page.number(
            """
            (() => {
              const box = document.querySelector(".curves svg").getBoundingClientRect();
              return box.left + box.width * (34 + (10.5 / 25) * (480 - 34 - 6)) / 480;
            })()\
            """);
    double y =
        page.number("document.querySelector('.curves svg').getBoundingClientRect().top + 30");
    page.pointer().moveTo(x, y);
    assertThat(page.text(".curve-told"))
        .isEqualTo(
            "class "
                + WalkedRun.classAt(10)
                + ": "
                + text(meanSimilarity(new int[] {3, 4}, new int[] {10, 11}))
                + " and "
                + text(meanSimilarity(new int[] {16, 17}, new int[] {10, 11})));
  }
}
