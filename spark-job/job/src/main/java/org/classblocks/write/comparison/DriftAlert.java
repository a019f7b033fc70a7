package org.classblocks.write.comparison;

import java.util.List;

/**
 * Whether a comparison is an alert, as {@code drift.json} has it.
 *
 * @param alert whether any threshold was crossed
 * @param thresholds all of them
 */
public record DriftAlert(boolean alert, List<Threshold> thresholds) {
  /** An alert if any of some thresholds was crossed. */
  public DriftAlert(List<Threshold> thresholds) {
    this(thresholds.stream().anyMatch(Threshold::crossed), thresholds);
  }

  public DriftAlert {
    thresholds = List.copyOf(thresholds);
  }

  /**
   * A threshold.
   *
   * @param key the configuration key that sets it
   * @param figure what is compared with it, in words
   * @param threshold the highest value that is no alert
   * @param value the value found, or NaN, which is null in JSON
   * @param reason why the value is unknown, or null
   */
  public record Threshold(
      String key, String figure, double threshold, double value, String reason, boolean crossed) {
    /** Compares a share with a threshold. The share of nothing, which is NaN, crosses none. */
    public static Threshold of(String key, String figure, double threshold, double value) {
      return new Threshold(key, figure, threshold, value, null, value > threshold);
    }

    /**
     * Compares a value with a threshold. An unknown value crosses any below 1.
     *
     * @param reason why the value is unknown, or null
     */
    public static Threshold of(
        String key, String figure, double threshold, double value, String reason) {
      return new Threshold(
          key,
          figure,
          threshold,
          value,
          reason,
          reason == null ? value > threshold : threshold < 1);
    }
  }
}
