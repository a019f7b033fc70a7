package org.classblocks.report.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
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
  void withoutScriptEverythingStandsInSequence(Browser browser) throws IOException {
    page = OpenPage.loadWithoutScript(browser, file);
    assertThat(page.text("body")).contains(EVERYTHING).doesNotContain("Copy link");
    assertThat(text(page.print())).contains(EVERYTHING);
  }
}
