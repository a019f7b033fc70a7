package org.classblocks.blocks.find;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SamplingNoiseTest {
  @Test
  void onlyWhatNormalScoresDoNotHaveIsInExcess() {
    double usual = 2 * Math.log(1_000) / 1_000;
    SamplingNoise noise =
        SamplingNoise.of(
            1_000,
            DoubleStream.of(0, usual, usual + 0.25)
                .mapToObj(share -> new PeakShares(share, 0))
                .toList());
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
