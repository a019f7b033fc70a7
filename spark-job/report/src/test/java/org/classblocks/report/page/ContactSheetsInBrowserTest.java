package org.classblocks.report.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.classblocks.browser.Browser;
import org.classblocks.browser.InBrowser;
import org.classblocks.browser.OpenPage;
import org.classblocks.browser.SavedPage;
import org.classblocks.examples.Example;
import org.classblocks.examples.Examples;
import org.classblocks.report.model.ExampleModel;
import org.classblocks.report.thumbnail.ClassPictures;
import org.classblocks.report.thumbnail.PictureFiles;
import org.classblocks.similarity.ClassList;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.WebElement;

/** Small pictures of what a block is made of, in the findings and in the selection. */
@InBrowser
class ContactSheetsInBrowserTest {
  private static final String SHOWN = ".thumbnail:not([hidden])";

  @TempDir private Path folder;

  private Browser browser;
  private OpenPage page;

  @BeforeEach
  void start(Browser shared) {
    browser = shared;
  }

  /** Pictures of class 0, the hub of all blocks, and of classes 22 and 19, which are in block 1. */
  private static ClassPictures pictures() throws IOException {
    PictureFiles files = new PictureFiles();
    for (int id : new int[] {0, 19, 22}) {
      files.with(id + ".png", PictureFiles.plain("png", 9, 9, Color.RED));
    }
    return files.pictures(ClassList.numbered(WalkedRun.CLASSES));
  }

  private void open(ExampleModel model, String place) throws IOException {
    page = OpenPage.open(browser, SavedPage.in(folder, model.build()), place);
  }

  private void openSelection() {
    page.elements("#panels > .tabs [role=tab]").stream()
        .filter(tab -> tab.getText().equals("Selection"))
        .findFirst()
        .orElseThrow()
        .click();
  }

  private List<String> addresses(String selector) {
    return page.elements(selector).stream().map(link -> link.getDomAttribute("href")).toList();
  }

  private void everyPictureLoads(String selector) {
    page.await(
        "the pictures",
        "[...document.querySelectorAll('" + selector + "')].every((image) => image.naturalWidth)");
  }

  private void nothingWentWrong() {
    assertThat(page.log().messages()).isEmpty();
    assertThat(page.log().requests()).noneMatch(url -> url.startsWith("http"));
  }

  @Test
  void thePageCarriesPicturesOfTheClassesOfABlock() throws IOException {
    open(WalkedRun.example().pictures(pictures()), "#block=1");
    page.await("the sheet", "document.querySelector('#selection .contacts') !== null");
    openSelection();
    everyPictureLoads("#selection .contacts img");
    assertThat(addresses("#selection .contacts a"))
        .containsExactlyInAnyOrder("#class=0", "#class=22", "#class=19");
    assertThat(page.elements("#selection .contacts bdi").stream().map(WebElement::getText))
        .containsExactlyInAnyOrder("class 0", "class 22", "class 19");
    nothingWentWrong();
  }

  @Test
  void findingsAboutBlocksHaveSheets() throws IOException {
    open(WalkedRun.example().pictures(pictures()), "");
    everyPictureLoads(".findings .contacts img");
    assertThat(
            page.elements(".findings .illustration figcaption").stream().map(WebElement::getText))
        .contains("block 0", "block 3");
    assertThat(page.elements(".findings .illustration")).allMatch(WebElement::isDisplayed);
    nothingWentWrong();
  }

  @Test
  void samplesStandInForClassesWithoutPictures() throws IOException {
    List<Example> samples = List.of(new Example("a", 2), new Example("b", 1));
    Examples examples = new Examples(List.of(new Examples.OfClass(24, samples)), List.of());
    open(WalkedRun.example().examples(examples).samples("{sample_id}.png"), "");
    assertThat(addresses(".findings .contacts a")).contains("a.png", "b.png");
    page.await(
        "the missing pictures to be given up",
        "document.querySelectorAll('.findings .contacts " + SHOWN + "').length === 0");
    assertThat(page.elements(".findings .illustration")).noneMatch(WebElement::isDisplayed);
  }

  @Test
  void samplesThatAreNoPicturesGiveNoSheet() throws IOException {
    Examples examples =
        new Examples(List.of(new Examples.OfClass(24, List.of(new Example("a", 2)))), List.of());
    open(WalkedRun.example().examples(examples).samples("{sample_id}.wav"), "");
    assertThat(page.elements(".illustration")).isEmpty();
    nothingWentWrong();
  }

  @Test
  void aClassWithoutAPictureHasOnlyItsName() throws IOException {
    open(WalkedRun.example().pictures(pictures()), "#pair=22,21");
    page.await("the pair", "document.querySelector('#selection .pictures') !== null");
    openSelection();
    assertThat(page.text("#selection .pictures")).isEqualTo("class 22");
    assertThat(page.text("#selection h3.title")).contains("class 21");
    nothingWentWrong();
  }
}
