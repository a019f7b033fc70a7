package org.classblocks.compare.noise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

final class EstimateTest {
  /** By scipy.stats.t.sf with Welch's degrees of freedom. */
  @Test
  void aFallBelowHalfIsTestedByWelch() {
    Estimate before = new Estimate(1, 0.01, 9);
    assertThat(before.chanceOfFallTo(new Estimate(0.1, 0.02, 12)))
        .isCloseTo(0.008844732206573419, within(1e-12));
  }

  @Test
  void whatKeepsHalfOrWasNoneHasNotFallen() {
    Estimate before = new Estimate(1, 0.01, 9);
    assertThat(before.chanceOfFallTo(new Estimate(0.5, 0, 9))).isEqualTo(1);
    assertThat(new Estimate(-0.1, 0, 9).chanceOfFallTo(new Estimate(-0.3, 0, 9))).isEqualTo(1);
    assertThat(new Estimate(0.1, 0, 9).chanceOfFallTo(new Estimate(0, 0, 9))).isZero();
  }
}
