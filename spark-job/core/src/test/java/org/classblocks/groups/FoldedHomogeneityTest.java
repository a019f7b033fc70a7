package org.classblocks.groups;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class FoldedHomogeneityTest {
  private static FoldedHomogeneity.Finding welch(double[]... columns) {
    return FoldedHomogeneity.welch(columns[0], columns[1], columns[2]);
  }

  /**
   * By scipy 1.17.1: {@code t = ttest_ind_from_stats(0.5, sqrt(0.009), 10, 0.3, sqrt(0.054), 15,
   * equal_var=False); t.statistic ** 2, t.pvalue}.
   */
  @Test
  void twoGroupsAreComparedByWelchsTTest() {
    FoldedHomogeneity.Finding found =
        welch(new double[] {0.5, 0.3}, new double[] {0.0009, 0.0036}, new double[] {9, 14});
    assertThat(found.statistic()).isCloseTo(8.88888888888889, within(1e-12));
    assertThat(found.pValue()).isCloseTo(0.007395328742177141, within(1e-12));
  }

  /**
   * By numpy and scipy 1.17.1: {@code w = 1 / v; q = sum(w * (x - sum(w * x) / sum(w)) ** 2); l =
   * sum((1 - w / sum(w)) ** 2 / d); stats.f.sf(q / 2 / (1 + l / 4), 2, 8 / 3 / l)}.
   */
  @Test
  void severalGroupsAreComparedByWelchsFTest() {
    FoldedHomogeneity.Finding found =
        welch(
            new double[] {0.5, 0.3, -0.1},
            new double[] {0.0009, 0.0036, 0.01},
            new double[] {9, 14, 4});
    assertThat(found.statistic()).isCloseTo(38.142620232172476, within(1e-12));
    assertThat(found.pValue()).isCloseTo(0.000538533107967531, within(1e-12));
  }

  @Test
  void whatDoesNotVaryDiffersOrNot() {
    double[] none = {0, 0};
    assertThat(welch(new double[] {1, 1}, none, new double[] {9, 9}).pValue()).isEqualTo(1);
    assertThat(welch(new double[] {1, 0.9}, none, new double[] {9, 9}).pValue()).isLessThan(1e-12);
  }
}
