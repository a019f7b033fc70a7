package org.classblocks.write.comparison;

import java.util.List;

/**
 * The alert of a comparison, as {@code drift.json} has it.
 *
 * @param alert whether any threshold was crossed
 * @param thresholds all thresholds
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
   * @param figure the compared figure, in words
   * @param threshold the highest value without an alert
   * @param value the value found, or NaN, which is null in JSON
   * @param reason why the value is unknown, or null
   */
  public record Threshold(
      String key, String figure, double threshold, double value, String reason, boolean crossed) {
    /** Compares a share with a threshold. An undefined share, NaN, crosses none. */
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
