package org.classblocks.groups;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Expected values are those of scipy 1.17.1: {@code z = arctanh(r); w = n - 3; m = sum(w * z) /
 * sum(w); q = sum(w * (z - m) ** 2); chi2.sf(q, len(r) - 1)}.
 */
class HomogeneityTest {
  private static Homogeneity of(double... samples) {
    return ofMany(1, samples);
  }

  private static Homogeneity ofMany(double comparisons, double... samples) {
    List<SampleGroup> groups = new ArrayList<>();
    for (double n : samples) {
      groups.add(new SampleGroup("g" + groups.size(), n, null));
    }
    return new Homogeneity(groups, comparisons);
  }

  @Test
  void twoGroupsAreComparedByTheUsualTest() {
    Difference found = of(103, 103).ofPair(0, 1, new double[] {0.5, 0.3});
    assertThat(found.statistic()).isCloseTo(2.874879241398421, within(1e-12));
    assertThat(found.pValue()).isCloseTo(0.08997172386785014, within(1e-12));
    assertThat(found.exceedsNoise()).isFalse();
    assertThat(found.lowestGroup()).isEqualTo("g1");
    assertThat(found.highestGroup()).isEqualTo("g0");
    assertThat(found.range()).isCloseTo(0.2, within(1e-15));
  }

  @Test
  void severalGroupsAreComparedAtOnceAndCorrected() {
    Difference found = ofMany(1000, 103, 53, 203).ofPair(0, 1, new double[] {0.5, 0.3, -0.2});
    assertThat(found.statistic()).isCloseTo(40.63644210856526, within(1e-11));
    assertThat(found.degreesOfFreedom()).isEqualTo(2);
    assertThat(found.pValue()).isCloseTo(1.4993696443e-6, within(1e-14));
    assertThat(found.exceedsNoise()).isTrue();
    assertThat(ofMany(1000, 103, 103).ofPair(0, 1, new double[] {0.5, 0.3}).pValue()).isEqualTo(1);
  }

  @Test
  void groupsWithoutTheCorrelationDoNotCount() {
    Homogeneity groups = of(103, 3, 103, 50);
    double[] r = {0.5, -0.9, 0.3, Double.NaN};
    assertThat(groups.degreesOfFreedom(r)).isEqualTo(1);
    assertThat(groups.ofPair(0, 1, r).statistic()).isCloseTo(2.874879241398421, within(1e-12));
    assertThat(groups.ofPair(0, 1, new double[] {0.5, 0.5, Double.NaN, Double.NaN})).isNull();
  }

  @Test
  void equalCorrelationsOfOneAreNoDifference() {
    assertThat(of(50, 80).statistic(new double[] {1, 1})).isZero();
    assertThat(of(50, 80).statistic(new double[] {1, -1})).isFinite().isGreaterThan(1000);
  }

  @Test
  void criticalValuesAreThoseOfTheDistribution() {
    assertThat(Homogeneity.critical(1, 0.05, 1000)).isCloseTo(16.448110210008, within(1e-9));
    assertThat(Homogeneity.critical(3, 0.05, 1e6)).isCloseTo(36.82944847319157, within(1e-9));
  }
}
