package org.classblocks.report.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.ImageIO;
import org.classblocks.browser.Browser;
import org.classblocks.browser.InBrowser;
import org.classblocks.browser.OpenPage;
import org.classblocks.browser.SavedPage;
import org.classblocks.examples.Example;
import org.classblocks.examples.Examples;
import org.classblocks.report.model.ExampleModel;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.WebElement;

/** The samples behind a pair, a block and a class, as pictures, links or texts. */
@InBrowser
class SamplesInBrowserTest {
  private static final String RIGHT_TO_LEFT = "\u202Eabc \u05e9\u05dc\u05d5\u05dd";
  private static final List<String> HOSTILE =
      List.of(
          "<img src=x onerror=alert(1)>",
          "\"><script>alert(2)</script>",
          "' onclick='alert(3)",
          "javascript:alert(4)",
          "//evil.example/a",
          "a/../../b",
          "a/./b",
          "x".repeat(300),
          RIGHT_TO_LEFT,
          "");

  @TempDir private Path folder;

  private Browser browser;
  private OpenPage page;

  @BeforeEach
  void start(Browser shared) {
    browser = shared;
  }

  /** Class 10 at position 14 is taken for class 9 at position 15. */
  private static ExampleModel model(List<String> ids) {
    List<Example> samples = new ArrayList<>();
    for (String id : ids) {
      samples.add(new Example(id, 100 - samples.size()));
    }
    return WalkedRun.example()
        .examples(
            new Examples(
                List.of(new Examples.OfClass(9, samples)),
                List.of(new Examples.OfPair(10, 9, samples))));
  }

  private void open(ExampleModel model, String place) throws IOException {
    page = OpenPage.open(browser, SavedPage.in(folder, model.build()), place);
    page.await("the samples", "document.querySelector('#selection .samples') !== null");
    openSelection();
  }

  private void openSelection() {
    page.elements("#panels > .tabs [role=tab]").stream()
        .filter(tab -> tab.getText().equals("Selection"))
        .findFirst()
        .orElseThrow()
        .click();
  }

  private List<String> texts(String selector) {
    return page.elements(selector).stream().map(WebElement::getText).toList();
  }

  private List<String> addresses() {
    return page.elements("#selection .samples a").stream()
        .map(link -> link.getDomAttribute("href"))
        .toList();
  }

  private void nothingWentWrong() {
    assertThat(page.log().messages()).isEmpty();
    assertThat(page.log().requests()).noneMatch(url -> url.startsWith("http"));
  }

  @Test
  void withoutAnAddressSamplesAreTextsToCopy() throws IOException {
    open(model(List.of("clip-7", "clip-8")), "#pair=10,9");
    assertThat(texts("#selection .samples li")).containsExactly("clip-7", "clip-8");
    assertThat(page.text("#selection")).contains("Samples of class 10 taken for class 9");
    assertThat(addresses()).isEmpty();
    page.allowClipboard();
    page.elements("#selection button").stream()
        .filter(button -> button.getText().equals("Copy ids"))
        .findFirst()
        .orElseThrow()
        .click();
    page.await(
        "the button to say so",
        "document.querySelector('#selection').textContent.includes('Copied')");
    assertThat(page.clipboard()).isEqualTo("clip-7\nclip-8");
    nothingWentWrong();
  }

  @Test
  void anAddressThatIsNoPictureGivesLinks() throws IOException {
    open(model(List.of("a/1")).samples("https://example.org/play?clip={sample_id}"), "#class=9");
    assertThat(addresses()).containsExactly("https://example.org/play?clip=a%2F1");
    assertThat(page.elements("#selection .samples img")).isEmpty();
    nothingWentWrong();
  }

  @Test
  void picturesThatAreMissingLeaveTheirIds() throws IOException {
    Path pictures = Files.createDirectories(folder.resolve("pictures/val"));
    ImageIO.write(
        new BufferedImage(8, 8, BufferedImage.TYPE_INT_RGB),
        "png",
        pictures.resolve("7.png").toFile());
    open(model(List.of("val/7", "val/8")).samples("pictures/{sample_path}.png"), "#block=3");
    page.await(
        "the missing picture to be given up",
        "document.querySelectorAll('#selection .samples img[hidden]').length === 1");
    page.await(
        "the other picture",
        "document.querySelector('#selection .samples img:not([hidden])').naturalWidth === 8");
    assertThat(texts("#selection .samples li")).containsExactly("val/7", "val/8");
    assertThat(addresses()).containsExactly("pictures/val/7.png", "pictures/val/8.png");
  }

  @Test
  void idsAreTextsWhateverTheyHold() throws IOException {
    open(model(HOSTILE), "#pair=10,9");
    assertThat(page.elements("#selection .samples img, #selection .samples script")).isEmpty();
    assertThat(page.elements("#selection .samples bdi").stream().map(WebElement::getText))
        .contains("<img src=x onerror=alert(1)>", "(empty id)");
    assertThat(
            page.holds(
                "[...document.querySelectorAll('#selection .samples li')].every((item) =>"
                    + " item.getBoundingClientRect().width < 250)"))
        .isTrue();
    nothingWentWrong();
  }

  @Test
  void idsCannotLeadOutOfTheirPlace() throws IOException {
    open(model(HOSTILE).samples("https://example.org/s/{sample_path}"), "#pair=10,9");
    assertThat(addresses())
        .hasSize(HOSTILE.size() - 1)
        .allSatisfy(
            address -> {
              assertThat(address).startsWith("https://example.org/s/");
              assertThat(address.substring("https://example.org/s/".length()))
                  .doesNotContain("//", "/.", ":", "<", "\"");
            });
    assertThat(page.elements("#selection .samples img")).isEmpty();
    nothingWentWrong();
  }

  @Test
  void aPageWithoutRoomForAPairSaysSo() throws IOException {
    List<Example> huge = List.of(new Example("y".repeat(3 << 20), 1));
    ExampleModel model =
        WalkedRun.example()
            .examples(new Examples(List.of(), List.of(new Examples.OfPair(11, 5, huge))));
    page = OpenPage.open(browser, SavedPage.in(folder, model.build()), "#pair=11,5");
    openSelection();
    assertThat(WalkedRun.taken(11, 5)).isPositive();
    page.await(
        "the page to say so",
        "document.querySelector('#selection').textContent.includes('no room for these samples')");
    nothingWentWrong();
  }
}
