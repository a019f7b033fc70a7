package org.classblocks.blocks.find;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SamplingNoiseTest {
  /** Nine scores of 0 and one of 1: the mean is 0.1, and the one has 0.81 of 0.9 in squares. */
  @Test
  void aRareScoreCarriesMostOfTheVariance() {
    assertThat(SamplingNoise.peakShare(0, 1, 0.1, 0.9)).isCloseTo(0.9, within(1e-15));
    assertThat(SamplingNoise.peakShare(-1, 0, -0.1, 0.9)).isCloseTo(0.9, within(1e-15));
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
        SamplingNoise.peakShare(
            DoubleStream.of(scores).min().orElseThrow(),
            DoubleStream.of(scores).max().orElseThrow(),
            mean,
            DoubleStream.of(squares).sum() / DoubleStream.of(weights).max().orElseThrow());
    assertThat(bound)
        .as("seed %d", seed)
        .isGreaterThanOrEqualTo(
            DoubleStream.of(squares).max().orElseThrow() / DoubleStream.of(squares).sum());
  }

  @Test
  void aClassWithoutVarianceRestsOnOneSample() {
    assertThat(SamplingNoise.peakShare(2, 2, 2, 0)).isEqualTo(1);
    assertThat(SamplingNoise.peakShare(2, 3, Double.NaN, 0)).isEqualTo(1);
  }

  @Test
  void onlyWhatNormalScoresDoNotHaveIsInExcess() {
    double usual = 2 * Math.log(1_000) / 1_000;
    SamplingNoise noise = SamplingNoise.of(1_000, new double[] {0, usual, usual + 0.25});
    assertThat(noise.excessPeak(0)).isZero();
    assertThat(noise.excessPeak(1)).isZero();
    assertThat(noise.excessPeak(2)).isCloseTo(0.5, within(1e-12));
  }

  @Test
  void withoutSamplesEveryCorrelationIsChance() {
    assertThat(SamplingNoise.ofNormalScores(10, 0).pairDeviation()).isEqualTo(1);
    assertThat(SamplingNoise.ofNormalScores(10, 0).pairFloor(10)).isEqualTo(1);
    assertThat(SamplingNoise.ofNormalScores(10, 400).pairDeviation()).isEqualTo(0.05);
  }

  private static double floor(int classes, double samples) {
    return SamplingNoise.ofNormalScores(classes, samples).pairFloor(classes);
  }

  /** numpy 2.4.6: {@code min(1, np.sqrt(2 * np.log(k * (k - 1) / 2) / n))}. */
  @ParameterizedTest
  @CsvSource({
    "2, 10, 0.0",
    "3, 100, 0.1482303807367511",
    "365, 9485, 0.04838761095758131",
    "1000, 2000, 0.11454851756819355",
    "2622, 200000.5, 0.012267770401560118",
    "300, 3, 1.0",
  })
  void isTheExpectedMaximum(int classes, double samples, double expected) {
    assertThat(floor(classes, samples)).isCloseTo(expected, within(1e-15));
  }

  @Test
  void noPairsHaveNone() {
    assertThat(floor(0, 100)).isZero();
    assertThat(floor(1, 100)).isZero();
  }

  @Test
  void withoutSamplesNothingIsAboveIt() {
    assertThat(floor(2, 0)).isEqualTo(1);
    assertThat(floor(100, 0)).isEqualTo(1);
  }

  @Test
  void manyClassesDoNotOverflow() {
    assertThat(floor(100_000, 1e6)).isCloseTo(Math.sqrt(2 * 22.3327) / 1e3, within(1e-7));
  }
}
