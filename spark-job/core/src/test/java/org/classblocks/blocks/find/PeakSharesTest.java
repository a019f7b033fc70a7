package org.classblocks.blocks.find;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PeakSharesTest {
  /** Nine scores of 0 and one of 1: the mean is 0.1, and the one has 0.81 of 0.9 in squares. */
  @Test
  void aRareScoreCarriesMostOfTheVariance() {
    assertThat(PeakShares.of(0, 1, 0.1, 0.9).larger()).isCloseTo(0.9, within(1e-15));
    assertThat(PeakShares.of(-1, 0, -0.1, 0.9).larger()).isCloseTo(0.9, within(1e-15));
  }

  /** In units of the largest weight, squares give a bound on what any one sample carries. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void noWeightedSampleCarriesMore(long seed) {
    Random random = new Random(seed);
    double[] scores = random.doubles(50).map(u -> 1 / (0.01 + u)).toArray();
    double[] weights = random.doubles(50).map(u -> Math.pow(10, 4 * u)).toArray();
    double weight = DoubleStream.of(weights).sum();
    double mean = IntStream.range(0, 50).mapToDouble(i -> weights[i] * scores[i]).sum() / weight;
    double[] squares =
        IntStream.range(0, 50)
            .mapToDouble(i -> weights[i] * (scores[i] - mean) * (scores[i] - mean))
            .toArray();
    double bound =
        PeakShares.of(
                DoubleStream.of(scores).min().orElseThrow(),
                DoubleStream.of(scores).max().orElseThrow(),
                mean,
                DoubleStream.of(squares).sum() / DoubleStream.of(weights).max().orElseThrow())
            .larger();
    assertThat(bound)
        .as("seed %d", seed)
        .isGreaterThanOrEqualTo(
            DoubleStream.of(squares).max().orElseThrow() / DoubleStream.of(squares).sum());
  }

  /**
   * One tail of a rare class carries little; both tails of -1, 0 (eight times) and 2 carry much.
   */
  @Test
  void theSmallerShareIsThatOfTheOtherTail() {
    assertThat(PeakShares.of(0, 1, 0.1, 0.9).smaller()).isCloseTo(0.01 / 0.9, within(1e-15));
    assertThat(PeakShares.of(-1, 2, 0.1, 4.9).smaller()).isCloseTo(1.21 / 4.9, within(1e-15));
  }

  @Test
  void aClassWithoutVarianceRestsOnOneSample() {
    assertThat(PeakShares.of(2, 2, 2, 0)).isEqualTo(new PeakShares(1, 1));
    assertThat(PeakShares.of(2, 3, Double.NaN, 0).larger()).isEqualTo(1);
  }
}
