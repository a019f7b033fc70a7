package org.classblocks.report.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.io.StringWriter;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.classblocks.fixtures.Graphs;
import org.classblocks.fixtures.Similarities;
import org.classblocks.groups.SampleGroup;
import org.classblocks.linalg.SparseMatrix;
import org.classblocks.moments.ListedPairs;
import org.classblocks.moments.count.Confusion;
import org.classblocks.moments.count.ConfusionTotals;
import org.classblocks.moments.count.LabelCounts;
import org.classblocks.moments.count.LabelStatistics;
import org.classblocks.report.model.ExampleModel;
import org.classblocks.report.model.PairLayer;
import org.classblocks.report.model.ReportModel;
import org.classblocks.report.page.RenderedPage;
import org.classblocks.report.script.PageSections;
import org.classblocks.similarity.SimilarityGraph;
import org.classblocks.similarity.SimilarityMatrix;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PageLayersTest {
  private static final int SIZE = 30;

  private static ReportModel model() {
    SimilarityMatrix similarity = Similarities.random(SIZE, Set.of(), 1);
    SparseMatrix counts = SparseMatrix.builder(SIZE + 1).add(3, 4, 5).build();
    LabelStatistics labels =
        new LabelStatistics(
            new LabelCounts(SIZE),
            new Confusion(
                counts, new double[SIZE], new double[SIZE], new ConfusionTotals(9, 0.5, 0.5)),
            List.of());
    return new ExampleModel(similarity)
        .labels(labels)
        .groups(new SampleGroup("a", 5, similarity), new SampleGroup("b", 4, similarity))
        .others(PairLayer.ofRun(LocalDate.of(2026, 1, 30), "1", () -> similarity::copyRow))
        .build();
  }

  /** A layer of 30 classes takes 1,740 bytes, and 1 count 4 (31 + 1 + 1). */
  @ParameterizedTest
  @CsvSource({"0, 0", "1739, 0", "1740, 1", "3611, 1", "3612, 2", "5352, 3", "100000, 4"})
  void theFirstLayersLieInThePageAndTheOthersBeside(long mostBytes, int inside) throws IOException {
    PageLayers layers = new PageLayers(model(), mostBytes);
    StringWriter page = new StringWriter();
    RenderedPage files = new RenderedPage();
    List<LayerFacts> facts = layers.write(new PageSections(page), files.receiver());
    assertThat(facts)
        .extracting(LayerFacts::id)
        .containsExactly("similarity", "confusion", "group-0", "group-1", "run-1");
    List<String> ids = List.of("similarity", "group-0", "group-1", "run-1");
    assertThat(files.files().keySet())
        .containsExactlyInAnyOrderElementsOf(
            ids.subList(inside, 4).stream().map(id -> "tiles/" + id + "/0/0-0.js").toList());
    assertThat(Jsoup.parse(page.toString()).select("[id]").eachAttr("id"))
        .filteredOn(id -> !id.contains("confusion"))
        .isEqualTo(ids.subList(0, inside).stream().map(id -> "data-layer-" + id).toList());
    assertThat(facts)
        .filteredOn(layer -> layer.source().equals("tiles"))
        .hasSize(4 - inside)
        .allMatch(layer -> layer.levels() == 1 && layer.tileSize() == 512)
        .allMatch(layer -> layer.type().equals("u1"));
    assertThat(layers.haveTiles()).isEqualTo(inside < 4);
  }

  @Test
  void tilesOfAGraphHaveItsLargestSimilaritiesBesideThem() throws IOException {
    SimilarityGraph graph =
        Graphs.of(Similarities.random(SIZE, Set.of(2), 1), new double[SIZE], (a, b) -> a - b == 1);
    ReportModel model =
        new ExampleModel(graph).listed(ListedPairs.of(SIZE, 9, (a, b) -> 1)).build();
    StringWriter page = new StringWriter();
    RenderedPage files = new RenderedPage();
    List<LayerFacts> facts =
        new PageLayers(model, 0).write(new PageSections(page), files.receiver());
    assertThat(facts)
        .extracting(LayerFacts::id, LayerFacts::finest, LayerFacts::isGraph)
        .containsExactly(
            tuple("similarity", null, true),
            tuple("largest", "similarity", true),
            tuple("support", null, true));
    assertThat(Jsoup.parse(page.toString()).select("[id]").eachAttr("id"))
        .containsExactly(
            "data-layer-similarity-tiles",
            "data-layer-similarity-loads",
            "data-layer-support-tiles");
  }
}
