package org.classblocks.report.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.classblocks.attributes.AttributeFinding;
import org.classblocks.attributes.AttributeFindings;
import org.classblocks.blocks.Block;
import org.classblocks.blocks.BlockForest;
import org.classblocks.blocks.Link;
import org.classblocks.blocks.errors.PairDirection;
import org.classblocks.blocks.errors.PairEvidence;
import org.classblocks.blocks.errors.PairKind;
import org.classblocks.blocks.errors.TriagePair;
import org.classblocks.blocks.taxonomy.Taxonomy;
import org.classblocks.blocks.taxonomy.TaxonomyAlignment;
import org.classblocks.blocks.taxonomy.TaxonomyGraph;
import org.classblocks.blocks.taxonomy.TaxonomyMatches;
import org.classblocks.fixtures.Forests;
import org.classblocks.fixtures.Orders;
import org.classblocks.fixtures.Similarities;
import org.classblocks.moments.ListedPairs;
import org.classblocks.moments.batch.Marginals;
import org.classblocks.moments.batch.SampleSize;
import org.classblocks.moments.count.BadRow;
import org.classblocks.moments.count.RowCounts;
import org.classblocks.order.linkage.DistanceMeasure;
import org.classblocks.order.linkage.Linkage;
import org.classblocks.report.model.ExampleModel;
import org.classblocks.report.model.PageCompanions;
import org.classblocks.report.model.PictureSources;
import org.classblocks.report.model.ReportModel;
import org.classblocks.result.LogFacts;
import org.classblocks.result.RunResult;
import org.classblocks.similarity.Neighbours;
import org.classblocks.similarity.Similarity;
import org.classblocks.similarity.SimilarityMatrix;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReportPageTest {
  private static ReportModel model(
      String title, Similarity similarity, BlockForest forest, Map<BadRow, Long> dropped) {
    return model(title, similarity, forest, dropped, Optional.empty());
  }

  private static ReportModel model(
      String title,
      Similarity similarity,
      BlockForest forest,
      Map<BadRow, Long> dropped,
      Optional<TaxonomyAlignment> taxonomy) {
    return model(title, similarity, forest, SampleSize.ofEqual(9485), dropped, taxonomy);
  }

  private static ReportModel model(
      String title, Similarity similarity, BlockForest forest, SampleSize samples) {
    return model(title, similarity, forest, samples, Map.of(), Optional.empty());
  }

  private static ReportModel model(
      String title,
      Similarity similarity,
      BlockForest forest,
      SampleSize samples,
      Map<BadRow, Long> dropped,
      Optional<TaxonomyAlignment> taxonomy) {
    double[] none = new double[similarity.size()];
    Map<BadRow, RowCounts.Dropped> examples = new EnumMap<>(BadRow.class);
    dropped.forEach((kind, rows) -> examples.put(kind, new RowCounts.Dropped(rows, "row 5")));
    Map<String, String> settings = new LinkedHashMap<>();
    settings.put("order.linkage", "average");
    settings.put("input.filter", "day = '<today>' AND x > 1");
    settings.put("input.group", "");
    return new ReportModel(
        title,
        Optional.empty(),
        List.of(),
        new RunResult(
            new LogFacts(
                RowCounts.of(samples.samples(), examples),
                0,
                new Marginals(samples, none, none, none, none, none),
                ListedPairs.everywhere(none.length, samples.samples()),
                Optional.empty()),
            similarity,
            Neighbours.of(similarity, 3),
            Orders.ascending(similarity),
            forest,
            links(forest),
            Optional.empty(),
            List.of(),
            Optional.empty(),
            taxonomy.map(TaxonomyMatches::of)),
        ExampleModel.provenance(settings, Map.of("ClassBlocks", "0.1.0")),
        new ReportModel.Clustering(Linkage.AVERAGE, DistanceMeasure.CORRELATION, "dendrogram"),
        Optional.of(new ReportModel.Errors(0.75, 0.625)),
        PageCompanions.nothing(),
        true,
        PictureSources.NONE);
  }

  /** Up to 110 links between blocks at the top. */
  private static List<Link> links(BlockForest forest) {
    List<Link> links = new ArrayList<>();
    for (Block a : forest.roots()) {
      for (Block b : forest.roots()) {
        if (a.id() < b.id() && links.size() < 110) {
          List<Link.Pair> pairs = List.of(new Link.Pair(1, 21, 0.75), new Link.Pair(0, 20, 0.5));
          links.add(new Link(a.id(), b.id(), 0.3, 0.1, 8, pairs));
        }
      }
    }
    return links;
  }

  private static ReportModel model(Similarity similarity, BlockForest forest) {
    return model("Scenes", similarity, forest, Map.of());
  }

  private static String html(ReportModel model) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    new ReportPage(model).write(PageScripts.load("bundle", "entry.js"), path -> out);
    return out.toString(StandardCharsets.UTF_8);
  }

  private static Document page(ReportModel model) throws IOException {
    return Jsoup.parse(html(model));
  }

  private static ReportModel ordinary() {
    SimilarityMatrix similarity = Similarities.of(30, Set.of(4), (i, j) -> (i + j) / 60.0 - 0.1);
    return model(
        similarity, Forests.of(30, new int[] {0, 20}, new int[] {2, 6}, new int[] {22, 25}));
  }

  @Test
  void headsThePageWithTitleDateAndRun() throws IOException {
    Document page = page(ordinary());
    assertThat(page.selectFirst("h1").text()).isEqualTo("Scenes");
    assertThat(page.title()).contains("Scenes", "2026-01-31");
    assertThat(page.selectFirst(".run").text()).contains("2026-01-31", "run-7");
  }

  @Test
  void summarisesTheRunInWords() throws IOException {
    String summary = page(ordinary()).selectFirst("#about").text();
    assertThat(summary)
        .contains("All 9,485 samples were used")
        .doesNotContain("weight")
        .contains("29 of 30 classes could be compared", "1 class has no correlation")
        .contains("average linkage on 1 \u2212 r, leaf order dendrogram")
        .contains("0.050 (the noise floor)")
        .contains("3 blocks stand out, 2 at the top level")
        .contains("In 75.0% of the samples with labels, the class with the highest score is one")
        .contains("62.5% were predicted as another class of the same top-level block");
  }

  @Test
  void namesTheReasonsOfDroppedRows() throws IOException {
    Map<BadRow, Long> dropped =
        Map.of(BadRow.WRONG_LENGTH, 1200L, BadRow.NAN_SCORE, 3L, BadRow.NULL_SCORE, 0L);
    ReportModel model = model("t", Similarities.random(3, Set.of(), 1), Forests.of(3), dropped);
    assertThat(page(model).selectFirst("#about").text())
        .contains(
            "1,203 rows were left out: a wrong number of scores (1,200), a score that is NaN (3).")
        .doesNotContain("a score that is null");
  }

  @Test
  void saysWhatWeightsMakeOfTheSamples() throws IOException {
    SampleSize some = new SampleSize(9485, 17, 9485, 1, 1234.4);
    ReportModel model = model("t", Similarities.random(3, Set.of(), 1), Forests.of(3), some);
    assertThat(page(model).selectFirst("#about").text())
        .contains("Weighted, they count as 1,234 samples of equal weight; 17 have a weight of 0");
    SampleSize all = new SampleSize(9485, 0, 9485, 1, 1234.4);
    assertThat(
            page(model("t", Similarities.random(3, Set.of(), 1), Forests.of(3), all))
                .selectFirst("#about")
                .text())
        .contains("count as 1,234 samples of equal weight.");
  }

  @Test
  void listsBlocksNestedInOrder() throws IOException {
    List<Element> rows = blockRows(page(ordinary()));
    assertThat(rows)
        .extracting(row -> row.selectFirst("th").text())
        .containsExactly("block 0", "block 1", "block 2");
    assertThat(rows)
        .extracting(row -> row.selectFirst("th").attr("style"))
        .containsExactly("--indent: 0", "--indent: 1", "--indent: 0");
    assertThat(rows.get(0).select("td").eachText()).containsExactly("20", "0.80", "0.10", "0.70");
    assertThat(rows.get(0).select("td").eachAttr("data-sort"))
        .containsExactly("20.0", "0.8", "0.1", "0.7");
    assertThat(membersOf(rows.get(0)).text()).startsWith("Hub: class 0 0.");
  }

  /** The first row of each block. */
  private static List<Element> blockRows(Document page) {
    return page.select("#blocks tbody > tr:first-child");
  }

  /** What stands beneath the first row of a block. */
  private static Element membersOf(Element row) {
    return row.nextElementSibling().selectFirst("td");
  }

  @Test
  void rowsLeadToTheirPlaces() throws IOException {
    Document page = page(ordinary());
    assertThat(page.select("#blocks tbody a").eachAttr("href"))
        .containsExactly("#block=0", "#block=1", "#block=2");
    assertThat(page.select("#links tbody a").eachAttr("href"))
        .containsExactly("#link=0,2", "#pair=1,21", "#pair=0,20");
    assertThat(page.select("#pairs tbody a").eachAttr("href")).startsWith("#pair=28,29");
    assertThat(page.select("#excluded tbody a").eachAttr("href")).containsExactly("#class=4");
  }

  @Test
  void showsTheSupportOfBlocksWhereItIsKnown() throws IOException {
    assertThat(page(ordinary()).select("#blocks").text()).doesNotContainIgnoringCase("support");
    BlockForest supported =
        Forests.of(30, new int[] {0, 20}, new int[] {22, 30}).withSupport(new double[] {1, 0.5});
    Document page = page(model(Similarities.random(30, Set.of(), 1), supported));
    assertThat(page.select("#blocks thead th").eachText()).contains("Support");
    Element last = blockRows(page).get(1);
    assertThat(last.select("td").eachText()).contains("0.50");
    assertThat(membersOf(last).attr("colspan")).isEqualTo("6");
    assertThat(page.select("#blocks .meaning").text()).contains("resamples");
  }

  @Test
  void saysWhichNodesOfATaxonomyBlocksMatch() throws IOException {
    ReportModel plain = ordinary();
    TaxonomyGraph.Builder graph = new TaxonomyGraph.Builder().add("a", "<b>animals</b>");
    for (int id = 0; id < 30; id++) {
      graph.put("class " + id, id < 18 ? "a" : "b");
    }
    TaxonomyAlignment alignment =
        TaxonomyAlignment.of(
            Taxonomy.of(graph.build(), plain.result().similarity().classes()),
            plain.result().similarity(),
            plain.result().order(),
            plain.result().blocks());
    Document page =
        page(
            model(
                "t",
                plain.result().similarity(),
                plain.result().blocks(),
                Map.of(),
                Optional.of(alignment)));
    assertThat(page.select("#blocks tbody .match").eachText())
        .containsExactly("matches <b>animals</b> (F1 0.92)");
    assertThat(page.selectFirst("#about").text())
        .contains("1 of 3 blocks match a node of the taxonomy (F1 of at least 0.50).")
        .contains("the taxonomy's top 2 nodes");
    assertThat(page(plain).select(".match")).isEmpty();
    assertThat(page(plain).text()).doesNotContain("taxonomy");
  }

  @Test
  void namesTheGeneralClassOfABlock() throws IOException {
    BlockForest forest =
        new BlockForest(
            List.of(
                new Block(0, -1, 0, 0, 3, 0.8, 0.1, 0.7, 9, Double.NaN, 1, 2, "block 0"),
                new Block(1, -1, 0, 3, 6, 0.8, 0.1, 0.7, 9, Double.NaN, 4, -1, "block 1")),
            0.05,
            30);
    List<Element> rows =
        blockRows(page(model(Similarities.of(30, Set.of(), (i, j) -> 0.5), forest)));
    assertThat(membersOf(rows.get(0)).text())
        .startsWith("General class: class 2 2. Hub: class 1 1. Members: ");
    assertThat(membersOf(rows.get(1)).text()).startsWith("Hub: class 4 4. Members: ");
  }

  @Test
  void foldsTheMembersOfLargeBlocks() throws IOException {
    List<Element> rows = blockRows(page(ordinary()));
    Element members = membersOf(rows.get(0));
    assertThat(members.select("> bdi")).as("the hub and six members").hasSize(7);
    assertThat(members.selectFirst("details summary").text()).isEqualTo("and 14 more");
    assertThat(members.select("details bdi")).hasSize(14);
    assertThat(members.select("bdi").eachText()).contains("class 0", "class 19");
    assertThat(membersOf(rows.get(1)).select("details")).isEmpty();
  }

  @Test
  void boundsThePageOfManyBlocksAndMembers() throws IOException {
    int[][] bounds = new int[1500][];
    for (int i = 0; i < 1500; i++) {
      bounds[i] = new int[] {i < 500 ? 0 : 2 * i, i < 500 ? 900 - i : 2 * i + 2};
    }
    SimilarityMatrix similarity = Similarities.of(3000, Set.of(), (i, j) -> 0.5);
    Document page = page(model(similarity, Forests.of(3000, bounds)));
    assertThat(page.select("#blocks tbody")).hasSize(1000);
    assertThat(page.select("#blocks p:last-child").last().text())
        .startsWith("Not listed here: 500 smaller ones.");
    assertThat(membersOf(blockRows(page).get(0)).text())
        .contains("and 894 more")
        .endsWith("and 600 more");
    assertThat(page.select("#blocks tbody th").last().attr("style")).isEqualTo("--indent: 0");
    assertThat(page.select("#blocks tbody th").get(499).attr("style")).isEqualTo("--indent: 10");
  }

  @Test
  void listsLinksWithTheirPairs() throws IOException {
    Document page = page(ordinary());
    assertThat(page.select("#links tbody")).hasSize(1);
    assertThat(page.select("#links .who").eachText())
        .containsExactly("block 0 20 classes", "block 2 3 classes");
    assertThat(page.select("#links tbody td").eachText())
        .containsExactly("0.30", "0.10", "8.00", "class 1 – class 21, class 0 – class 20");
    assertThat(page.select("#links > p")).hasSize(1);
  }

  @Test
  void listsWhatAttributesExplain() throws IOException {
    assertThat(page(ordinary()).select("#attributes")).isEmpty();
    ReportModel model = ordinary();
    List<AttributeFinding> findings =
        List.of(
            new AttributeFinding(0, -1, "day", 0.5, 0.4, 1e-9, 1e-6, 2),
            new AttributeFinding(0, -1, "noise", 0.5, 0.5, 0.3, 1, 3),
            new AttributeFinding(2, -1, "camera <1>", 0.4, 0.04, 1e-9, 1e-6, 1));
    Document page =
        page(
            new ReportModel(
                model.title(),
                Optional.empty(),
                List.of(),
                model
                    .result()
                    .withAttributes(Optional.of(new AttributeFindings(List.of(), findings))),
                model.provenance(),
                model.clustering(),
                model.errors(),
                model.companions(),
                model.hasPictures(),
                model.sources()));
    assertThat(page.select("#attributes tbody tr").eachText())
        .containsExactly(
            "block 2 camera <1> unreliable 90.0% 0.40 0.04", "block 0 day 20.0% 0.50 0.40");
  }

  @Test
  void boundsTheListOfLinks() throws IOException {
    int[][] bounds = new int[20][];
    for (int i = 0; i < 20; i++) {
      bounds[i] = new int[] {2 * i, 2 * i + 2};
    }
    Document page = page(model(Similarities.random(40, Set.of(), 1), Forests.of(40, bounds)));
    assertThat(page.select("#links tbody")).hasSize(100);
    assertThat(page.selectFirst("#links > p:last-child").text())
        .startsWith("Not listed here: 10 more.");
  }

  @Test
  void listsTheMostSimilarPairs() throws IOException {
    List<Element> rows = page(ordinary()).select("#pairs tbody tr");
    assertThat(rows).hasSize(100);
    assertThat(rows.get(0).select("td, .who").eachText())
        .containsExactly("1", "class 28 28", "class 29 29", "0.850");
  }

  @Test
  void saysWhyClassesHaveNoCorrelation() throws IOException {
    Document page = page(ordinary());
    assertThat(page.select("#excluded tbody tr").eachText())
        .containsExactly("class 4 4 Its scores never vary, or there are fewer than two samples.");
    assertThat(page.selectFirst("#excluded p").text()).startsWith("1 class has");
  }

  @Test
  void showsSettingsAndVersions() throws IOException {
    Document page = page(ordinary());
    assertThat(page.select("#settings tr").eachText())
        .containsExactly(
            "order.linkage average",
            "input.filter day = '<today>' AND x > 1",
            "input.group not set");
    assertThat(page.select("#versions tr").eachText()).containsExactly("ClassBlocks 0.1.0");
  }

  @Test
  void hostileNamesAreInert() throws IOException {
    List<String> names =
        List.of(
            "<script>alert(1)</script>",
            "\"><img src=x onerror=alert(1)>",
            "'; -- {{title}} </td></table>",
            "two\nlines\u0000",
            "x".repeat(300),
            "\u202Eright to left",
            "\uD83D\uDE00\uD83D");
    SimilarityMatrix similarity = Similarities.of(names, Set.of(6), (i, j) -> 0.1 * i);
    ReportModel model =
        model(
            "</title><script>alert(2)</script>",
            similarity,
            Forests.of(7, new int[] {0, 6}),
            Map.<BadRow, Long>of());
    Document page = page(model);
    assertThat(page.select("[onerror], b b, img")).isEmpty();
    assertThat(page.select("script")).hasSameSizeAs(page(ordinary()).select("script"));
    assertThat(page.select("#blocks bdi").eachText())
        .contains(names.get(0), names.get(1), names.get(2), "two lines", names.get(4));
    assertThat(page.selectFirst("h1").text()).isEqualTo(model.title());
    assertThat(page.select("#excluded tbody th").text()).isEqualTo("\uD83D\uDE00\uFFFD 6");
  }

  @Test
  void isWellFormedAndNeedsNothingFromOutside() throws IOException {
    String html = html(ordinary());
    Parser parser = Parser.htmlParser().setTrackErrors(10);
    Document page = Jsoup.parse(html, parser);
    assertThat(parser.getErrors()).isEmpty();
    assertThat(page.select("link, iframe, [src], [href^=http]")).isEmpty();
    assertThat(page.selectFirst("meta[http-equiv=Content-Security-Policy]").attr("content"))
        .startsWith("default-src 'none'");
    assertThat(page.select("style").html()).doesNotContain("url(", "@import");
  }

  @Test
  void everyIdIsUniqueAndEveryTableHasHeadings() throws IOException {
    Document page = page(ordinary());
    assertThat(page.select("[id]").eachAttr("id")).doesNotHaveDuplicates();
    for (Element row : page.select("table:has(thead) tbody tr")) {
      int columns = row.closest("table").select("thead th").size();
      int cells =
          row.children().stream()
              .mapToInt(
                  cell -> cell.hasAttr("colspan") ? Integer.parseInt(cell.attr("colspan")) : 1)
              .sum();
      assertThat(cells).as(row.text()).isEqualTo(columns);
    }
  }

  @Test
  void saysThatNoBlockStandsOut() throws IOException {
    Document page = page(model(Similarities.random(5, Set.of(), 1), Forests.of(5)));
    assertThat(page.selectFirst("#about").text()).contains("No block stands out");
    assertThat(page.select("#blocks")).isEmpty();
  }

  @Test
  void saysThatAllSimilaritiesAreEqual() throws IOException {
    SimilarityMatrix equal = Similarities.of(4, Set.of(), (i, j) -> 0.25);
    assertThat(page(model(equal, Forests.of(4))).selectFirst("#about").text())
        .contains("All pairs of classes have the same similarity, 0.25");
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 4})
  void saysThatNothingCanBeCompared(int classCount) throws IOException {
    Set<Integer> all = classCount == 4 ? Set.of(0, 1, 2, 3) : Set.of();
    Document page = page(model(Similarities.random(classCount, all, 1), Forests.of(classCount)));
    String expected =
        switch (classCount) {
          case 0 -> "There are no classes.";
          case 1 -> "Only one class has a correlation";
          default -> "No class has a correlation";
        };
    assertThat(page.selectFirst("#about").text()).contains(expected);
    assertThat(page.select("#pairs, #blocks, #links")).isEmpty();
  }

  @Test
  void aClassWithoutANameIsStillShown() throws IOException {
    SimilarityMatrix nameless = Similarities.of(List.of("", "other"), Set.of(), (i, j) -> 0.5);
    assertThat(page(model(nameless, Forests.of(2))).select("#pairs .who").eachText())
        .contains("(no name) 0");
  }

  @Test
  void listsThePairsOfTriageByKind() throws IOException {
    Document page =
        page(
            withTriage(
                triaged(1, PairKind.SUBSET, PairDirection.A_IN_B, 0, 9, 0.01, 1.5, 8, 0.5),
                triaged(2, PairKind.DUPLICATE, PairDirection.NONE, 2, 7, 0.97, 3, 0, 0.25)));
    assertThat(page.select("#triage section").eachAttr("id"))
        .containsExactly("triage-duplicate", "triage-subset");
    assertThat(page.select("#triage h3").eachText()).containsExactly("Duplicates", "Subsets");
    Element row = page.selectFirst("#triage-subset tbody tr");
    assertThat(row.select("td, .who").eachText())
        .containsExactly("1", "class 0 0", "class 9 9", "1.5 (50.0%) 8", "0.010");
    assertThat(row.select("small").text()).isEqualTo("class 0 in class 9");
    assertThat(row.select("a").eachAttr("href")).containsExactly("#pair=0,9");
    assertThat(row.select(".taken").attr("data-sort")).isEqualTo("9.5");
  }

  @Test
  void triageWithoutLabelsCountsNothing() throws IOException {
    double none = Double.NaN;
    Document page =
        page(
            withTriage(
                triaged(1, PairKind.LOOK_ALIKE, PairDirection.NONE, 2, 7, 0.5, none, none, none)));
    assertThat(page.select("#triage thead th").eachText())
        .containsExactly("Rank", "Classes", "Similarity");
    assertThat(page.select("#triage .taken")).isEmpty();
    assertThat(page(ordinary()).select("#triage")).isEmpty();
  }

  private static TriagePair triaged(
      int rank,
      PairKind kind,
      PairDirection direction,
      int a,
      int b,
      double similarity,
      double countAb,
      double countBa,
      double rateAb) {
    return new TriagePair(
        rank,
        kind,
        direction,
        PairEvidence.SIMILARITY,
        -1,
        a,
        b,
        similarity,
        0.5,
        0.25,
        countAb,
        countBa,
        rateAb,
        Double.NaN);
  }

  private static ReportModel withTriage(TriagePair... pairs) {
    return unlabelled(ordinary().result().links(), List.of(pairs));
  }

  private static ReportModel unlabelled(List<Link> links, List<TriagePair> triage) {
    ReportModel model = ordinary();
    RunResult result = model.result();
    return new ReportModel(
        model.title(),
        Optional.empty(),
        List.of(),
        new RunResult(
            result.log(),
            result.similarity(),
            result.neighbours(),
            result.order(),
            result.blocks(),
            links,
            result.errors(),
            triage,
            result.groups(),
            result.taxonomy()),
        model.provenance(),
        model.clustering(),
        Optional.empty(),
        model.companions(),
        model.hasPictures(),
        model.sources());
  }

  @Test
  void saysWhatARunIsAboutInWords() throws IOException {
    Map<BadRow, Long> dropped = Map.of(BadRow.NAN_SCORE, 3L, BadRow.MISSING_SCORES, 0L);
    Document page = page(model("t", Similarities.random(3, Set.of(), 1), Forests.of(3), dropped));
    assertThat(page.select("#about .fact-table").first().text())
        .contains("3 rows were left out", "0.050. If all classes were unrelated");
    assertThat(page.select("#about .dropped tbody tr").eachText())
        .containsExactly("a score that is NaN 3");
    assertThat(page(ordinary()).select(".dropped")).isEmpty();
  }

  @Test
  void saysThatThereAreNoLinksOrLabels() throws IOException {
    Document page = page(unlabelled(List.of(), List.of()));
    assertThat(page.selectFirst("#about").text())
        .contains("There are no labels", "no two separate blocks are more similar");
    assertThat(page.select("#links, #triage")).isEmpty();
    assertThat(page(ordinary()).selectFirst("#about").text())
        .doesNotContain("no labels", "no two separate blocks");
  }
}
