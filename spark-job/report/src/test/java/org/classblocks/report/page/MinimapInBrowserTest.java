package org.classblocks.report.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.IntStream;
import org.classblocks.browser.Box;
import org.classblocks.browser.Browser;
import org.classblocks.browser.OpenPage;
import org.classblocks.browser.PageInBrowser;
import org.classblocks.browser.ShownMatrix;
import org.junit.jupiter.api.Test;

/** The small picture of the whole matrix that says what is in sight. */
class MinimapInBrowserTest extends PageInBrowser {
  private static final int CLASSES = WalkedRun.CLASSES;
  private static final String MINIMAP = "#matrix .minimap";

  MinimapInBrowserTest() {
    super(WalkedRun.model());
  }

  private boolean isShown() {
    return !page.elements(MINIMAP).isEmpty();
  }

  private void comeCloser() {
    matrix.sightAfter(() -> matrix.wheel(12, 12, -2000));
  }

  /** The colour in the minimap of a pair of positions. */
  private int colour(int row, int column) {
    return page.pixels(MINIMAP + " canvas", List.of(place(row + 0.5, column + 0.5)))[0];
  }

  private double[] place(double row, double column) {
    Box box = page.box(MINIMAP);
    return new double[] {box.x(column / CLASSES), box.y(row / CLASSES)};
  }

  @Test
  void itIsThereWhileLittleIsInSight() {
    assertThat(isShown()).as("at the whole").isFalse();
    matrix.sightAfter(() -> matrix.wheel(12, 12, -80));
    assertThat(matrix.sight().rows() * matrix.sight().columns())
        .isGreaterThan(0.6 * CLASSES * CLASSES);
    assertThat(isShown()).as("nearly all in sight").isFalse();
    comeCloser();
    assertThat(isShown()).as("from near by").isTrue();
    page.emulate("print", "light");
    page.awaitFrame();
    assertThat(isShown()).as("on paper").isFalse();
  }

  @Test
  void itCoversNeitherCellsNorNames() {
    comeCloser();
    Box minimap = page.box(MINIMAP);
    Box surface = page.box("#matrix .surface");
    assertThat(minimap.left()).isGreaterThan(surface.left() + surface.width());
    assertThat(minimap.top() + minimap.height()).isLessThanOrEqualTo(matrix.plot().top());
  }

  @Test
  void itHasTheColoursOfTheMatrixAndMarksWhatIsInSight() {
    int dark = matrix.colour(2, 4);
    int light = matrix.colour(2, 3);
    comeCloser();
    assertThat(colour(2, 4) >> 16 & 255).isLessThan(colour(2, 3) >> 16 & 255);
    assertThat(colour(2, 4) >> 16).isCloseTo(dark >> 16, within(24));
    assertThat(colour(2, 3) >> 16).isCloseTo(light >> 16, within(24));
    ShownMatrix.Sight sight = matrix.sight();
    Box marked = page.box(MINIMAP + " .sight");
    double[] corner = place(sight.top(), sight.left());
    assertThat(marked.left()).isCloseTo(corner[0], within(2.0));
    assertThat(marked.top()).isCloseTo(corner[1], within(2.0));
    assertThat(marked.width() / page.box(MINIMAP).width())
        .isCloseTo(sight.columns() / CLASSES, within(0.03));
  }

  @Test
  void aPressGoesToThePlaceAndADragTakesTheSightAlong() {
    comeCloser();
    double[] corner = place(2, CLASSES - 2);
    ShownMatrix.Sight there = matrix.sightAfter(() -> page.pointer().click(corner[0], corner[1]));
    assertThat(there.top()).isZero();
    assertThat(there.right()).isCloseTo(CLASSES, within(0.01));
    Box marked = page.box(MINIMAP + " .sight");
    double cell = page.box(MINIMAP).width() / CLASSES;
    ShownMatrix.Sight moved =
        matrix.sightAfter(
            () ->
                page.pointer()
                    .drag(
                        marked.x(0.3),
                        marked.y(0.3),
                        marked.x(0.3) - 4 * cell,
                        marked.y(0.3) + 6 * cell,
                        0));
    assertThat(moved.top()).isCloseTo(6, within(0.5));
    assertThat(moved.left()).isCloseTo(there.left() - 4, within(0.5));
    assertThat(moved.rows()).isCloseTo(there.rows(), within(0.01));
  }

  @Test
  void itIsPaintedAnewForOtherColoursButNotForMovements() {
    comeCloser();
    page.evaluate(
        """
        window.painted = 0;
        const { drawImage } = CanvasRenderingContext2D.prototype;
        CanvasRenderingContext2D.prototype.drawImage = function (...all) {
          window.painted += this.canvas.closest(".minimap") === null ? 0 : 1;
          drawImage.apply(this, all);
        };
        """);
    matrix.sightAfter(() -> matrix.drag(12, 12, 11, 10, 0));
    assertThat(page.number("window.painted")).isZero();
    matrix.choose("Colours", "Viridis (even)");
    assertThat(page.number("window.painted")).isOne();
  }

  @Test
  void itShowsErrorsToo() {
    matrix.choose("Layer", "Confusion without the diagonal");
    comeCloser();
    List<double[]> places =
        IntStream.range(0, CLASSES * CLASSES)
            .mapToObj(
                pair -> {
                  int row = pair / CLASSES;
                  return place(row + 0.5, pair % CLASSES + 0.5);
                })
            .toList();
    long colours = IntStream.of(page.pixels(MINIMAP + " canvas", places)).distinct().count();
    assertThat(colours).as("sums of counts").isGreaterThan(3);
  }

  @Test
  void itCanBeSwitchedOffAndTheAddressSaysSo(Browser browser) {
    comeCloser();
    String address = matrix.addressAfter(() -> matrix.press("Minimap"));
    assertThat(address).contains("minimap=off");
    assertThat(isShown()).isFalse();
    page = OpenPage.open(browser, file, address.substring(address.indexOf('#')));
    assertThat(isShown()).isFalse();
    matrix = new ShownMatrix(page, CLASSES);
    matrix.press("Minimap");
    assertThat(isShown()).isTrue();
  }

  @Test
  void itIsBesideTheSecondOfTwoMatrices() {
    matrix.choose("Compare with", "south");
    comeCloser();
    assertThat(page.elements("#matrix .pane:nth-of-type(2) .minimap")).hasSize(1);
    assertThat(page.elements(MINIMAP)).hasSize(1);
  }
}
