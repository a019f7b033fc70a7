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
  DriftAlert(List<Threshold> thresholds) {
    this(thresholds.stream().anyMatch(Threshold::crossed), thresholds);
  }

  /**
   * The alert of some figures, each of which may give an equal share of the false alerts.
   *
   * @param falseAlertChance how likely sampling alone may give an alert
   */
  public static DriftAlert of(List<Figure> figures, double falseAlertChance) {
    double level = falseAlertChance / figures.size();
    return new DriftAlert(figures.stream().map(figure -> figure.at(level)).toList());
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
      boolean crossed) {}

  /**
   * A figure that is compared with its threshold.
   *
   * @param key the configuration key that sets the threshold
   * @param figure the figure, in words
   * @param threshold the highest value without an alert
   * @param value the value found, or NaN
   * @param reason why the value is unknown, or null
   * @param pValue how likely sampling alone gives such a change, or NaN
   * @param untested the least threshold where no p-value is known
   */
  public record Figure(
      String key,
      String figure,
      double threshold,
      double value,
      String reason,
      double pValue,
      double untested) {
    /**
     * Compares the value with the threshold. It is crossed by a larger value that sampling does not
     * explain, and by an unknown one if it is below 1. An undefined share, NaN, crosses none.
     *
     * @param level the highest p-value of an alert
     */
    Threshold at(double level) {
      return new Threshold(
          key,
          figure,
          threshold,
          value,
          reason,
          pValue,
          reason == null ? isCrossed(level) : threshold < 1);
    }

    private boolean isCrossed(double level) {
      return Double.isNaN(pValue)
          ? value > Math.max(threshold, untested)
          : value > threshold && pValue <= level;
    }
  }
}
