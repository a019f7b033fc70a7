package org.classblocks.report.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.classblocks.browser.Box;
import org.classblocks.browser.Browser;
import org.classblocks.browser.OpenPage;
import org.classblocks.browser.PageInBrowser;
import org.classblocks.browser.ShownMatrix;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The page on a phone: a document to read, and a matrix that opens on the whole screen. */
class PhoneInBrowserTest extends PageInBrowser {
  private static final int CLASSES = WalkedRun.CLASSES;

  /** What can be pressed and is smaller than a fingertip; links within sentences are text. */
  private static final String SMALL_TARGETS =
      """
      const isText = (one) => one.matches("a") && one.closest("p, .findings li") !== null;
      return [...document.querySelectorAll("a[href], button, input, select, summary")]
        .filter((one) => one.checkVisibility({ visibilityProperty: true }) && !isText(one))
        .map((one) => ({ one, box: one.getBoundingClientRect() }))
        .filter(({ box }) => Math.min(box.width, box.height) < 43.5)
        .map(({ one, box }) => `${one.outerHTML.slice(0, 90)}: ${box.width} x ${box.height}`);
      """;

  PhoneInBrowserTest() {
    super(WalkedRun.model());
  }

  @BeforeEach
  void phone() {
    page.resize(390, 844);
  }

  private boolean isOpen() {
    return page.holds("document.documentElement.hasAttribute('data-open')");
  }

  private void open() {
    page.element("#open").click();
    page.awaitFrame();
    page.awaitFrame();
  }

  @ParameterizedTest
  @CsvSource({"390, 844", "844, 390"})
  void whatWasFoundComesBeforeTheMatrix(int width, int height) {
    page.resize(width, height);
    Box panels = page.box("#panels");
    assertThat(panels.top()).isLessThan(height / 2.0);
    assertThat(page.box("#matrix").top()).isGreaterThanOrEqualTo(panels.top() + panels.height());
    assertThat(page.element("#toolbar").isDisplayed()).isFalse();
    assertThat(page.box("#matrix").height()).isGreaterThan(150);
  }

  @ParameterizedTest
  @CsvSource({"390, 844", "844, 390", "320, 568"})
  void noPanelIsWiderThanTheScreenAndAllTargetsFitAFinger(int width, int height) {
    page.resize(width, height);
    page.evaluate("location.hash = '#class=20'");
    page.await("the selection", "location.hash.includes('select=')");
    List<?> tabs = page.elements("#panels [role=tab]");
    for (int tab = 0; tab < tabs.size(); tab++) {
      page.evaluate("document.querySelectorAll('#panels [role=tab]')[arguments[0]].click()", tab);
      assertThat((List<?>) page.evaluate(SMALL_TARGETS)).as("tab %d", tab).isEmpty();
      assertThat(page.number("document.documentElement.scrollWidth"))
          .as("tab %d", tab)
          .isLessThanOrEqualTo(width);
    }
  }

  @ParameterizedTest
  @CsvSource({"390, 844", "844, 390"})
  void theOpenMatrixHasTheScreenAndItsTools(int width, int height) {
    page.resize(width, height);
    open();
    Box explorer = page.box("#explorer");
    assertThat(explorer.width()).isEqualTo(width);
    assertThat(explorer.height()).isEqualTo(height);
    assertThat(page.element("#toolbar").isDisplayed()).isTrue();
    assertThat(matrix.plot().height()).isGreaterThan(height - 170);
    for (String menu : List.of("colour-menu", "more-menu")) {
      page.evaluate("document.getElementById(arguments[0]).showPopover()", menu);
      assertThat((List<?>) page.evaluate(SMALL_TARGETS)).as(menu).isEmpty();
      Box sheet = page.box("#" + menu);
      assertThat(sheet.left() + sheet.width()).isLessThanOrEqualTo(width);
      assertThat(sheet.top() + sheet.height()).isLessThanOrEqualTo(height);
    }
    assertThat(page.holds("document.getElementById('panels').inert")).isTrue();
  }

  @Test
  void oneFingerMovesTheOpenMatrix() {
    open();
    Box plot = matrix.plot();
    ShownMatrix.Sight near =
        matrix.sightAfter(() -> page.pointer().pinch(plot.x(0.5), plot.y(0.3), 60, 180));
    ShownMatrix.Sight moved =
        matrix.sightAfter(
            () ->
                page.pointer().swipe(plot.x(0.5), plot.y(0.4), plot.x(0.5) - 40, plot.y(0.4) - 40));
    assertThat(moved.left()).isGreaterThan(near.left() + 0.5);
  }

  @Test
  void backClosesTheMatrixHoweverOneMovedThere() {
    double step = page.number("history.state.step");
    page.evaluate("location.hash = '#block=1'");
    page.await("the matrix", "document.documentElement.hasAttribute('data-open')");
    page.await("the block", "location.hash.includes('select=2-6,2-6')");
    assertThat(matrix.sight().top()).isLessThan(2);
    assertThat(matrix.sight().bottom()).isGreaterThan(6);
    String there =
        matrix.addressAfter(() -> page.evaluate("document.querySelector('.crumbs a').click()"));
    assertThat(there).contains("select=0-12,0-12");
    page.evaluate("history.back()");
    page.await("the matrix to close", "!document.documentElement.hasAttribute('data-open')");
    assertThat(page.number("history.state.step")).isEqualTo(step);
    assertThat(page.address()).as("one stays where one was").contains("select=0-12,0-12");
  }

  @Test
  void openingIsAStepOfItsOwnAfterAMovement() {
    page.evaluate("document.getElementById('matrix').scrollIntoView()");
    Box seen = matrix.plot();
    double step = page.number("history.state.step");
    page.pointer().pinch(seen.x(0.4), seen.y(0.4), 40, 120);
    page.evaluate("document.getElementById('open').click()");
    assertThat(isOpen()).isTrue();
    page.evaluate("history.back()");
    page.await("the matrix to close", "!document.documentElement.hasAttribute('data-open')");
    assertThat(page.number("history.state.step")).as("after the movement").isEqualTo(step + 1);
    page.reload();
    assertThat(isOpen()).isFalse();
  }

  @Test
  void aButtonClosesTheMatrixAndTheReaderIsBackAtTheLink() {
    page.evaluate("document.querySelector('#tab-pairs').click()");
    page.evaluate("const link = document.querySelector('#pairs a'); link.focus(); link.click()");
    page.await("the matrix", "document.documentElement.hasAttribute('data-open')");
    page.await("the pair", "location.hash.includes('select=')");
    page.element("#close").click();
    page.await("the matrix to close", "!document.documentElement.hasAttribute('data-open')");
    assertThat(page.holds("document.activeElement.closest('#pairs') !== null")).isTrue();
    assertThat(page.holds("document.getElementById('panels').inert")).isFalse();
  }

  @Test
  void aTapOnThePreviewOpensTheMatrixAndSelectsNothing() {
    page.evaluate("document.getElementById('matrix').scrollIntoView()");
    Box plot = matrix.plot();
    page.pointer().tap(plot.x(0.5), plot.y(0.5));
    page.await("the matrix", "document.documentElement.hasAttribute('data-open')");
    page.awaitFrame();
    assertThat(page.address()).doesNotContain("select=");
  }

  @Test
  void aMatrixThatWasOpenIsOpenAfterReloading() {
    open();
    page.await("the step to be over", "history.state.standpoint !== undefined");
    page.reload();
    assertThat(isOpen()).isTrue();
    page.element("#close").click();
    page.await("the matrix to close", "!document.documentElement.hasAttribute('data-open')");
  }

  @Test
  void namesStayWhereTheRestOfATableScrolls() {
    page.evaluate("document.querySelector('#tab-blocks').click()");
    page.evaluate("document.querySelector('#tab-block-table').click()");
    Box before = page.box("#block-table tbody th");
    page.evaluate("document.querySelector('#block-table .wide').scrollLeft = 80");
    assertThat(page.number("document.querySelector('#block-table .wide').scrollLeft"))
        .as("the table is wider than the screen")
        .isGreaterThan(20);
    assertThat(page.box("#block-table tbody th").left()).isEqualTo(before.left());
  }

  @Test
  void aLargeWindowHasNoButtonForIt(Browser browser) {
    page.resize(1440, 900);
    assertThat(page.element("#open").isDisplayed()).isFalse();
    page = OpenPage.open(browser, file);
    assertThat(page.element("#close").isDisplayed()).isFalse();
    matrix = new ShownMatrix(page, CLASSES);
    assertThat(matrix.sight().rows()).isEqualTo(CLASSES);
  }
}
