package org.classblocks.report.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.classblocks.blocks.taxonomy.Overlap;
import org.classblocks.blocks.taxonomy.TaxonomyAlignment;
import org.classblocks.blocks.taxonomy.TaxonomyMatches;
import org.classblocks.browser.Box;
import org.classblocks.browser.PageInBrowser;
import org.classblocks.report.model.ClassTrack;
import org.classblocks.report.model.PageCompanions;
import org.classblocks.report.model.ReportModel;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.WebElement;

/** What stands beside the rows of the matrix and above its columns. */
class TracksInBrowserTest extends PageInBrowser {
  private static final String ERRORS = "Confusion without the diagonal";
  private static final String MARKUP = "<b onclick=alert(1)>\u202eshop</b>" + "x".repeat(300);

  /** The colours of the theme: a bar, what is left of it, paper, and the first two categories. */
  private static final int BAR = 0x8492a2;

  private static final int REST = 0xdde3ea;
  private static final int FIRST = 0x332288;
  private static final int SECOND = 0xcc6677;

  /** The pixels of a bar beside the rows and above the columns, and those between it and cells. */
  private static final int WIDTH = 20;

  private static final int HEIGHT = 9;
  private static final int GAP_BESIDE = 3;
  private static final int GAP_ABOVE = 2;

  TracksInBrowserTest() {
    super(model());
  }

  /** Classes 0 to 7 are animals, 8 to 22 things, others in no node. */
  private static ReportModel model() {
    TaxonomyMatches.OfBlock none = new TaxonomyMatches.OfBlock(null, null, Overlap.NONE);
    TaxonomyMatches matches =
        new TaxonomyMatches(
            30,
            List.of(23, 24),
            0,
            List.of(none, none, none, none),
            List.of(
                new TaxonomyMatches.OfNode("a", "animals", 1, 8, 8, -1, -1, -1, Overlap.NONE),
                new TaxonomyMatches.OfNode("t", "things", 1, 15, 15, -1, -1, -1, Overlap.NONE)),
            List.of(),
            IntStream.range(0, WalkedRun.CLASSES)
                .mapToObj(id -> id < 8 ? List.of(0) : id < 23 ? List.of(1) : List.<Integer>of())
                .toList(),
            new TaxonomyAlignment.Agreement(0, 0, 0, 0));
    List<String> kinds =
        IntStream.range(0, WalkedRun.CLASSES)
            .mapToObj(id -> id % 3 == 0 ? MARKUP : "plain")
            .toList();
    return WalkedRun.example()
        .taxonomy(matches)
        .beside(
            PageCompanions.nothing()
                .with(List.of(new ClassTrack("Kind", kinds)), List.of("2 rows name no class.")))
        .build();
  }

  @BeforeEach
  void standardWindow() {
    page.resize(1440, 900);
  }

  /** The share of the labels of a class that were predicted. */
  private static double recall(int id) {
    double labels =
        IntStream.range(0, WalkedRun.CLASSES).map(other -> WalkedRun.taken(id, other)).sum();
    return WalkedRun.taken(id, id) / labels;
  }

  /** The share of the predictions of a class that were right. */
  private static double precision(int id) {
    double predictions =
        IntStream.range(0, WalkedRun.CLASSES).map(other -> WalkedRun.taken(other, id)).sum();
    return WalkedRun.taken(id, id) / predictions;
  }

  /** A place beside a row, so many pixels away from where its track begins. */
  private double[] beside(int position, double away) {
    return new double[] {matrix.plot().left() - GAP_BESIDE - away, matrix.place(position, 0)[1]};
  }

  private double[] above(int position, double away) {
    return new double[] {matrix.place(0, position)[0], matrix.plot().top() - GAP_ABOVE - away};
  }

  private int colour(double[] place) {
    return page.pixels("#matrix .base", List.of(place))[0];
  }

  @Test
  void barsSayTheRecallOfRowsAndThePrecisionOfColumns() {
    matrix.choose("Layer", ERRORS);
    for (int position = 0; position < WalkedRun.CLASSES; position++) {
      int id = WalkedRun.classAt(position);
      double length = recall(id) * WIDTH;
      assertThat(colour(beside(position, length - 1))).as("recall of %d", id).isEqualTo(BAR);
      assertThat(colour(beside(position, length + 1))).as("recall of %d", id).isEqualTo(REST);
      double height = precision(id) * HEIGHT;
      assertThat(colour(above(position, height - 1))).as("precision of %d", id).isEqualTo(BAR);
      assertThat(colour(above(position, height + 1))).as("precision of %d", id).isNotEqualTo(BAR);
    }
    assertThat(page.text(".pane-foot .track-key"))
        .contains("Recall: 0 to 100%", "Precision: 0 to 100%, above");
  }

  @Test
  void colourOfARowSaysItsNodeOfTheTaxonomy() {
    for (int position = 0; position < WalkedRun.CLASSES; position++) {
      int id = WalkedRun.classAt(position);
      int expected = id < 8 ? SECOND : id < 23 ? FIRST : 0xffffff;
      assertThat(colour(beside(position, 4))).as("class %d", id).isEqualTo(expected);
    }
    assertThat(words(".pane-foot .track-key li")).containsExactly("Taxonomy:", "things", "animals");
  }

  private List<String> words(String selector) {
    return page.elements(selector).stream().map(WebElement::getText).toList();
  }

  @Test
  void thePointerReadsATrackAndSelectsItsClass() {
    matrix.choose("Layer", ERRORS);
    int position = 3;
    int id = WalkedRun.classAt(position);
    double[] place = beside(position, 2);
    page.pointer().moveTo(place[0], place[1]);
    assertThat(page.text("#matrix .tooltip.name"))
        .contains("class " + id, "Recall", percent(recall(id)));
    double[] over = above(position, 2);
    page.pointer().moveTo(over[0], over[1]);
    assertThat(page.text("#matrix .tooltip.name"))
        .contains("class " + id, "Precision", percent(precision(id)));
    page.pointer().click(place[0], place[1]);
    page.await("the class to be selected", "location.hash.includes('select=3-4,3-4')");
    assertThat(page.text("#selection h3.title")).startsWith("class " + id);
  }

  private static String percent(double share) {
    return String.format(java.util.Locale.ROOT, "%.1f%%", 100 * share);
  }

  private void tick(String track) {
    page.element("[popovertarget=tracks-menu]").click();
    page.elements("#tracks-menu label").stream()
        .filter(label -> label.getDomProperty("textContent").equals(track))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no track " + track))
        .click();
    page.evaluate("document.getElementById('tracks-menu').hidePopover()");
    page.awaitFrame();
  }

  @Test
  void aChoiceStandsInTheAddressAndBackTakesItBack() {
    int before = colour(beside(0, 4 + 12));
    String address = matrix.addressAfter(() -> tick("Group"));
    assertThat(address).contains("tracks=group,taxonomy_1");
    // Class 24 is in the first group, next to the taxonomy, that of classes in no node.
    assertThat(colour(beside(0, 4 + 12))).isNotEqualTo(before);
    assertThat(matrix.addressAfter(() -> tick("Taxonomy"))).contains("tracks=group");
    assertThat(matrix.addressAfter(() -> tick("Group"))).contains("tracks=none");
    page.reload();
    assertThat(words(".pane-foot .track-key li")).isEmpty();
    matrix.addressAfter(() -> page.evaluate("history.back()"));
    matrix.addressAfter(() -> page.evaluate("history.back()"));
    page.awaitFrame();
    assertThat(page.address()).contains("tracks=group,taxonomy_1");
    assertThat(colour(beside(10, 4))).isEqualTo(FIRST);
  }

  @Test
  void whatTheUserGivesIsShownAsItIs() {
    assertThat(words("#summary .note")).contains("Note: 2 rows name no class.");
    tick("Kind");
    String key = words(".pane-foot .track-key li, #none").stream().collect(Collectors.joining("|"));
    assertThat(key).contains("Kind:|plain|").contains("<b onclick=alert(1)>");
    assertThat(page.elements(".track-key b")).isEmpty();
    double[] place = beside(0, 4);
    page.pointer().moveTo(place[0], place[1]);
    assertThat(page.text("#matrix .tooltip.name")).contains("class 24", "onclick");
    Box tip = page.box("#matrix .tooltip.name");
    assertThat(tip.width()).isLessThan(350);
    assertThat(page.holds("document.documentElement.scrollWidth <= innerWidth")).isTrue();
  }

  @Test
  void beyondTheMostNoTrackCanBeAdded() {
    List<String> ticked = new ArrayList<>(List.of("Taxonomy"));
    for (String track : List.of("Group", "Kind", "Mean score", "Labels", "Recall")) {
      tick(track);
      ticked.add(track);
    }
    assertThat(page.elements("#tracks-menu input:checked")).hasSameSizeAs(ticked);
    assertThat(page.elements("#tracks-menu input:not(:checked):enabled")).isEmpty();
    assertThat(matrix.plot().width()).isGreaterThan(600);
  }

  @Test
  void theMatrixStaysWhereItIsWhenTheLayerChanges() {
    Box before = matrix.plot();
    assertThat(before.height() + before.top() - page.box("#matrix .surface").top())
        .as("square that is 45 %% of the window")
        .isGreaterThan(Math.sqrt(0.45 * 1440 * 900));
    matrix.choose("Layer", ERRORS);
    assertThat(matrix.plot()).isEqualTo(before);
  }

  @Test
  void tracksAreOnPaper() {
    page.emulate("print", "light");
    page.awaitFrame();
    assertThat(colour(beside(10, 4))).isEqualTo(FIRST);
    assertThat(page.element(".pane-foot .track-key").isDisplayed()).isTrue();
    page.emulate("screen", "light");
  }

  @Test
  void ofTwoPanesTheFirstHasTheTracksAndBothAreAsLarge() {
    matrix.choose("Compare with", ERRORS);
    page.awaitFrame();
    Box first = page.box("#matrix .pane:nth-of-type(1) .surface");
    Box second = page.box("#matrix .pane:nth-of-type(2) .surface");
    assertThat(second.width()).isEqualTo(first.width());
    assertThat(second.height()).isEqualTo(first.height());
    int id = WalkedRun.classAt(7);
    assertThat(colour(beside(7, recall(id) * WIDTH - 1))).isEqualTo(BAR);
  }
}
