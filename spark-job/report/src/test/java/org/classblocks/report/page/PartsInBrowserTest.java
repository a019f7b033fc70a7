package org.classblocks.report.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.classblocks.browser.Box;
import org.classblocks.browser.Browser;
import org.classblocks.browser.InBrowser;
import org.classblocks.browser.OpenPage;
import org.classblocks.browser.ShownMatrix;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;

/** A page that shows one part of a graph at a time, opened from disk. */
@InBrowser
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PartsInBrowserTest {
  private static final int ROWS = SmallParts.COMPARED / SmallParts.ROW;

  /** The first part of classes. */
  private static final String FIRST_PART = "?part=1";

  private Path file;
  private Browser browser;
  private OpenPage page;
  private ShownMatrix matrix;

  @BeforeAll
  void save(@TempDir Path folder) throws IOException {
    file = SmallParts.in(folder);
  }

  @BeforeEach
  void open(Browser running) {
    browser = running;
    open("");
  }

  @AfterEach
  void nothingIsAskedOfTheNetwork() {
    String folder = file.getParent().toUri().toString();
    assertThat(page.log().requests())
        .allMatch(url -> url.startsWith(folder) || url.startsWith("data:"));
  }

  /** Opens the page with an end of its address. */
  private void open(String end) {
    page = OpenPage.load(browser, file, end);
    page.awaitPage("the page", "true");
    matrix = new ShownMatrix(page, ROWS + 1);
  }

  private void openPart(String end) {
    page = OpenPage.load(browser, file, end);
    awaitPart("the part", "true");
  }

  /** Waits for the page of a part after something led there. */
  private void awaitPart(String what, String expression) {
    page.awaitPage(what, "location.search.startsWith('?part=') && (" + expression + ")");
    matrix = new ShownMatrix(page, SmallParts.PART);
  }

  private void awaitWhole() {
    page.awaitPage("the whole", "location.search === ''");
    matrix = new ShownMatrix(page, ROWS + 1);
  }

  /** Does something that leads to another page, after what asked for it has its answer. */
  private void leave(String action, Object... arguments) {
    page.evaluate("const given = arguments; setTimeout(() => " + action + ")", arguments);
  }

  private List<String> path() {
    return page.elements(".crumbs li").stream().map(WebElement::getText).toList();
  }

  /** The similarity from which on all is as dark as it gets, as the legend says. */
  private double scaleEnd() {
    return page.elements("#matrix .legend text").stream()
        .map(WebElement::getText)
        .filter(number -> number.startsWith("\u2265"))
        .mapToDouble(number -> Double.parseDouble(number.substring(1)))
        .findFirst()
        .orElseThrow();
  }

  private static void assertThatNothingWasLogged(OpenPage page) {
    assertThat(page.log().messages()).isEmpty();
  }

  /** Asserts the colours of the first cells of the matrix in sight. */
  private void assertColours(int cells, int shown, Similarities similarities) {
    double end = scaleEnd();
    double[] shares = new double[cells * cells];
    Arrays.setAll(
        shares, at -> Math.max(0, Math.min(1, similarities.at(at / cells, at % cells) / end)));
    int[] expected = ShownColours.blues(page, shares);
    int[] colours = matrix.colours();
    for (int row = 0; row < cells; row++) {
      for (int column = 0; column < cells; column++) {
        ShownColours.assertClose(
            colours[row * shown + column],
            expected[row * cells + column],
            String.format(Locale.ROOT, "row %d, column %d of scale %s", row, column, end));
      }
    }
  }

  private interface Similarities {
    double at(int row, int column);
  }

  @Test
  void theFirstPictureShowsTheMeansOfTheGraph() {
    assertThat(scaleEnd()).isLessThan(1);
    assertColours(ROWS, ROWS + 1, SmallParts::meanOfRows);
    assertThat(matrix.coloursInside(3, ROWS)).as("no correlation").isGreaterThan(1);
    assertThatNothingWasLogged(page);
  }

  @Test
  void aCellOfTheFirstPictureSaysItsMean() {
    matrix.hover(5, 4);
    assertThat(matrix.tooltip())
        .contains(
            "5 classes",
            String.format(Locale.ROOT, "mean of similarity %.3f", SmallParts.meanOfRows(5, 4)));
    matrix.hover(2, 2);
    assertThat(matrix.tooltip())
        .contains(
            String.format(Locale.ROOT, "mean of similarity %.3f", SmallParts.meanOfRows(2, 2)));
    assertThatNothingWasLogged(page);
  }

  @Test
  void aPartShowsThePairsOfItsClasses() {
    openPart(FIRST_PART);
    assertColours(
        SmallParts.PART,
        SmallParts.PART,
        (row, column) -> row == column ? 1 : SmallParts.similarityAt(row, column));
    matrix.hover(3, 16);
    assertThat(matrix.tooltip())
        .contains(
            SmallParts.nameAt(3) + " (" + SmallParts.classAt(3) + ")",
            SmallParts.nameAt(16),
            String.format(Locale.ROOT, "similarity %.3f", SmallParts.similarityAt(3, 16)));
    assertThatNothingWasLogged(page);
  }

  @Test
  void twoClicksLeadIntoAPartAndBackLeadsOut() {
    double[] place = matrix.place(5, 5);
    page.pointer().doubleClick(place[0], place[1]);
    awaitPart("the part of row 5", "location.hash.includes('select=5-10,5-10')");
    assertThat(path()).contains("Classes 21 to 40 of 124");
    String address = page.address();
    leave("history.back()");
    awaitWhole();
    assertThat(path()).containsExactly("");
    leave("history.forward()");
    awaitPart("the part again", "location.hash.includes('select=5-10,5-10')");
    assertThat(page.address()).isEqualTo(address);
    assertThatNothingWasLogged(page);
  }

  @Test
  void theAddressOfAPartShowsTheSameToSomebodyElse() {
    openPart(FIRST_PART);
    matrix.sightAfter(() -> matrix.wheel(8, 8, -240));
    String end = page.address().replaceAll("^.*index.html", "");
    ShownMatrix.Sight sight = matrix.sight();
    openPart(end);
    assertThat(matrix.sight()).isEqualTo(sight);
    assertThatNothingWasLogged(page);
  }

  @Test
  void searchFindsAClassOfAnotherPartAndGoesThere() {
    openPart(FIRST_PART);
    page.element("#search input").sendKeys("BIRD 07");
    page.await("a hit", "document.querySelector('#search-hits [data-hit]')");
    assertThat(page.text("#search-hits")).contains("bird 07").doesNotContain("bird 08", "fish");
    page.element("#search input").sendKeys(Keys.ENTER);
    // bird 07 is class 7 at position 112, the 13th of the part of 100 to 120.
    assertThat(SmallParts.nameAt(112)).isEqualTo("bird 07");
    awaitPart("its part", "location.hash.includes('select=12-13,12-13')");
    assertThat(path()).contains("Classes 101 to 120 of 124");
    assertThat(page.text("#matrix .tooltip") + page.element("#selection").getText())
        .doesNotContain("undefined");
    assertThatNothingWasLogged(page);
  }

  @Test
  void searchSaysThatThereIsNoSuchName() {
    page.element("#search input").sendKeys("zebra");
    page.await("an answer", "document.querySelector('#search-hits .none')");
    assertThat(page.text("#search-hits")).isEqualTo("Nothing found.");
    assertThatNothingWasLogged(page);
  }

  @Test
  void thePathLeadsUp() {
    openPart(FIRST_PART);
    assertThat(path()).startsWith("All classes", "block 0", "Classes 1 to 20 of 124");
    leave("document.querySelectorAll('.crumbs a')[1].click()");
    awaitWhole();
    page.await("the block", "location.hash.includes('select=0-8,0-8')");
    openPart(FIRST_PART);
    leave("document.querySelector('.crumbs a').click()");
    awaitWhole();
    assertThat(page.holds("location.hash.includes('select')")).isFalse();
    assertThatNothingWasLogged(page);
  }

  @ParameterizedTest
  @ValueSource(ints = {600, 1280})
  void thePathHidesNothingOfTheMatrix(int width) {
    openPart(FIRST_PART);
    page.resize(width, 800);
    page.await("the path", "document.querySelectorAll('.crumbs li').length >= 3");
    Box stage = page.box("#matrix .stage");
    Box foot = page.box("#matrix .pane-foot");
    Box path = page.box("#matrix .crumbs");
    assertThat(path.top()).isGreaterThanOrEqualTo(stage.y(1));
    assertThat(path.left() >= foot.x(1) || path.y(1) <= foot.top())
        .as("beside the legend")
        .isTrue();
    assertThat(path.x(1)).isLessThanOrEqualTo(width);
    assertThatNothingWasLogged(page);
  }

  @Test
  void rowsOfTablesLeadToPlacesOfOtherParts() {
    openPart(FIRST_PART);
    // Block 13 is positions 40 to 80, and block 14 is 40 to 50.
    leave("document.querySelector(given[0]).click()", "tbody a[href='?to=block=14']");
    awaitPart("the part of the block", "location.hash.includes('select=0-10,0-10')");
    assertThat(path()).endsWith("Classes 41 to 60 of 124", "block 14");
    leave("document.querySelector(given[0]).click()", "tbody a[href='?to=block=13']");
    awaitWhole();
    page.await("the block", "location.hash.includes('select=8-16,8-16')");
    assertThatNothingWasLogged(page);
  }

  @ParameterizedTest
  @ValueSource(strings = {"?to=pair=115,0", "?to=pair=0,115"})
  void aPairOfTwoPartsIsShownInTheWhole(String end) {
    open(end);
    awaitWhole();
    int[] rows = end.endsWith("115") ? new int[] {23, 0} : new int[] {0, 23};
    page.await(
        "the pair",
        String.format(
            "location.hash.includes('select=%d-%d,%d-%d')",
            rows[0], rows[0] + 1, rows[1], rows[1] + 1));
    assertThatNothingWasLogged(page);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "?part=99",
        "?part=-1",
        "?part=1.5",
        "?part=one",
        "?part",
        "?to=",
        "?to=nowhere",
        "?to=class=124",
        "?to=class=99999",
        "?to=block=99",
        "?to=block=999999",
        "?to=pair=3,124",
        "?to=at=7,3",
        "?to=at=0,99999",
        "#at=0,99999",
        "#block=99",
        "#rows=a-b&columns=3"
      })
  void anAddressThatMakesNoSenseShowsTheWhole(String end) {
    open(end);
    assertThat(path()).containsExactly("");
    assertThat(page.element(".crumbs").isDisplayed()).isFalse();
    assertThat(matrix.sight().rows()).isGreaterThanOrEqualTo(ROWS);
    assertThat(page.holds("location.hash.includes('select')")).isFalse();
    assertThatNothingWasLogged(page);
  }

  @Test
  void saysWhichFileIsMissing() throws IOException {
    Path copy = Files.createDirectories(file.resolveSibling("copy").resolve("parts"));
    Path alone = copy.resolveSibling("index.html");
    Files.copy(file, alone);
    Files.copy(file.resolveSibling("parts").resolve("part-0.js"), copy.resolve("part-0.js"));
    Files.writeString(copy.resolve("part-2.js"), "classblocksFile(\"parts/part-2\",{\"run\":");
    for (int part = 1; part <= 2; part++) {
      page = OpenPage.load(browser, alone, "?part=" + part);
      page.await("the page to say so", "document.documentElement.dataset.failed");
      assertThat(page.text("#matrix"))
          .contains("parts/part-" + part + ".js is missing or damaged", "parts beside this page");
      assertThat(page.log().messages()).noneMatch(message -> message.contains("in promise"));
    }
    page = OpenPage.open(browser, alone, "");
    page.element("#search input").sendKeys("bird");
    page.await("an answer", "document.querySelector('#search-hits .none')");
    assertThat(page.text("#search-hits")).contains("parts/names-0.js is missing or damaged");
    assertThat(page.log().messages()).noneMatch(message -> message.contains("in promise"));
  }
}
