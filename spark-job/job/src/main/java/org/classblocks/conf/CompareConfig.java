package org.classblocks.conf;

/**
 * The settings of comparisons and their alerts. A share of 1 is never crossed.
 *
 * @param previous whether {@code analyze} compares its run with that of the date before
 * @param pairs the most pairs of classes to list
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
    double alertDrift,
    double alertMovedClasses,
    double alertGoneBlocks,
    double alertChangedPairs,
    double alertLostClasses) {
  static CompareConfig from(ConfigValues values) {
    return new CompareConfig(
        values.flag("compare.previous", false),
        values.integer("compare.pairs", 1000, 0),
        values.number("compare.alert-drift", 0.05, 0, 1),
        values.number("compare.alert-moved-classes", 0.25, 0, 1),
        values.number("compare.alert-gone-blocks", 0.25, 0, 1),
        values.number("compare.alert-changed-pairs", 0.05, 0, 1),
        values.number("compare.alert-lost-classes", 0.05, 0, 1));
  }
}
