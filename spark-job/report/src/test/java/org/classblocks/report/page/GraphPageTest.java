package org.classblocks.report.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.classblocks.fixtures.Forests;
import org.classblocks.fixtures.Graphs;
import org.classblocks.fixtures.Similarities;
import org.classblocks.report.model.ExampleModel;
import org.classblocks.similarity.Similarity;
import org.classblocks.similarity.SimilarityGraph;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The page of a similarity graph. */
class GraphPageTest {
  private static Map<String, String> files(Similarity similarity) throws IOException {
    int size = similarity.size();
    RenderedPage files = new RenderedPage();
    new ReportPage(
            new ExampleModel(similarity)
                .blocks(Forests.of(size, new int[] {0, size / 2}, new int[] {1, 4}))
                .build())
        .write(files.receiver());
    return files.files();
  }

  /**
   * 1,000 classes have codes of 14 bits, and 30 have their numbers. Each class has two neighbours
   * that are more similar than those that are not kept.
   */
  @ParameterizedTest
  @ValueSource(ints = {30, 150, 1000})
  void isThatOfTheMatrixByteByByte(int size) throws IOException {
    Random random = new Random(size);
    SimilarityGraph graph =
        Graphs.of(
            Similarities.random(size, Set.of(5), size),
            random.doubles(size, 0, 0.3).toArray(),
            (a, b) -> random.nextDouble() < 0.6);
    assertThat(files(graph)).isEqualTo(files(Graphs.dense(graph)));
  }
}
