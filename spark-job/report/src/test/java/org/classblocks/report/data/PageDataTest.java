package org.classblocks.report.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.classblocks.blocks.Link;
import org.classblocks.blocks.taxonomy.Overlap;
import org.classblocks.blocks.taxonomy.TaxonomyAlignment;
import org.classblocks.blocks.taxonomy.TaxonomyMatches;
import org.classblocks.fixtures.Forests;
import org.classblocks.fixtures.Similarities;
import org.classblocks.groups.SampleGroup;
import org.classblocks.linalg.SparseMatrix;
import org.classblocks.linalg.SymmetricMatrix;
import org.classblocks.moments.ListedPairs;
import org.classblocks.moments.count.Confusion;
import org.classblocks.moments.count.ConfusionTotals;
import org.classblocks.moments.count.LabelCounts;
import org.classblocks.moments.count.LabelStatistics;
import org.classblocks.report.model.ClassTrack;
import org.classblocks.report.model.ExampleModel;
import org.classblocks.report.model.PageCompanions;
import org.classblocks.report.model.PairLayer;
import org.classblocks.report.page.RenderedPage;
import org.classblocks.similarity.ClassList;
import org.classblocks.similarity.ClassStatus;
import org.classblocks.similarity.SimilarityMatrix;
import org.junit.jupiter.api.Test;

class PageDataTest {
  private static final float[] NONE = {};

  /** Classes 0 to 5 of which 2 is constant: the order is 5, 4, 3, 1, 0, 2. */
  private static SimilarityMatrix six() {
    return Similarities.of(6, Set.of(2), (i, j) -> (10 * i + j) / 100.0);
  }

  @Test
  void tellsTheRunInJson() throws IOException {
    Link link = new Link(1, 2, 0.25, 0.125, Double.NaN, List.of());
    JsonNode facts =
        RenderedPage.of(
                new ExampleModel(six())
                    .title("Six < seven")
                    .blocks(
                        Forests.of(6, new int[] {0, 5}, new int[] {0, 2}, new int[] {3, 5}), link)
                    .taxonomy(
                        new TaxonomyMatches(
                            9,
                            List.of(),
                            0,
                            List.of(
                                new TaxonomyMatches.OfBlock(null, null, Overlap.NONE),
                                new TaxonomyMatches.OfBlock("b", "birds\n", new Overlap(3, 3, 5)),
                                new TaxonomyMatches.OfBlock(null, null, Overlap.NONE)),
                            List.of(),
                            List.of(),
                            List.of(),
                            new TaxonomyAlignment.Agreement(0.5, 2, 0.5, 0.5)))
                    .thumbnails("https://example.org/{class_id}.jpg")
                    .build())
            .facts();
    assertThat(facts.get("title").asText()).isEqualTo("Six < seven");
    assertThat(facts.get("runDate").asText()).isEqualTo("2026-01-31");
    assertThat(facts.get("runId").asText()).isEqualTo("run-7");
    assertThat(facts.get("classCount").asInt()).isEqualTo(6);
    assertThat(facts.get("leafCount").asInt()).isEqualTo(5);
    assertThat(facts.get("samples").asLong()).isEqualTo(100);
    assertThat(facts.get("noiseFloor").asDouble()).isEqualTo(0.05);
    assertThat(facts.get("scaleEnd").asDouble()).isEqualTo(0.6);
    assertThat(facts.get("thumbnail").asText()).isEqualTo("https://example.org/{class_id}.jpg");
    assertThat(facts.get("names").toString())
        .isEqualTo("[\"class 0\",\"class 1\",\"class 2\",\"class 3\",\"class 4\",\"class 5\"]");
    assertThat(facts.get("keys")).isEmpty();
    assertThat(facts.get("statuses").toString())
        .isEqualTo("{\"2\":\"Its scores never vary, or there are fewer than two samples.\"}");
    assertThat(facts.get("blocks").get(1).toString())
        .isEqualTo(
            "{\"name\":\"block 1\",\"parent\":0,\"depth\":1,\"start\":0,\"end\":2,\"cohesion\":0.8,"
                + "\"separation\":0.1,\"persistence\":0.7,\"contrast\":9.0,\"support\":null,\"hub\":0,"
                + "\"match\":\"birds\"}");
    assertThat(facts.get("blocks").get(0).get("parent").asInt()).isEqualTo(-1);
    assertThat(facts.get("blocks").get(2).get("match").asText()).isEmpty();
    assertThat(facts.get("links").toString())
        .isEqualTo("[{\"a\":1,\"b\":2,\"similarity\":0.25,\"expected\":0.125}]");
    assertThat(facts.get("layers")).hasSize(1);
  }

  @Test
  void holdsTheOrderAndTheTreeByPosition() throws IOException {
    RenderedPage page = RenderedPage.of(new ExampleModel(six()).build());
    assertThat(page.ints("order")).containsExactly(5, 4, 3, 1, 0, 2);
    // Leaves are merged one by one from class 0 on, which is at position 4.
    assertThat(page.ints("tree-left")).containsExactly(4, 5, 6, 7);
    assertThat(page.ints("tree-right")).containsExactly(3, 2, 1, 0);
    assertThat(page.floats("tree-heights")).containsExactly(0, 1, 2, 3);
  }

  @Test
  void holdsWhatIsKnownOfClasses() throws IOException {
    RenderedPage page = RenderedPage.of(new ExampleModel(six()).build());
    assertThat(page.facts().get("columns").toString())
        .isEqualTo(
            "[{\"name\":\"mean\",\"title\":\"Mean score\",\"section\":\"column-mean\"},"
                + "{\"name\":\"sd\",\"title\":\"Standard deviation\",\"section\":\"column-sd\"}]");
    assertThat(page.floats("column-mean")).containsExactly(0.5f, 1.5f, 2.5f, 3.5f, 4.5f, 5.5f);
    assertThat(page.floats("column-sd")[4]).isEqualTo(2);
  }

  @Test
  void holdsTheGroupsOfClasses() throws IOException {
    RenderedPage page =
        RenderedPage.of(
            new ExampleModel(six())
                .blocks(Forests.of(6, new int[] {0, 2}, new int[] {3, 5}))
                .build());
    assertThat(page.facts().get("columns").get(2).toString())
        .isEqualTo(
            "{\"name\":\"group\",\"title\":\"Group\",\"section\":\"column-group\","
                + "\"categories\":[\"block 0\",\"block 1\"]}");
    // The order is 5, 4, 3, 1, 0, 2.
    assertThat(page.floats("column-group")).containsExactly(1, 1, Float.NaN, Float.NaN, 0, 0);
  }

  @Test
  void holdsTheNodesOfClassesLevelByLevel() throws IOException {
    RenderedPage page = RenderedPage.of(new ExampleModel(six()).taxonomy(taxonomy()).build());
    assertThat(page.facts().get("columns").findValuesAsText("title"))
        .endsWith("Taxonomy", "Taxonomy, level 2");
    assertThat(page.facts().get("columns").get(2).get("categories").toString())
        .isEqualTo("[\"things\",\"pets\"]");
    assertThat(page.floats("column-taxonomy_1")).containsExactly(0, 0, 0, 1, 1, Float.NaN);
    assertThat(page.facts().get("columns").get(3).get("categories").toString())
        .isEqualTo("[\"things\",\"tools\",\"pets\"]");
    assertThat(page.floats("column-taxonomy_2")).containsExactly(0, 1, 1, 2, 2, Float.NaN);
  }

  private static TaxonomyMatches taxonomy() {
    return new TaxonomyMatches(
        9,
        List.of(),
        0,
        List.of(),
        List.of(node("pets", 2), node("things", 3), node("tools", 2)),
        List.of(),
        List.of(List.of(1), List.of(1, 2), List.of(1, 2), List.of(0), List.of(0), List.of()),
        new TaxonomyAlignment.Agreement(0.5, 2, 0.5, 0.5));
  }

  private static TaxonomyMatches.OfNode node(String name, int size) {
    return new TaxonomyMatches.OfNode(name, name, 1, size, size, -1, -1, -1, Overlap.NONE);
  }

  private static RenderedPage withTrack(String... cells) throws IOException {
    ClassTrack track = new ClassTrack("Kind", List.of(cells));
    return RenderedPage.of(
        new ExampleModel(six())
            .beside(PageCompanions.nothing().with(List.of(track), List.of()))
            .build());
  }

  @Test
  void holdsWhatTheUserKnowsAsNumbersIfAllAreNumbers() throws IOException {
    RenderedPage page = withTrack("1", "-2.5", "", "1e3", "+.5", "0");
    assertThat(page.facts().get("columns").get(2).toString())
        .isEqualTo("{\"name\":\"track_1\",\"title\":\"Kind\",\"section\":\"column-track_1\"}");
    assertThat(page.floats("column-track_1")).containsExactly(1, -2.5f, Float.NaN, 1000, 0.5f, 0);
  }

  @Test
  void holdsWhatTheUserKnowsAsCategoriesTheMostFrequentFirst() throws IOException {
    RenderedPage page = withTrack("1", "</script>", "NaN", "1", "", "1e999");
    assertThat(page.facts().get("columns").get(2).get("categories").toString())
        .isEqualTo("[\"1\",\"1e999\",\"</script>\",\"NaN\"]");
    assertThat(page.floats("column-track_1")).containsExactly(0, 2, 3, 0, Float.NaN, 1);
    assertThat(page.document().outerHtml()).doesNotContain("\"</script>\"");
  }

  @Test
  void holdsNeighboursAsManyForEachClass() throws IOException {
    RenderedPage page = RenderedPage.of(new ExampleModel(six()).build());
    assertThat(page.facts().get("neighbourCount").asInt()).isEqualTo(2);
    assertThat(page.ints("neighbours")).containsExactly(5, 4, 5, 4, -1, -1, 5, 4, 5, 3, 4, 3);
    assertThat(page.floats("neighbour-similarities"))
        .startsWith(0.5f, 0.4f, 0.51f, 0.41f, Float.NaN, Float.NaN);
  }

  @Test
  void holdsFewSimilaritiesAsTheyAre() throws IOException {
    RenderedPage page = RenderedPage.of(new ExampleModel(six()).build());
    JsonNode layer = page.layer("similarity");
    assertThat(layer.get("kind").asText()).isEqualTo("similarity");
    assertThat(layer.get("source").asText()).isEqualTo("triangle");
    assertThat(layer.get("type").asText()).isEqualTo("f4");
    assertThat(layer.get("low").floatValue()).isEqualTo(0.1f);
    assertThat(layer.get("high").floatValue()).as("that of the diagonal").isEqualTo(1f);
    assertThat(layer.has("transform") || layer.has("levels") || layer.has("entries")).isFalse();
    assertThat(page.floats("layer-similarity"))
        .containsExactly(
            0.54f, 0.53f, 0.51f, 0.5f, Float.NaN, //
            0.43f, 0.41f, 0.4f, Float.NaN, //
            0.31f, 0.3f, Float.NaN, //
            0.1f, Float.NaN, //
            Float.NaN);
  }

  @Test
  void holdsTheLogarithmOfHowManySamplesListBoth() throws IOException {
    ListedPairs.Builder listed = new ListedPairs.Builder(3);
    listed.set(0, 0, 10).set(1, 1, 20).set(2, 2, 30).set(0, 1, 5).set(1, 2, 7);
    RenderedPage page =
        RenderedPage.of(
            new ExampleModel(Similarities.random(3, Set.of(), 1))
                .listed(listed.result(100))
                .build());
    JsonNode layer = page.layer("support");
    assertThat(layer.get("kind").asText()).isEqualTo("support");
    assertThat(layer.get("transform").asText()).isEqualTo("log1p");
    assertThat(layer.get("high").asDouble()).isCloseTo(Math.log(8), within(1e-6));
    assertThat(page.floats("layer-support"))
        .containsExactly(new float[] {(float) Math.log(8), 0, (float) Math.log(6)}, within(1e-6f));
    assertThat(page.floats("column-samples")).containsExactly(10, 20, 30);
  }

  @Test
  void holdsWhatIsConfusedByPosition() throws IOException {
    SparseMatrix counts =
        SparseMatrix.builder(4)
            .add(0, 0, 3)
            .add(0, 2, 1.5)
            .add(1, 0, 2)
            .add(1, 3, 9)
            .add(2, 2, 4)
            .add(3, 1, 8)
            .build();
    LabelStatistics labels =
        new LabelStatistics(
            new LabelCounts(new long[] {5, 2, 4}, 0, 0, 0),
            new Confusion(
                counts,
                new double[] {0.6, 0, 1},
                new double[] {1, 1, 1},
                new ConfusionTotals(11, 0.5, 0.5)),
            List.of());
    RenderedPage page =
        RenderedPage.of(
            new ExampleModel(Similarities.random(3, Set.of(), 1)).labels(labels).build());
    assertThat(page.facts().get("layers").findValuesAsText("id"))
        .containsExactly("similarity", "confusion");
    JsonNode layer = page.layer("confusion");
    assertThat(layer.get("kind").asText()).isEqualTo("confusion");
    assertThat(layer.get("source").asText()).isEqualTo("sparse");
    assertThat(layer.get("entries").asInt()).isEqualTo(4);
    assertThat(layer.get("ofEntries").asInt()).isEqualTo(4);
    assertThat(page.ints("layer-confusion-starts")).containsExactly(0, 1, 2, 4);
    assertThat(page.ints("layer-confusion-columns")).containsExactly(0, 2, 0, 2);
    assertThat(page.floats("layer-confusion-values")).containsExactly(4, 2, 1.5f, 3);
    assertThat(page.floats("column-positives")).containsExactly(5, 2, 4);
    assertThat(page.floats("column-errors")).containsExactly(1.5f, 11, 0);
    assertThat(page.floats("column-recall")[0]).isCloseTo(2 / 3f, within(1e-6f));
    assertThat(page.floats("column-precision")[0]).isCloseTo(0.6f, within(1e-6f));
    assertThat(page.floats("column-top1")).containsExactly(0.6f, 0, 1);
  }

  @Test
  void saysNothingOfConfusionWhereThereIsNone() throws IOException {
    LabelStatistics labels =
        new LabelStatistics(
            new LabelCounts(new long[3], 0, 0, 0),
            new Confusion(
                SparseMatrix.builder(4).build(),
                new double[3],
                new double[3],
                new ConfusionTotals(0, Double.NaN, Double.NaN)),
            List.of());
    JsonNode facts =
        RenderedPage.of(
                new ExampleModel(Similarities.random(3, Set.of(), 1)).labels(labels).build())
            .facts();
    assertThat(facts.get("layers")).hasSize(1);
    assertThat(facts.get("columns").findValuesAsText("name"))
        .containsExactly("mean", "sd", "positives");
  }

  @Test
  void holdsGroupsAndOtherRunsInTheOrderOfThisRun() throws IOException {
    SimilarityMatrix other = Similarities.of(6, Set.of(), (i, j) -> (10 * i + j) / 1000.0);
    RenderedPage page =
        RenderedPage.of(
            new ExampleModel(six())
                .groups(new SampleGroup("north", 10, other), new SampleGroup("so\nuth", 10, six()))
                .others(PairLayer.ofRun(LocalDate.of(2026, 1, 30), "run-6", () -> other::copyRow))
                .build());
    assertThat(page.facts().get("layers").findValuesAsText("id"))
        .containsExactly("similarity", "group-0", "group-1", "run-run-6");
    assertThat(page.facts().get("layers").findValuesAsText("kind"))
        .containsExactly("similarity", "group", "group", "run");
    assertThat(page.layer("group-1").get("title").asText()).isEqualTo("so uth");
    assertThat(page.layer("run-run-6").get("title").asText()).isEqualTo("Run of 2026-01-30, run-6");
    assertThat(page.floats("layer-group-0")).startsWith(0.054f, 0.053f, 0.051f, 0.05f, 0.052f);
    assertThat(page.floats("layer-run-run-6")).isEqualTo(page.floats("layer-group-0"));
  }

  @Test
  void textsOfTheDataEndNoElement() throws IOException {
    List<String> names = List.of("</script><i>", "<!-- <script>", "\u2028\uD83D", "");
    List<String> keys = List.of("</SCRIPT>", "b\u0000", "\uDE00", "d");
    ClassStatus[] statuses = new ClassStatus[4];
    Arrays.fill(statuses, ClassStatus.CONSTANT);
    SimilarityMatrix hostile =
        new SimilarityMatrix(
            new ClassList(names, keys), statuses, SymmetricMatrix.builder(4).build());
    RenderedPage page = RenderedPage.of(new ExampleModel(hostile).build());
    assertThat(page.facts().get("names"))
        .extracting(JsonNode::asText)
        .containsExactly(names.get(0), names.get(1), "\uFFFD", "(no name)");
    assertThat(page.facts().get("keys"))
        .extracting(JsonNode::asText)
        .containsExactly("</SCRIPT>", "b", "\uFFFD", "d");
    assertThat(page.document().getElementById("run").data()).doesNotContain("<", "\u2028");
    assertThat(page.document().select("i")).isEmpty();
  }

  @Test
  void aRunOfOneClassOrNoneHasEmptySections() throws IOException {
    for (int size : new int[] {0, 1}) {
      RenderedPage page =
          RenderedPage.of(new ExampleModel(Similarities.random(size, Set.of(), 1)).build());
      assertThat(page.ints("order")).hasSize(size);
      assertThat(page.ints("tree-left")).isEmpty();
      assertThat(page.floats("layer-similarity")).isEqualTo(NONE);
      assertThat(page.layer("similarity").get("low").asDouble()).isZero();
      assertThat(page.facts().get("neighbourCount").asInt()).isZero();
    }
  }
}
