package org.classblocks.blocks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NoiseFloorTest {
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
    assertThat(NoiseFloor.of(classes, samples)).isCloseTo(expected, within(1e-15));
  }

  @Test
  void noPairsHaveNone() {
    assertThat(NoiseFloor.of(0, 100)).isZero();
    assertThat(NoiseFloor.of(1, 100)).isZero();
  }

  @Test
  void withoutSamplesNothingIsAboveIt() {
    assertThat(NoiseFloor.of(2, 0)).isEqualTo(1);
    assertThat(NoiseFloor.of(100, 0)).isEqualTo(1);
  }

  @Test
  void manyClassesDoNotOverflow() {
    assertThat(NoiseFloor.of(100_000, 1e6)).isCloseTo(Math.sqrt(2 * 22.3327) / 1e3, within(1e-7));
  }
}
