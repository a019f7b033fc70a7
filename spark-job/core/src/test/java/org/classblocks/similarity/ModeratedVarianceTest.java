package org.classblocks.similarity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

final class ModeratedVarianceTest {
  private static ModeratedVariance of(double degrees, double... found) {
    ModeratedVariance.Ratios ratios = new ModeratedVariance.Ratios();
    for (double ratio : found) {
      ratios.accept(ratio);
    }
    return ratios.result(degrees);
  }

  /** By scipy: brentq on polygamma(1, d0 / 2), and digamma, as section 6.2 of Smyth has it. */
  @Test
  void priorAndScaleAreThoseOfSmyth() {
    ModeratedVariance found = of(4, 0.2, 0.5, 0.9, 1.1, 2.0, 4.0, 0.7, 1.6);
    assertThat(found.prior()).isCloseTo(11.534856753830832, within(1e-8));
    assertThat(found.scale()).isCloseTo(1.1807951912373142, within(1e-9));
    assertThat(found.of(3, 2)).isCloseTo(2.525971587307545, within(1e-8));
    assertThat(found.total()).isCloseTo(15.534856753830832, within(1e-8));
  }

  @Test
  void equalRatiosCountAsKnown() {
    ModeratedVariance found = of(9, 2, 2, 2, 2);
    assertThat(found.of(0.1, 5)).isCloseTo(10, within(2.0));
  }

  @Test
  void withoutRatiosEstimatesStayAsTheyAre() {
    assertThat(of(9, 0, Double.NaN).of(3, 100)).isEqualTo(3);
  }
}
