package org.classblocks.similarity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Random;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;
import org.classblocks.linalg.Tiling;
import org.classblocks.moments.CoMoments;
import org.classblocks.moments.Gathered;
import org.classblocks.moments.ListedPairs;
import org.classblocks.moments.RandomScores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClusterInflationTest {
  private static final int CLASSES = 80;

  /**
   * With clusters of m samples, of which a share c of the variance is that of the cluster, the
   * variance of the correlation of two unrelated classes is 1 + (m - 1) c² times that of
   * independent samples (Kish, "Survey Sampling", 1965, with c² for the products of scores).
   */
  @ParameterizedTest(name = "{0} clusters of {1}, share {2}")
  @CsvSource({"2000, 1, 0.5", "300, 10, 1", "300, 10, 0.7", "150, 20, 0.9"})
  void isTheDesignEffectOfClusters(int clusters, int size, double share) {
    double[][] rows = rows(clusters, size, share);
    double expected = 1 + (size - 1) * share * share;
    assertThat(inflation(rows, row -> row / size % 10))
        .isCloseTo(expected, within(0.25 * expected));
  }

  @Test
  void foldsOfSinglesMissTheClusters() {
    double[][] rows = rows(300, 10, 0.9);
    assertThat(inflation(rows, row -> row % 10)).isLessThan(1.5);
  }

  @Test
  void oneFoldOfAllSamplesIsOneSample() {
    assertThat(inflation(rows(20, 5, 0.5), row -> 3)).isEqualTo(Double.POSITIVE_INFINITY);
  }

  @Test
  void isOneWithoutTwoClasses() {
    double[][] rows = RandomScores.of(50, 1, 0, 1, 1);
    assertThat(inflation(rows, row -> row % 10)).isEqualTo(1);
  }

  private static double[][] rows(int clusters, int size, double share) {
    Random random = new Random(7);
    double[][] rows = new double[clusters * size][CLASSES];
    double[] centre = new double[CLASSES];
    for (int row = 0; row < rows.length; row++) {
      for (int id = 0; id < CLASSES; id++) {
        centre[id] = row % size == 0 ? random.nextGaussian() : centre[id];
        rows[row][id] =
            Math.sqrt(share) * centre[id] + Math.sqrt(1 - share) * random.nextGaussian();
      }
    }
    return rows;
  }

  private static double inflation(double[][] rows, IntUnaryOperator foldOf) {
    int classes = rows[0].length;
    Tiling tiling = new Tiling(classes, classes);
    FoldedMoments moments = new FoldedMoments();
    CoMoments[] tiles = new CoMoments[10];
    for (int fold = 0; fold < tiles.length; fold++) {
      int wanted = fold;
      Gathered gathered =
          Gathered.of(
              IntStream.range(0, rows.length)
                  .filter(row -> foldOf.applyAsInt(row) == wanted)
                  .mapToObj(row -> rows[row])
                  .toArray(double[][]::new),
              50,
              tiling);
      tiles[fold] = gathered.tiles().get(0);
      moments.accept(gathered.marginals());
    }
    moments.accept(List.of(tiles));
    SimilarityMatrix whole = Correlations.of(rows);
    return ClusterInflation.of(
        whole,
        moments.deviations(whole),
        ListedPairs.everywhere(classes, rows.length),
        rows.length);
  }
}
