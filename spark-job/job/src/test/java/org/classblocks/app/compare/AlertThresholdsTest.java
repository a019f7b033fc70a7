package org.classblocks.app.compare;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.classblocks.conf.CompareConfig;
import org.classblocks.write.comparison.HistoryRow.Chances;
import org.classblocks.write.comparison.HistoryRow.Change;
import org.junit.jupiter.api.Test;

class AlertThresholdsTest {
  private static final double NONE = Double.NaN;

  /** A false alert a year, and a threshold of each figure. */
  private static List<String> crossed(double threshold, Change change) {
    return new AlertThresholds(
            new CompareConfig(false, 0, 1, threshold, threshold, threshold, threshold, threshold))
        .crossed(change);
  }

  private static Change change(double drift, double moved, Chances chances) {
    return new Change("before", drift, 0, moved, 0, 0, 1, 1, chances);
  }

  @Test
  void aFigureCrossesItsThresholdIfSamplingDoesNotExplainIt() {
    Chances certain = new Chances(1e-9, 1, 1e-9, 1, 1);
    assertThat(crossed(0.1, change(0.2, 0.05, certain))).containsExactly("compare.alert-drift");
    assertThat(crossed(0, change(0.2, 0.05, certain)))
        .containsExactly("compare.alert-drift", "compare.alert-moved-classes");
    assertThat(crossed(1, change(1, 1, certain))).isEmpty();
    assertThat(crossed(0, change(0.2, 0.05, new Chances(0.5, 1, 0.5, 1, 1)))).isEmpty();
  }

  @Test
  void withoutPValuesOnlyLargeChangesCount() {
    Chances unknown = new Chances(NONE, NONE, NONE, NONE, NONE);
    assertThat(crossed(0, change(0.04, 0.2, unknown))).isEmpty();
    assertThat(crossed(0, change(0.06, 0.3, unknown)))
        .containsExactly("compare.alert-drift", "compare.alert-moved-classes");
  }

  @Test
  void anUnknownDriftIsAnAlertUnlessNothingWasCompared() {
    Chances unknown = new Chances(NONE, NONE, NONE, NONE, NONE);
    assertThat(crossed(0.9, change(NONE, 0, unknown))).containsExactly("compare.alert-drift");
    assertThat(crossed(1, change(NONE, 0, unknown))).isEmpty();
    assertThat(crossed(0, new Change("gone", NONE, NONE, NONE, NONE, NONE, NONE, NONE, unknown)))
        .isEmpty();
  }
}
