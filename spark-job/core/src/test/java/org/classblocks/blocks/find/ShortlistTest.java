package org.classblocks.blocks.find;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.classblocks.blocks.Matrices;
import org.classblocks.order.ClassOrder;
import org.classblocks.similarity.SimilarityMatrix;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ShortlistTest {
  /** Twelve triples among 36 classes; the later ones are less similar inside. */
  private static final SimilarityMatrix TRIPLES =
      Matrices.of(36, (i, j) -> i / 3 == j / 3 ? similarity(i / 3) : 0);

  private static double similarity(int triple) {
    return 0.5 - 0.01 * triple;
  }

  /** With n samples the spread around is 1 / sqrt(n), so a triple has contrast r sqrt(3 n). */
  @ParameterizedTest
  @CsvSource({"100, 9", "213, 11", "1000, 12"})
  void hasTheClearestAndAllThatAreClear(int samples, int expected) {
    ClassOrder order = Matrices.ordered(TRIPLES);
    CandidateMeasures measures =
        new CandidateMeasures(
            order, NodeSimilarities.of(TRIPLES, order), SamplingNoise.ofNormalScores(36, samples));
    List<Integer> triples =
        IntStream.range(36, order.dendrogram().root())
            .filter(node -> order.dendrogram().size(node) == 3)
            .boxed()
            .toList();
    assertThat(triples).hasSize(12);
    Set<Integer> listed = new HashSet<>();
    for (int node : Shortlist.of(triples, 36, measures)) {
      listed.add(order.classAt(order.start(node)) / 3);
    }
    assertThat(listed).isEqualTo(new HashSet<>(IntStream.range(0, expected).boxed().toList()));
  }
}
