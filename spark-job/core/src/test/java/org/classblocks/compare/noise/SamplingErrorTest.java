package org.classblocks.compare.noise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.classblocks.blocks.BlockForest;
import org.classblocks.blocks.Matrices;
import org.classblocks.moments.ListedPairs;
import org.classblocks.result.Results;
import org.classblocks.result.RunResult;
import org.classblocks.similarity.SimilarityMatrix;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class SamplingErrorTest {
  /**
   * The variance of the correlation of two columns of 0 and 1, from 400,000 draws of
   * numpy.random.default_rng(7).multinomial(n, [both, a only, b only, neither]).
   */
  @ParameterizedTest
  @CsvSource({
    "0.02, 0.03, 0.05, 5000, 6.706422860270824e-4",
    "0.2, 0.1, 0.3, 5000, 1.849066738233982e-4",
    "0.001, 0.02, 0.03, 20000, 7.467864158935716e-5"
  })
  void whatListsOfClassesErrByFollowsFromTheirCounts(
      double both, double onlyA, double onlyB, int samples, double expected) {
    SamplingError error =
        new SamplingError(
            listed(
                samples,
                (int) (samples * both),
                (int) (samples * (both + onlyA)),
                (int) (samples * (both + onlyB))));
    assertThat(error.variance(0, 1, 0.1) / expected).isCloseTo(1, within(0.02));
    assertThat(error.waryVariance(0, 1, 0.1) / expected).isCloseTo(1, within(0.05));
    assertThat(error.waryVariance(0, 2, 0))
        .as("that no sample lists both does not mean that none could")
        .isGreaterThan(error.variance(0, 2, 0));
  }

  /** Class 2 is listed with neither of the others. */
  private static RunResult listed(int samples, int both, int a, int b) {
    SimilarityMatrix similarity = Matrices.of(3, (i, j) -> i + j == 1 ? 0.1 : 0);
    return Results.of(
        similarity,
        Matrices.ordered(similarity),
        new BlockForest(List.of(), 0, 3),
        new ListedPairs.Builder(3)
            .set(0, 0, a)
            .set(1, 1, b)
            .set(0, 1, both)
            .set(2, 2, samples / 100)
            .result(samples));
  }
}
