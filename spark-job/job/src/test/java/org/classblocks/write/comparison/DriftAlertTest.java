package org.classblocks.write.comparison;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.classblocks.write.comparison.DriftAlert.Figure;
import org.classblocks.write.comparison.DriftAlert.Threshold;
import org.junit.jupiter.api.Test;

class DriftAlertTest {
  private static final double NONE = Double.NaN;
  private static final double LEVEL = 0.001;
  private static final double UNTESTED = 0.2;

  private static Threshold known(double threshold, double value) {
    return found(threshold, value, LEVEL / 2);
  }

  private static Threshold unknown(double threshold) {
    return new Figure("key", "figure", threshold, NONE, "nothing to go by", NONE, UNTESTED)
        .at(LEVEL);
  }

  private static Threshold found(double threshold, double value, double p) {
    return figure(threshold, value, p).at(LEVEL);
  }

  private static Figure figure(double threshold, double value, double p) {
    return new Figure("key", "figure", threshold, value, null, p, UNTESTED);
  }

  @Test
  void aValueAboveItsThresholdCrossesIt() {
    assertThat(known(0.25, 0.25).crossed()).isFalse();
    assertThat(known(0.25, Math.nextUp(0.25)).crossed()).isTrue();
    assertThat(known(0, 0).crossed()).isFalse();
    assertThat(known(1, 1).crossed()).isFalse();
  }

  @Test
  void whatSamplingExplainsCrossesNone() {
    assertThat(found(0, 0.5, Math.nextUp(LEVEL)).crossed()).isFalse();
    assertThat(found(0, 0.5, LEVEL).crossed()).isTrue();
  }

  @Test
  void withoutATestOnlyALargeValueCrosses() {
    assertThat(found(0, 0.2, NONE).crossed()).isFalse();
    assertThat(found(0, 0.3, NONE).crossed()).isTrue();
    assertThat(found(0.4, 0.3, NONE).crossed()).isFalse();
  }

  @Test
  void anUnknownValueCrossesAnyThresholdBelowOne() {
    assertThat(unknown(0).crossed()).isTrue();
    assertThat(unknown(0.99).crossed()).isTrue();
    assertThat(unknown(1).crossed()).isFalse();
  }

  @Test
  void theShareOfNothingCrossesNone() {
    assertThat(known(0, NONE).crossed()).isFalse();
  }

  @Test
  void oneThresholdIsEnough() {
    assertThat(new DriftAlert(List.of(known(0.5, 0.1), known(0.5, 0.2))).alert()).isFalse();
    assertThat(new DriftAlert(List.of(known(0.5, 0.1), unknown(0.5))).alert()).isTrue();
  }

  @Test
  void figuresShareTheFalseAlerts() {
    Figure one = figure(0, 0.5, LEVEL);
    assertThat(DriftAlert.of(List.of(one), LEVEL).alert()).isTrue();
    assertThat(DriftAlert.of(List.of(one, one), LEVEL).alert()).isFalse();
    assertThat(DriftAlert.of(List.of(one, one), 2 * LEVEL).alert()).isTrue();
  }
}
