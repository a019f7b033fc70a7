package org.classblocks.report.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import org.classblocks.browser.PageInBrowser;
import org.classblocks.browser.Pointer;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;

/** What is around the matrix: tabs, tables, the tree, the selection and the search. */
class PanelsInBrowserTest extends PageInBrowser {
  private static final int CLASSES = WalkedRun.CLASSES;

  PanelsInBrowserTest() {
    super(WalkedRun.model());
  }

  private void openTab(String title) {
    page.elements("[role=tab]").stream()
        .filter(tab -> tab.getText().equals(title))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no tab " + title))
        .click();
  }

  private List<String> texts(String selector) {
    return page.elements(selector).stream().map(WebElement::getText).toList();
  }

  /** Waits until the panel of the selection speaks of something. */
  private String selection(String title) {
    page.await(
        "the selection to be " + title,
        "document.querySelector('#selection').textContent.includes('" + title + "')");
    return page.text("#selection");
  }

  private static double meanSimilarity(int fromRow, int toRow, int fromColumn, int toColumn) {
    double sum = 0;
    int pairs = 0;
    for (int row = fromRow; row < toRow; row++) {
      for (int column = fromColumn; column < toColumn; column++) {
        if (row != column) {
          sum += WalkedRun.similarity(WalkedRun.classAt(row), WalkedRun.classAt(column));
          pairs++;
        }
      }
    }
    return sum / pairs;
  }

  @Test
  void tabsShowOnePanelAtATime() {
    assertThat(texts("#panels > .tabs [role=tab]"))
        .containsExactly(
            "Overview",
            "Blocks",
            "Links",
            "Selection",
            "Pairs",
            "Errors",
            "Groups",
            "Excluded",
            "Run");
    openTab("Links");
    assertThat(page.text("#links")).contains("block 1", "block 3", "0.50", "0.25");
    assertThat(page.element("#summary").isDisplayed()).isFalse();
    page.keyboard().type(Keys.ARROW_RIGHT, Keys.ARROW_RIGHT);
    assertThat(page.element("#pairs").isDisplayed()).isTrue();
    assertThat(page.element("#links").isDisplayed()).isFalse();
  }

  @Test
  void aBlockLeadsToItsPlace() {
    openTab("Blocks");
    openTab("Table");
    String address =
        matrix.addressAfter(() -> page.element("#block-table a[href='#block=1']").click());
    page.await("the address to tell the sight", "location.hash.includes('rows=')");
    assertThat(page.address()).as(address).contains("select=2-6,2-6");
  }

  @Test
  void theTreeOpensByKeysAndLeadsToBlocks() {
    openTab("Blocks");
    assertThat(texts("#tree [role=treeitem] bdi")).containsExactly("block 0", "block 3");
    page.evaluate("document.querySelector('#tree [role=treeitem]').focus()");
    page.keyboard().type(Keys.ARROW_RIGHT);
    assertThat(texts("#tree [role=treeitem] bdi"))
        .containsExactly("block 0", "block 1", "block 2", "block 3");
    page.keyboard().type(Keys.ARROW_DOWN, Keys.ARROW_DOWN, Keys.ENTER);
    page.await("the block to be selected", "location.hash.includes('select=7-11,7-11')");
    page.keyboard().type(Keys.ARROW_LEFT, Keys.ARROW_LEFT);
    assertThat(texts("#tree [role=treeitem] bdi").stream().filter(name -> !name.isEmpty()))
        .containsExactly("block 0", "block 3");
  }

  @Test
  void theTreeFollowsTheSelection() {
    matrix.drag(7, 7, 10, 10, Pointer.SHIFT);
    openTab("Blocks");
    assertThat(page.text("#tree [aria-current=true] bdi")).isEqualTo("block 2");
  }

  @Test
  void aBrushTellsOfTheClassesInIt() {
    matrix.drag(2, 2, 5, 5, Pointer.SHIFT);
    String said = selection("block 1");
    assertThat(said).contains("block 0", "Classes", "Cohesion", "Labels", "Missed labels", "Error");
    assertThat(texts("#selection tbody th bdi").subList(0, 4))
        .containsExactly("class 22", "class 21", "class 20", "class 19");
  }

  @Test
  void aRectangleTellsItsMeanAndItsErrors() {
    matrix.press("Select");
    matrix.drag(1, 15, 3, 18, 0);
    page.await(
        "the selection to tell a mean", "document.querySelector('#selection .figures') !== null");
    openTab("Selection");
    String said = page.text("#selection");
    double mean = meanSimilarity(1, 4, 15, 19);
    assertThat(said).contains(String.format(Locale.ROOT, "%.3f", mean));
    long labels = 0;
    long missed = 0;
    for (int position : new int[] {1, 2, 3, 15, 16, 17, 18}) {
      for (int other = 0; other < CLASSES; other++) {
        int count = WalkedRun.taken(WalkedRun.classAt(position), other);
        labels += count;
        missed += other == WalkedRun.classAt(position) ? 0 : count;
      }
    }
    assertThat(said)
        .contains(
            String.valueOf(labels),
            String.valueOf(missed),
            String.format(Locale.ROOT, "%.1f%%", 100.0 * missed / labels));
  }

  @Test
  void aSelectionIsCopiedAsCsvAndJson() {
    page.allowClipboard();
    matrix.drag(2, 2, 4, 4, Pointer.SHIFT);
    openTab("Selection");
    copy("Copy CSV");
    assertThat(page.clipboard().lines())
        .hasSize(4)
        .first()
        .asString()
        .contains("position,class_id,class_name");
    assertThat(page.clipboard().lines().skip(1).map(line -> line.substring(0, 14)))
        .containsExactly("2,22,class 22,", "3,21,class 21,", "4,20,class 20,");
    copy("Copy JSON");
    assertThat(page.clipboard()).contains("\"class_name\": \"class 21\"", "\"rows\": [");
    button("Clear").click();
    page.await("the selection to be given up", "!location.hash.includes('select=')");
    assertThat(page.text("#selection")).contains("Nothing is selected");
  }

  private WebElement button(String title) {
    return page.elements("#selection button").stream()
        .filter(other -> other.getText().equals(title))
        .findFirst()
        .orElseThrow();
  }

  private void copy(String title) {
    WebElement button = button(title);
    button.click();
    page.await(
        "the selection to be copied",
        "[...document.querySelectorAll('#selection button')]"
            + ".some((button) => button.textContent === 'Copied')");
  }

  @Test
  void aClickTellsOfAPair() {
    matrix.click(3, 16);
    openTab("Selection");
    String similarity = String.format(Locale.ROOT, "%.3f", WalkedRun.similarity(21, 8));
    assertThat(selection("class 21")).contains("class 8", similarity, "Nearest to class 21");
  }

  @Test
  void aSearchGoesToTheClassAndListsItsNeighbours() {
    page.element("#search input").sendKeys("CLASS 1");
    assertThat(texts("#search-hits li").get(0)).startsWith("class 1\n1");
    assertThat(page.elements("#search-hits li")).hasSizeGreaterThan(9);
    page.element("#search input").sendKeys("7");
    String address = matrix.addressAfter(() -> page.element("#search input").sendKeys(Keys.ENTER));
    page.await("the class to be selected", "location.hash.includes('select=7-8,7-8')");
    openTab("Selection");
    assertThat(selection("class 17"))
        .as(address)
        .contains("block 0", "block 2", "Nearest to class 17", "class 23", "0.920");
  }

  @Test
  void aSearchSaysThatNothingIsFound() {
    page.element("#search input").sendKeys("dog");
    assertThat(page.text("#search-hits")).isEqualTo("Nothing found.");
    page.element("#search input").sendKeys(Keys.ESCAPE);
    assertThat(page.element("#search-hits").isDisplayed()).isFalse();
  }

  @Test
  void headingsSortTables() {
    openTab("Pairs");
    List<String> first = texts("#pairs tbody tr");
    clickHeading("Similarity");
    assertThat(sortKeys()).isSortedAccordingTo((a, b) -> Double.compare(b, a));
    clickHeading("Similarity");
    assertThat(sortKeys()).isSorted();
    clickHeading("Similarity");
    assertThat(texts("#pairs tbody tr")).isEqualTo(first);
  }

  private void clickHeading(String title) {
    page.elements("#pairs thead button").stream()
        .filter(button -> button.getText().equals(title))
        .findFirst()
        .orElseThrow()
        .click();
  }

  private List<Double> sortKeys() {
    return page.elements("#pairs tbody td:last-child").stream()
        .map(cell -> Double.valueOf(cell.getDomAttribute("data-sort")))
        .toList();
  }

  @Test
  void theRunIsToldInWords() {
    openTab("Run");
    assertThat(page.text("#about")).contains("100");
    openTab("Excluded");
    assertThat(page.text("#excluded")).contains("class 4", "never vary");
    openTab("Groups");
    assertThat(page.text("#groups")).contains("north", "60", "south", "40");
  }

  @Test
  void saysWhatKeysDo() {
    matrix.press("Keys");
    assertThat(page.text("#keys")).contains("Shift", "Page Up", "Zoom in and out");
    page.keyboard().type(Keys.ESCAPE);
    assertThat(page.element("#keys").isDisplayed()).isFalse();
  }
}
