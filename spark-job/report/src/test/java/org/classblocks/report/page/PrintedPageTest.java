package org.classblocks.report.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.text.PDFTextStripper;
import org.classblocks.browser.Box;
import org.classblocks.browser.Browser;
import org.classblocks.browser.OpenPage;
import org.classblocks.browser.PageInBrowser;
import org.junit.jupiter.api.Test;

/** The page on paper, and where no script runs. */
class PrintedPageTest extends PageInBrowser {
  private static final String[] EVERYTHING = {
    "A run to walk around in",
    "How to read the matrix",
    "block 1",
    "Links",
    "Most similar pairs",
    "north",
    "Classes without a correlation",
    "never vary",
    "Run"
  };

  private static final int DOTS_PER_POINT = 4;

  /** The last class has no correlation and is hatched. */
  private static final int COMPARED = WalkedRun.CLASSES - 1;

  PrintedPageTest() {
    super(WalkedRun.model());
  }

  private static String text(byte[] pdf) throws IOException {
    try (PDDocument document = Loader.loadPDF(pdf)) {
      return new PDFTextStripper().getText(document);
    }
  }

  @Test
  void paperHoldsEverythingButControls() throws IOException {
    assertThat(text(page.print()))
        .contains(EVERYTHING)
        .doesNotContain("Copy link", "Zoom in", "Nothing is selected", "Page Up");
  }

  @Test
  void theMatrixIsOnPaperInLightColours() {
    page.emulate("print", "dark");
    page.awaitFrame();
    assertThat(page.element("#matrix .base").isDisplayed()).isTrue();
    // Classes 22 and 20 are similar, 22 and 21 are not.
    assertThat(matrix.colour(2, 3) & 0xff00).isGreaterThan(matrix.colour(2, 4) & 0xff00);
    assertThat(page.element("#toolbar").isDisplayed()).isFalse();
    page.emulate("screen", "light");
    page.awaitFrame();
    assertThat(page.element("#toolbar").isDisplayed()).isTrue();
  }

  @Test
  void paperShowsTheMatrixCellByCell() throws IOException {
    int[] shown = matrix.colours();
    byte[] pdf = page.print();
    PrintedImages.Printed cells = PrintedImages.of(pdf).get(0);
    assertThat(cells.width()).isCloseTo(cells.height(), withinPercentage(0.5));
    try (PDDocument document = Loader.loadPDF(pdf)) {
      BufferedImage sheet = new PDFRenderer(document).renderImage(cells.sheet(), DOTS_PER_POINT);
      for (int row = 0; row < COMPARED; row++) {
        for (int column = 0; column < COMPARED; column++) {
          int colour =
              sheet.getRGB(
                  cells.x((column + 0.5) / WalkedRun.CLASSES, DOTS_PER_POINT),
                  cells.y((row + 0.5) / WalkedRun.CLASSES, DOTS_PER_POINT));
          assertThat(colour & 0xffffff)
              .as("row %d, column %d", row, column)
              .isEqualTo(shown[row * WalkedRun.CLASSES + column]);
        }
      }
    }
  }

  @Test
  void theWholeMatrixIsASquareOnPaper() throws IOException {
    page.emulate("print", "light");
    page.awaitFrame();
    Box plot = matrix.plot();
    assertThat(plot.width()).isCloseTo(plot.height(), withinPercentage(0.5)).isGreaterThan(380);
    int paper = 0xffffff;
    int[] last = page.pixels("#matrix .base", List.of(corner(plot, 0.02), corner(plot, 0.98)));
    assertThat(last[0]).as("the first class with itself").isNotEqualTo(paper);
    assertThat(page.evaluate("return document.querySelectorAll('#matrix .legend svg').length"))
        .isEqualTo(1L);
  }

  private static double[] corner(Box plot, double share) {
    return new double[] {plot.x(share), plot.y(share)};
  }

  @Test
  void paperLeavesTheScreenAsItWas() {
    matrix.sightAfter(() -> matrix.wheel(8, 10, -400));
    page.pointer().moveTo(2, 2);
    page.awaitFrame();
    int before = picture();
    page.emulate("print", "light");
    page.awaitFrame();
    assertThat(picture()).isNotEqualTo(before);
    page.emulate("screen", "light");
    page.awaitFrame();
    assertThat(picture()).isEqualTo(before);
  }

  private int picture() {
    return page.evaluate(
            "return [...document.querySelectorAll('#matrix canvas')].map((c) =>"
                + " c.toDataURL()).join()")
        .hashCode();
  }

  @Test
  void closedListsAreOpenOnPaper() throws IOException {
    // The block has twelve members, of which six are shown at first; the last is class 13.
    String blocks = text(page.print()).replaceAll("\\s+", " ");
    assertThat(blocks)
        .contains("class 20, class 19 class 18, class 17, class 16, class 15, class 14, class 13")
        .doesNotContain("and 6 more");
  }

  @Test
  void theMatrixAndItsLegendAreOnOneSheet() throws IOException {
    try (PDDocument document = Loader.loadPDF(page.print())) {
      PDFTextStripper stripper = new PDFTextStripper();
      int sheet = PrintedImages.of(page.print()).get(0).sheet() + 1;
      stripper.setStartPage(sheet);
      stripper.setEndPage(sheet);
      assertThat(stripper.getText(document)).contains("\u2264 0");
    }
  }

  @Test
  void withoutScriptEverythingStandsInSequence(Browser browser) throws IOException {
    page = OpenPage.loadWithoutScript(browser, file);
    assertThat(page.text("body")).contains(EVERYTHING).doesNotContain("Copy link");
    assertThat(text(page.print())).contains(EVERYTHING);
  }
}
