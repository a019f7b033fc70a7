package org.classblocks.report.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.classblocks.browser.Box;
import org.classblocks.browser.PageInBrowser;
import org.classblocks.browser.ShownMatrix;
import org.junit.jupiter.api.Test;

/** What fingers do on the matrix, where the window is large and where the page scrolls. */
class FingersInBrowserTest extends PageInBrowser {
  private static final int CLASSES = WalkedRun.CLASSES;

  FingersInBrowserTest() {
    super(WalkedRun.model());
  }

  /** Waits until a finger that was put down is one that is held. */
  private void awaitHeld() {
    page.await("the held finger to point", "document.querySelector('.tooltip:not([hidden])')");
  }

  private double scrolled() {
    return page.number("scrollY");
  }

  @Test
  void aHeldFingerPointsAtWhatItDoesNotCover() {
    double[] place = matrix.place(12, 10);
    page.pointer().putDown(place[0], place[1]);
    awaitHeld();
    assertThat(matrix.tooltip()).contains("class 12 (12)", "class 14 (14)");
    Box tooltip = page.box("#matrix .tooltip");
    assertThat(tooltip.top() + tooltip.height()).isLessThan(place[1] - 20);
    page.pointer().lift();
  }

  @Test
  void aHeldFingerSlidesToWhatIsSelected() {
    double[] from = matrix.place(12, 10);
    double[] to = matrix.place(9, 8);
    page.pointer().putDown(from[0], from[1]);
    awaitHeld();
    page.pointer().slide(to[0], to[1]);
    assertThat(matrix.addressAfter(() -> page.pointer().lift())).contains("select=9-10,8-9");
    assertThat(matrix.sight()).isEqualTo(new ShownMatrix.Sight(0, CLASSES, 0, CLASSES));
  }

  @Test
  void aTapSelectsAndSaysWhatIsThere() {
    double[] place = matrix.place(12, 10);
    String address = matrix.addressAfter(() -> page.pointer().tap(place[0], place[1]));
    assertThat(address).contains("select=12-13,10-11");
    assertThat(matrix.tooltip()).contains("class 12 (12)", "class 14 (14)");
  }

  @Test
  void twoTapsGoOneLevelInEachTime() {
    double[] outer = matrix.place(3, 4);
    matrix.addressAfter(
        () -> {
          page.pointer().tap(outer[0], outer[1]);
          page.pointer().tap(outer[0], outer[1]);
        });
    page.await("the block", "location.hash.includes('select=0-12,0-12')");
    double[] inner = matrix.place(3, 4);
    page.pointer().tap(inner[0], inner[1]);
    page.pointer().tap(inner[0], inner[1]);
    page.await("the block inside", "location.hash.includes('select=2-6,2-6')");
  }

  @Test
  void oneFingerScrollsAPageThatScrollsAndAHintSaysSo() {
    page.resize(800, 900);
    Box plot = matrix.plot();
    page.pointer().swipe(plot.x(0.5), plot.y(0.8), plot.x(0.5), plot.y(0.3));
    page.await("the page to scroll", "scrollY > 50");
    assertThat(page.text("#matrix .hint")).isEqualTo("Use two fingers to move the matrix");
    assertThat(matrix.sight()).isEqualTo(new ShownMatrix.Sight(0, CLASSES, 0, CLASSES));
    page.await("the hint to go", "document.querySelector('.hint') === null");
  }

  @Test
  void twoFingersMoveTheMatrixInAPageThatScrolls() {
    page.resize(800, 900);
    Box plot = matrix.plot();
    double x = plot.x(0.4);
    double y = plot.y(0.5);
    ShownMatrix.Sight near = matrix.sightAfter(() -> page.pointer().pinch(x, y, 60, 180));
    assertThat(near.rows()).isLessThan(0.6 * CLASSES);
    ShownMatrix.Sight moved =
        matrix.sightAfter(() -> page.pointer().swipeWithTwo(x, y, x - 60, y - 60));
    assertThat(moved.left()).isGreaterThan(near.left() + 0.5);
    assertThat(moved.rows()).isCloseTo(near.rows(), within(0.05));
    assertThat(scrolled()).isZero();
  }
}
