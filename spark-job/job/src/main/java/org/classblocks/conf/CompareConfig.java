package org.classblocks.conf;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The settings of comparisons and their alerts. A share of 1 is never crossed.
 *
 * @param previous whether {@code analyze} compares its run with that of the date before
 * @param pairs the most pairs of classes to list
 * @param falsePerYear how many false alerts a year of nightly comparisons may have on average
 * @param alertDrift the highest drift of the whole matrix without an alert
 * @param alertMovedClasses the highest share of classes that may move, or be in one run only
 * @param alertGoneBlocks the highest share of the earlier blocks that may be gone
 * @param alertChangedPairs the highest share of pairs whose similarity may change by more than
 *     sampling explains
 * @param alertLostClasses the highest share of the earlier classes with a correlation that may have
 *     none now
 */
public record CompareConfig(
    boolean previous,
    int pairs,
    double falsePerYear,
    double alertDrift,
    double alertMovedClasses,
    double alertGoneBlocks,
    double alertChangedPairs,
    double alertLostClasses) {
  private static final int NIGHTS = 365;

  /** How likely a comparison may give a false alert. */
  public double falseAlertChance() {
    return falsePerYear / NIGHTS;
  }

  /** The thresholds of alerts, by key. */
  public Map<String, Double> thresholds() {
    Map<String, Double> thresholds = new LinkedHashMap<>();
    thresholds.put("compare.alert-drift", alertDrift);
    thresholds.put("compare.alert-moved-classes", alertMovedClasses);
    thresholds.put("compare.alert-gone-blocks", alertGoneBlocks);
    thresholds.put("compare.alert-changed-pairs", alertChangedPairs);
    thresholds.put("compare.alert-lost-classes", alertLostClasses);
    return thresholds;
  }

  static CompareConfig from(ConfigValues values) {
    return new CompareConfig(
        values.flag("compare.previous", false),
        values.integer("compare.pairs", 1000, 0),
        values.number("compare.alert-false-per-year", 1, 0, NIGHTS),
        values.number("compare.alert-drift", 0, 0, 1),
        values.number("compare.alert-moved-classes", 0, 0, 1),
        values.number("compare.alert-gone-blocks", 0, 0, 1),
        values.number("compare.alert-changed-pairs", 0, 0, 1),
        values.number("compare.alert-lost-classes", 0, 0, 1));
  }
}
