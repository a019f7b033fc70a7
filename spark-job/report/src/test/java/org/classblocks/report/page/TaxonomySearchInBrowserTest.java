package org.classblocks.report.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.classblocks.blocks.taxonomy.Overlap;
import org.classblocks.blocks.taxonomy.TaxonomyAlignment;
import org.classblocks.blocks.taxonomy.TaxonomyMatches;
import org.classblocks.browser.PageInBrowser;
import org.classblocks.report.model.ReportModel;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;

/** A search for nodes of a taxonomy, with names that nobody would choose. */
class TaxonomySearchInBrowserTest extends PageInBrowser {
  private static final String MATCHED = "<img src=x onerror=alert(1)> mammal";
  private static final String RIGHT_TO_LEFT = "mammal \u05d9\u05d5\u05e0\u05e7";
  private static final String LONG = "mammal " + "m".repeat(293);

  TaxonomySearchInBrowserTest() {
    super(model());
  }

  private static ReportModel model() {
    TaxonomyMatches.OfBlock none = new TaxonomyMatches.OfBlock(null, null, Overlap.NONE);
    return WalkedRun.example()
        .taxonomy(
            new TaxonomyMatches(
                3,
                List.of(),
                0,
                List.of(none, none, none, none),
                List.of(
                    // F1 is 2 x 4 / (6 + 5).
                    node("a", MATCHED, 5, 14, 20, 3, Overlap.ofBlock(6, 4 / 6.0, 4 / 5.0)),
                    node("b", RIGHT_TO_LEFT, 4, 1, 9, 0, Overlap.ofBlock(12, 0.25, 0.75)),
                    node("c", LONG, 3, 5, 24, -1, Overlap.NONE)),
                List.of(),
                List.of(),
                new TaxonomyAlignment.Agreement(0, 0, 0, 0)))
        .build();
  }

  private static TaxonomyMatches.OfNode node(
      String id, String name, int size, int start, int end, int block, Overlap overlap) {
    return new TaxonomyMatches.OfNode(id, name, 1, size, size, start, end, block, overlap);
  }

  private List<String> find(String text) {
    page.element("#search input").clear();
    page.element("#search input").sendKeys(text);
    return page.elements("#search-hits li").stream().map(WebElement::getText).toList();
  }

  @Test
  void aNodeSaysHowManyClassesItHasAndWhichBlockMatches() {
    List<String> found = find("MAMMAL");
    assertThat(found).hasSize(3);
    assertThat(found)
        .anySatisfy(
            hit -> assertThat(hit).contains(MATCHED, "taxonomy, 5 classes", "block 3", "F1 0.73"))
        .anySatisfy(
            hit ->
                assertThat(hit)
                    .contains(
                        RIGHT_TO_LEFT,
                        "taxonomy, 4 classes",
                        "no block matches; its classes lie within 8 classes in a row"))
        .anySatisfy(hit -> assertThat(hit).contains(LONG, "within 19 classes in a row"));
    assertThat(page.elements("#search img")).isEmpty();
    assertThat((Boolean) page.evaluate("return document.documentElement.scrollWidth <= innerWidth"))
        .isTrue();
  }

  @Test
  void aNodeLeadsToItsBlock() {
    assertThat(find("onerror")).hasSize(1);
    page.element("#search input").sendKeys(Keys.ENTER);
    page.await("the block to be selected", "location.hash.includes('select=14-20,14-20')");
    assertThat(page.element("#search-hits").isDisplayed()).isFalse();
  }

  @Test
  void aNodeWithoutABlockLeadsToAllOfItsClassesAndSaysSo() {
    assertThat(find("\u05d9\u05d5\u05e0\u05e7")).hasSize(1);
    page.element("#search input").sendKeys(Keys.ENTER);
    page.await("its classes to be selected", "location.hash.includes('select=1-9,1-9')");
    assertThat(page.text("#search-hits"))
        .startsWith("No block matches")
        .endsWith("The selection is the 8 classes from its first to its last.");
  }

  @Test
  void aBlockIsFoundByItsName() {
    assertThat(find("block 2").get(0)).contains("block, 4 classes", "in \u2068block 0\u2069");
    page.element("#search input").sendKeys(Keys.ENTER);
    page.await("the block to be selected", "location.hash.includes('select=7-11,7-11')");
  }
}
