package org.classblocks.report.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.assertj.core.data.Offset;
import org.classblocks.browser.Box;
import org.classblocks.browser.Browser;
import org.classblocks.browser.OpenPage;
import org.classblocks.browser.PageInBrowser;
import org.classblocks.browser.Pointer;
import org.classblocks.browser.ShownMatrix;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openqa.selenium.Keys;

/** Walking around in the matrix with mouse, fingers, keys and links. */
class WalkInBrowserTest extends PageInBrowser {
  private static final int CLASSES = WalkedRun.CLASSES;
  private static final ShownMatrix.Sight ALL = new ShownMatrix.Sight(0, CLASSES, 0, CLASSES);
  private static final Offset<Double> A_PIXEL = within(1.5);

  WalkInBrowserTest() {
    super(WalkedRun.model());
  }

  private void press(CharSequence... keys) {
    page.keyboard().type(keys);
  }

  private void focusMatrix() {
    page.evaluate("document.querySelector('#matrix .surface').focus()");
  }

  /** Tells pictures that differ anywhere from each other. */
  private int picture() {
    page.awaitFrame();
    return page.evaluate(
            "return [...document.querySelectorAll('#matrix canvas')].map((c) =>"
                + " c.toDataURL()).join()")
        .hashCode();
  }

  @Test
  void theWheelZoomsAtThePointer() {
    matrix.sightAfter(() -> matrix.wheel(8, 10, -400));
    double[] before = matrix.place(8, 10);
    double rows = matrix.sight().rows();
    ShownMatrix.Sight near = matrix.sightAfter(() -> matrix.wheel(8, 10, -300));
    assertThat(near.rows()).isLessThan(0.8 * rows);
    assertThat(matrix.place(8, 10)).containsExactly(before, A_PIXEL);
    ShownMatrix.Sight far = matrix.sightAfter(() -> matrix.wheel(8, 10, 2000));
    assertThat(far.rows()).isEqualTo(CLASSES);
  }

  @Test
  void draggingTakesTheMatrixAlong() {
    matrix.sightAfter(() -> matrix.wheel(12, 12, -700));
    double[] goal = matrix.place(11, 10);
    matrix.sightAfter(() -> matrix.drag(12, 12, 11, 10, 0));
    assertThat(matrix.place(12, 12)).containsExactly(goal, A_PIXEL);
  }

  @Test
  void nothingDragsTheMatrixOutOfSight() {
    matrix.sightAfter(() -> matrix.wheel(12, 12, -300));
    for (int i = 0; i < 6; i++) {
      matrix.drag(11, 11, 14, 14, 0);
    }
    page.await("the corner", "/rows=0-.*columns=0-/.test(location.hash)");
    assertThat(matrix.sight().top()).isZero();
    assertThat(matrix.sight().left()).isZero();
  }

  @Test
  void twoFingersZoomAndOneMoves() {
    Box plot = matrix.plot();
    double x = plot.left() + plot.height() / 2;
    double y = plot.y(0.5);
    ShownMatrix.Sight near = matrix.sightAfter(() -> page.pointer().pinch(x, y, 60, 180));
    assertThat(near.rows()).isBetween(CLASSES / 3.5, CLASSES / 2.0);
    ShownMatrix.Sight moved = matrix.sightAfter(() -> page.pointer().swipe(x, y, x - 80, y - 40));
    assertThat(moved.left()).isGreaterThan(near.left());
    assertThat(moved.top()).isGreaterThan(near.top());
    assertThat(moved.rows()).isEqualTo(near.rows(), within(0.02));
  }

  @Test
  void keysPointAtPairs() {
    focusMatrix();
    press(Keys.ARROW_DOWN);
    assertThat(page.spoken()).contains("class 12");
    press(Keys.ARROW_RIGHT);
    assertThat(page.spoken()).contains("class 12", "class 11");
    press(Keys.ARROW_DOWN, Keys.ARROW_DOWN);
    assertThat(page.spoken()).contains("class 10", "class 11");
    press(Keys.ESCAPE);
    assertThat(page.spoken()).isEmpty();
  }

  @Test
  void keysZoomAndMove() {
    focusMatrix();
    ShownMatrix.Sight near = matrix.sightAfter(() -> press("+", "+"));
    assertThat(near.rows()).isEqualTo(CLASSES / 2.25, within(0.1));
    near = matrix.sightAfter(() -> press("+"));
    assertThat(near.rows()).isBetween(CLASSES / 3.375, matrix.plot().height() / 64 + 0.1);
    ShownMatrix.Sight below = matrix.sightAfter(() -> press(Keys.PAGE_DOWN));
    double cell = matrix.plot().height() / near.rows();
    double page = 0.7 * this.page.box("#matrix .surface").height();
    assertThat(below.top()).isEqualTo(near.top() + page / cell, within(0.1));
    ShownMatrix.Sight above = matrix.sightAfter(() -> press(Keys.PAGE_UP));
    assertThat(above.top()).isEqualTo(near.top(), within(0.1));
    ShownMatrix.Sight farther = matrix.sightAfter(() -> press("-"));
    assertThat(farther.rows()).isEqualTo(1.5 * near.rows(), within(0.1));
    assertThat(matrix.sightAfter(() -> press(Keys.HOME))).isEqualTo(ALL);
  }

  @Test
  void keysSelect() {
    focusMatrix();
    press(Keys.ARROW_DOWN);
    assertThat(matrix.addressAfter(() -> press(" "))).contains("select=12-13,12-13");
    String address =
        matrix.addressAfter(
            () -> {
              page.keyboard().chord(Keys.SHIFT, Keys.ARROW_DOWN);
              page.keyboard().chord(Keys.SHIFT, Keys.ARROW_LEFT);
            });
    assertThat(address).contains("select=12-14,11-13");
    assertThat(matrix.addressAfter(() -> press(Keys.ESCAPE))).doesNotContain("select=");
  }

  @Test
  void aKeyGoesAcrossTheDiagonal() {
    ShownMatrix.Sight there = matrix.sightAfter(() -> matrix.wheel(10, 14, -2000));
    focusMatrix();
    ShownMatrix.Sight mirrored = matrix.sightAfter(() -> press("m"));
    assertThat(mirrored.rows()).isEqualTo(there.rows(), within(0.02));
    assertThat(mirrored.top() + mirrored.bottom())
        .isEqualTo(there.left() + there.right(), within(0.05));
    assertThat(mirrored.left() + mirrored.right())
        .isEqualTo(there.top() + there.bottom(), within(0.05));
  }

  @Test
  void aKeyGoesIntoTheBlockThatIsPointedAt() {
    focusMatrix();
    matrix.hover(3, 4);
    assertThat(matrix.addressAfter(() -> press(Keys.ENTER))).contains("select=0-12,0-12");
  }

  @Test
  void twoClicksGoIntoABlock() {
    double[] place = matrix.place(3, 4);
    String address = matrix.addressAfter(() -> page.pointer().doubleClick(place[0], place[1]));
    assertThat(address).contains("select=0-12,0-12");
    assertThat(matrix.sight().rows()).isBetween(12.0, 15.0);
  }

  @Test
  void twoMoreClicksGoIntoTheBlockInside() {
    page.element("#fold").click();
    page.awaitFrame();
    Box plot = page.box("#matrix .surface");
    assertThat(plot.width())
        .as("a plot that is wider than high")
        .isGreaterThan(1.2 * plot.height());
    double[] outer = matrix.place(3, 4);
    matrix.addressAfter(() -> page.pointer().doubleClick(outer[0], outer[1]));
    double[] inner = matrix.place(3, 4);
    String address = matrix.addressAfter(() -> page.pointer().doubleClick(inner[0], inner[1]));
    assertThat(address).contains("select=2-6,2-6");
  }

  @Test
  void enterGoesInLevelByLevel() {
    focusMatrix();
    matrix.hover(3, 4);
    matrix.addressAfter(() -> press(Keys.ENTER));
    matrix.hover(3, 4);
    assertThat(matrix.addressAfter(() -> press(Keys.ENTER))).contains("select=2-6,2-6");
  }

  @Test
  void twoFingersSidewaysMoveAlong() {
    ShownMatrix.Sight before = matrix.sightAfter(() -> matrix.wheel(12, 12, -700));
    double[] place = matrix.place(12, 12);
    ShownMatrix.Sight moved =
        matrix.sightAfter(() -> page.pointer().wheel(place[0], place[1], 120, -20, 0));
    assertThat(moved.left()).isGreaterThan(before.left() + 0.5);
    assertThat(moved.rows()).isEqualTo(before.rows(), within(0.02));
  }

  @Test
  void aNameBesideTheMatrixLeadsToItsClass() {
    double[] place = matrix.place(6, 0);
    double right = matrix.place(0, CLASSES - 0.5)[0];
    String address = matrix.addressAfter(() -> page.pointer().click(right + 20, place[1]));
    assertThat(address).contains("select=6-7,6-7");
  }

  @Test
  void aNameOverTheMatrixLeadsToItsClass() {
    double[] place = matrix.place(0, 9);
    double top = matrix.plot().top();
    String address = matrix.addressAfter(() -> page.pointer().click(place[0], top - 20));
    assertThat(address).contains("select=9-10,9-10");
  }

  @Test
  void aBranchOfTheDendrogramLeadsToItsClasses() {
    double edge = matrix.plot().left();
    double[] first = matrix.place(0.2, 0);
    // The last merge joins the first class with all others: its bar is the farthest to the left.
    String address = matrix.addressAfter(() -> page.pointer().click(edge - 44, first[1]));
    assertThat(address).contains("select=0-24,0-24");
  }

  @Test
  void buttonsZoom() {
    ShownMatrix.Sight near = matrix.sightAfter(() -> matrix.press("+"));
    assertThat(near.rows()).isEqualTo(CLASSES / 1.6, within(0.1));
    assertThat(matrix.sightAfter(() -> matrix.press("Show all"))).isEqualTo(ALL);
  }

  @Test
  void aLinkRestoresWhatSomebodySees(Browser browser) {
    matrix.choose("Layer", "Confusion");
    matrix.choose("Scale", "Binary");
    matrix.choose("Colours", "Viridis (even)");
    matrix.choose("Compare with", "south");
    matrix.sightAfter(() -> matrix.wheel(8, 8, -300));
    matrix.drag(5, 5, 8, 7, Pointer.SHIFT);
    page.pointer().moveTo(5, 5);
    page.await("the selection to be in the address", "location.hash.includes('select=5-9,5-8')");
    ShownMatrix.Sight sight = matrix.sight();
    int colour = matrix.colour(7, 7);
    String address = page.address();

    page = OpenPage.open(browser, file, address.substring(address.indexOf('#')));
    matrix = new ShownMatrix(page, CLASSES);
    assertThat(matrix.sight())
        .as("up to the digits that the address has")
        .usingRecursiveComparison()
        .withEqualsForType((one, other) -> Math.abs(one - other) < 2e-4, Double.class)
        .isEqualTo(sight);
    assertThat(matrix.chosen("Layer")).isEqualTo("Confusion");
    assertThat(matrix.chosen("Scale")).isEqualTo("Binary");
    assertThat(matrix.chosen("Colours")).isEqualTo("Viridis (even)");
    assertThat(matrix.chosen("Compare with")).isEqualTo("south");
    assertThat(matrix.colour(7, 7)).isEqualTo(colour);
    assertThat(page.address()).contains("select=5-9,5-8");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "#rows=9-3&columns=1-2",
        "#layer=nonsense&scale=x&colours=y&beside=z&end=-1&threshold=NaN",
        "#rows=999-1001&columns=0-5&select=7-9,90-91",
        "#block=77",
        "#pair=1,99",
        "#class=",
        "#link=0",
        "#%E0%A4%A",
        "#<img src=x onerror=alert(1)>"
      })
  void linksThatMakeNoSenseShowTheWhole(String fragment, Browser browser) {
    int picture = picture();
    page = OpenPage.open(browser, file, fragment);
    assertThat(picture()).isEqualTo(picture);
    assertThat(page.log().messages()).isEmpty();
  }

  @Test
  void addressesOfPlacesLeadThere() {
    assertThat(go("#block=1")).contains("select=2-6,2-6");
    assertThat(matrix.sight().top()).isLessThanOrEqualTo(2);
    assertThat(matrix.sight().bottom()).isGreaterThanOrEqualTo(6);
    assertThat(matrix.sight().rows()).isLessThan(10);
    assertThat(go("#link=1,3")).contains("select=2-6,14-20");
    assertThat(go("#pair=22,9")).contains("select=2-3,15-16");
    assertThat(go("#class=4")).contains("select=24-25,24-25");
  }

  private String go(String fragment) {
    page.evaluate("location.hash = arguments[0]", fragment);
    page.await("the page to go to " + fragment, "location.hash.includes('select=')");
    return page.address();
  }

  @Test
  void opensAtAPlace(Browser browser) {
    page = OpenPage.open(browser, file, "#block=3");
    page.await("the address to tell more", "location.hash.includes('select=14-20,14-20')");
    assertThat(new ShownMatrix(page, CLASSES).sight().rows()).isLessThan(10);
  }

  @Test
  void asksNobodyAndComplainsOfNothing() {
    matrix.choose("Layer", "Confusion");
    matrix.choose("Compare with", "south");
    matrix.sightAfter(() -> matrix.wheel(8, 8, -300));
    matrix.drag(5, 5, 8, 7, Pointer.SHIFT);
    matrix.addressAfter(() -> page.evaluate("location.hash = '#block=1'"));
    page.emulate("print", "light");
    page.awaitFrame();
    page.emulate("screen", "dark");
    page.awaitFrame();
    assertThat(page.log().requests())
        .allMatch(url -> url.equals(file.toUri().toString()) || url.startsWith("data:"));
    assertThat(page.log().messages()).isEmpty();
  }
}
