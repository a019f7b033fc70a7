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
   * @param pValue how likely sampling alone gives such a change, or NaN, which is null in JSON, if
   *     a run has no folds
   */
  public record Threshold(
      String key,
      String figure,
      double threshold,
      double value,
      String reason,
      double pValue,
      boolean crossed) {
    /**
     * Compares a value with a threshold. It is crossed by a larger value that sampling does not
     * explain, and by an unknown one if it is below 1. An undefined share, NaN, crosses none.
     *
     * @param reason why the value is unknown, or null
     * @param pValue how likely sampling alone gives such a change
     * @param test what counts as explained
     */
    public static Threshold of(
        String key,
        String figure,
        double threshold,
        double value,
        String reason,
        double pValue,
        Test test) {
      return new Threshold(
          key,
          figure,
          threshold,
          value,
          reason,
          pValue,
          reason == null ? test.isCrossed(threshold, value, pValue) : threshold < 1);
    }
  }

  /**
   * When a change is more than sampling explains.
   *
   * @param level the highest p-value of an alert
   * @param untested the least threshold where no p-value is known
   */
  public record Test(double level, double untested) {
    private boolean isCrossed(double threshold, double value, double pValue) {
      return Double.isNaN(pValue)
          ? value > Math.max(threshold, untested)
          : value > threshold && pValue <= level;
    }
  }
}
