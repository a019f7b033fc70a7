package org.classblocks.write.comparison;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.classblocks.write.comparison.DriftAlert.Threshold;
import org.junit.jupiter.api.Test;

class DriftAlertTest {
  private static final double NONE = Double.NaN;

  private static Threshold known(double threshold, double value) {
    return Threshold.of("key", "figure", threshold, value, null);
  }

  private static Threshold unknown(double threshold) {
    return Threshold.of("key", "figure", threshold, NONE, "nothing to go by");
  }

  @Test
  void aValueAboveItsThresholdCrossesIt() {
    assertThat(known(0.25, 0.25).crossed()).isFalse();
    assertThat(known(0.25, Math.nextUp(0.25)).crossed()).isTrue();
    assertThat(known(0, 0).crossed()).isFalse();
    assertThat(known(1, 1).crossed()).isFalse();
  }

  @Test
  void anUnknownValueCrossesAnyThresholdBelowOne() {
    assertThat(unknown(0).crossed()).isTrue();
    assertThat(unknown(0.99).crossed()).isTrue();
    assertThat(unknown(1).crossed()).isFalse();
  }

  @Test
  void theShareOfNothingCrossesNone() {
    assertThat(Threshold.of("key", "figure", 0, NONE).crossed()).isFalse();
  }

  @Test
  void oneThresholdIsEnough() {
    assertThat(new DriftAlert(List.of(known(0.5, 0.1), known(0.5, 0.2))).alert()).isFalse();
    assertThat(new DriftAlert(List.of(known(0.5, 0.1), unknown(0.5))).alert()).isTrue();
  }
}
