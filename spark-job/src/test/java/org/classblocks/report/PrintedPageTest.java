package org.classblocks.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.classblocks.browser.Browser;
import org.classblocks.browser.OpenPage;
import org.classblocks.browser.SharedBrowser;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The page on paper, and where no script runs. */
@ExtendWith(SharedBrowser.class)
class PrintedPageTest {
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

  @TempDir private static Path folder;
  private static Path file;

  @BeforeAll
  static void save() throws IOException {
    file = SavedPage.in(folder, WalkedRun.model());
  }

  private static String text(byte[] pdf) throws IOException {
    try (PDDocument document = Loader.loadPDF(pdf)) {
      return new PDFTextStripper().getText(document);
    }
  }

  @Test
  void paperHoldsEverythingButControls(Browser browser) throws IOException {
    OpenPage page = OpenPage.open(browser, file);
    assertThat(text(page.print()))
        .contains(EVERYTHING)
        .doesNotContain("Copy link", "Zoom in", "Nothing is selected", "Page Up");
  }

  @Test
  void theMatrixIsOnPaperInLightColours(Browser browser) {
    OpenPage page = OpenPage.open(browser, file);
    page.emulate("print", "dark");
    page.awaitFrame();
    ShownMatrix matrix = new ShownMatrix(page, WalkedRun.CLASSES);
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
    OpenPage page = OpenPage.loadWithoutScript(browser, file);
    assertThat(page.text("body")).contains(EVERYTHING).doesNotContain("Copy link");
    assertThat(text(page.print())).contains(EVERYTHING);
  }
}
