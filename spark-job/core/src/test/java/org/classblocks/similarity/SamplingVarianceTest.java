package org.classblocks.similarity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.classblocks.moments.ListedPairs;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class SamplingVarianceTest {
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
    SamplingVariance error =
        new SamplingVariance(
            listed(
                samples,
                (int) (samples * both),
                (int) (samples * (both + onlyA)),
                (int) (samples * (both + onlyB))),
            samples);
    assertThat(error.of(0, 1, 0.1) / expected).isCloseTo(1, within(0.02));
    assertThat(error.ofOne(0, 1, 0.1) / expected).isCloseTo(1, within(0.05));
    assertThat(error.ofOne(0, 2, 0))
        .as("that no sample lists both does not mean that none could")
        .isGreaterThan(error.of(0, 2, 0));
  }

  /** Class 2 is listed with neither of the others. */
  private static ListedPairs listed(int samples, int both, int a, int b) {
    return new ListedPairs.Builder(3)
        .set(0, 0, a)
        .set(1, 1, b)
        .set(0, 1, both)
        .set(2, 2, samples / 100)
        .result(samples);
  }
}
