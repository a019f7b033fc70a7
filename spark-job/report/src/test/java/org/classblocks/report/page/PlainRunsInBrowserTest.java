package org.classblocks.report.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.classblocks.blocks.Block;
import org.classblocks.blocks.BlockForest;
import org.classblocks.browser.Browser;
import org.classblocks.browser.InBrowser;
import org.classblocks.browser.OpenPage;
import org.classblocks.browser.SavedPage;
import org.classblocks.browser.ShownMatrix;
import org.classblocks.fixtures.Forests;
import org.classblocks.fixtures.Similarities;
import org.classblocks.report.model.ExampleModel;
import org.classblocks.similarity.SimilarityMatrix;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;

/** Pages of runs that have little to show, or hostile things. */
@InBrowser
class PlainRunsInBrowserTest {
  private static final String LONG = "long name ".repeat(30).strip();

  /** Names that want to be more than text, and names that letters were not made for. */
  private static final List<String> HOSTILE =
      List.of(
          "<script>alert(1)</script>",
          "\"><img src=x onerror=alert(1)>",
          "</script><script>alert(2)</script>",
          "'-alert(3)-'",
          "javascript:alert(4)",
          "{{title}}${alert(5)}",
          LONG,
          "\u05e9\u05dc\u05d5\u05dd \u05e2\u05d5\u05dc\u05dd",
          "\u202eevil\u202c",
          "\u6f22\u5b57\u304b\u306a\ud55c\uad6d\uc5b4",
          "a\u0300\u0301\u0302\u0303",
          "\ud83d\udc69\u200d\ud83d\udc69\u200d\ud83d\udc67",
          "",
          "   ",
          "__proto__",
          "constructor",
          "=1+1",
          "twin",
          "twin");

  @TempDir private Path folder;

  private Browser browser;
  private OpenPage page;

  @BeforeEach
  void start(Browser shared) {
    browser = shared;
  }

  @AfterEach
  void nothingWentWrong() {
    assertThat(page.log().messages()).isEmpty();
    assertThat(page.log().requests()).noneMatch(url -> url.startsWith("http"));
  }

  private ShownMatrix open(ExampleModel model, int classes) throws IOException {
    page = OpenPage.open(browser, SavedPage.in(folder, model.build()));
    return new ShownMatrix(page, classes);
  }

  private List<String> tabs() {
    return page.elements("#panels > .tabs [role=tab]").stream().map(WebElement::getText).toList();
  }

  @Test
  void aRunWithoutLabelsAndBlocksHasNoTabsForThem() throws IOException {
    ShownMatrix matrix = open(new ExampleModel(Similarities.random(12, Set.of(), 5)), 12);
    assertThat(tabs()).containsExactly("Overview", "Selection", "Pairs", "Run");
    assertThat(page.text("#summary")).contains("form no group");
    assertThat(matrix.choices("Layer")).containsExactly("Similarity");
    matrix.click(3, 4);
    page.await("the pair", "document.querySelector('#selection').textContent.includes('class 8')");
    assertThat(page.text("#selection")).doesNotContain("predicted as", "Missed");
  }

  @Test
  void aPictureHasItsNameBelowEvenIfTheOtherIsMissing() throws IOException {
    Path pictures = Files.createDirectory(folder.resolve("pictures"));
    ImageIO.write(
        new BufferedImage(8, 8, BufferedImage.TYPE_INT_RGB),
        "png",
        pictures.resolve("8.png").toFile());
    ShownMatrix matrix =
        open(
            new ExampleModel(Similarities.random(12, Set.of(), 5))
                .thumbnails("pictures/{class_id}.png"),
            12);
    matrix.click(2, 3);
    page.await(
        "the missing picture to be given up",
        "document.querySelector('#selection figure img[hidden]') !== null");
    assertThat(page.text("#selection .pictures")).isEqualTo("class 8");
    // The browser complains of the picture that is missing.
    page = OpenPage.open(browser, folder.resolve("index.html"));
  }

  @Test
  void aRunOfOneClassSaysThatThereIsNothingToCompare() throws IOException {
    ShownMatrix matrix = open(new ExampleModel(Similarities.random(1, Set.of(), 5)), 1);
    assertThat(page.text("#summary")).contains("there is nothing to compare");
    matrix.hover(0, 0);
    assertThat(matrix.tooltip()).contains("class 0 (0)", "similarity 1.000");
    matrix.press("+");
    page.element("#search input").sendKeys("class", Keys.ENTER);
    page.await("the class to be selected", "location.hash.includes('select=0-1,0-1')");
  }

  @Test
  void aRunOfConstantClassesSaysWhy() throws IOException {
    ShownMatrix matrix = open(new ExampleModel(Similarities.random(3, Set.of(0, 1, 2), 5)), 3);
    assertThat(page.text("#summary")).contains("there is nothing to compare");
    assertThat(tabs()).contains("Excluded");
    matrix.hover(1, 2);
    assertThat(matrix.tooltip()).contains("undefined", "never vary");
    assertThat(matrix.coloursInside(1, 1)).isGreaterThan(1);
  }

  @Test
  void similaritiesThatAreAllEqualHaveOneColour() throws IOException {
    int classes = 20;
    SimilarityMatrix equal = Similarities.of(classes, Set.of(), (i, j) -> 0.25);
    ShownMatrix matrix = open(new ExampleModel(equal), classes);
    assertThat(page.element("#about").getAttribute("textContent")).contains("0.25");
    int[] colours = matrix.colours();
    int[] offDiagonal =
        IntStream.range(0, classes * classes)
            .filter(cell -> cell / classes != cell % classes)
            .map(cell -> colours[cell])
            .toArray();
    assertThat(Arrays.stream(offDiagonal).distinct().count()).isOne();
    matrix.hover(1, 5);
    assertThat(matrix.tooltip()).contains("similarity 0.250");
  }

  @Test
  void namesAreTextWhateverTheyHold() throws IOException {
    int classes = HOSTILE.size();
    SimilarityMatrix similarity =
        Similarities.of(HOSTILE, Set.of(3), (i, j) -> (i * 7 + j * 3) % 10 / 10.0);
    ShownMatrix matrix =
        open(
            new ExampleModel(similarity)
                .title("<img src=x onerror=alert(9)>")
                .blocks(named(Forests.of(classes, new int[] {0, 9}, new int[] {10, 18}))),
            classes);
    for (int position = 0; position < classes; position++) {
      matrix.hover(position, classes - 1);
      matrix.click(position, (position + 1) % classes);
    }
    matrix.hover(classes - 2, classes - 3);
    assertThat(matrix.tooltip()).contains("<script>alert(1)</script>");
    for (String tab : List.of("Blocks", "Selection", "Pairs", "Excluded", "Run")) {
      page.elements("#panels > .tabs [role=tab]").stream()
          .filter(button -> button.getText().equals(tab))
          .forEach(WebElement::click);
      page.awaitFrame();
    }
    for (String name : List.of("<script>", "twin", "\u6f22", "proto", "=1")) {
      page.element("#search input").clear();
      page.element("#search input").sendKeys(name);
      assertThat(page.text("#search-hits")).contains(name);
    }
    assertThat(page.elements("script:not([type*='/'])")).as("scripts that run").hasSize(2);
    assertThat(page.elements("img, [onerror], iframe")).isEmpty();
    assertThat(page.holds("document.documentElement.scrollWidth <= innerWidth"))
        .as("nothing sticks out of the window")
        .isTrue();
  }

  /** The same blocks with the hostile names. */
  private static BlockForest named(BlockForest forest) {
    List<Block> blocks =
        forest.blocks().stream()
            .map(
                block ->
                    new Block(
                        block.id(),
                        block.parentId(),
                        block.depth(),
                        block.start(),
                        block.end(),
                        block.cohesion(),
                        block.separation(),
                        block.persistence(),
                        block.contrast(),
                        block.support(),
                        block.hubClassId(),
                        block.generalClassId(),
                        HOSTILE.get(block.id()) + LONG))
            .toList();
    return new BlockForest(blocks, forest.noiseFloor(), HOSTILE.size());
  }

  @Test
  void twoThousandEqualNamesAreToldApartByTheirIds() throws IOException {
    SimilarityMatrix similarity =
        Similarities.of(
            Collections.nCopies(2000, "same"), Set.of(), (i, j) -> (i + j) % 100 / 100.0);
    ShownMatrix matrix = open(new ExampleModel(similarity), 2000);
    page.element("#search input").sendKeys("same");
    assertThat(page.elements("#search-hits li")).hasSize(20);
    page.element("#search input").sendKeys(Keys.ESCAPE);
    page.element("#search input").sendKeys("1234", Keys.ENTER);
    page.await("the class to be selected", "location.hash.includes('select=765-766,765-766')");
    matrix.hover(765, 766);
    assertThat(matrix.tooltip()).contains("same (1234)", "same (1233)");
  }
}
