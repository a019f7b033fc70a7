package org.classblocks.conf;

/**
 * What is told of the difference between two runs, and when it is an alert. A share of 1 is never
 * crossed.
 *
 * @param previous whether {@code analyze} holds its run against that of the date before
 * @param pairs how many pairs of classes are listed at most
 * @param alertDrift the highest drift of the whole matrix that is no alert
 * @param alertMovedClasses the highest share of classes that may have moved, or be in one run only
 * @param alertGoneBlocks the highest share of the earlier blocks that may be gone
 * @param alertChangedPairs the highest share of pairs whose similarity may have changed by more
 *     than sampling gives
 * @param alertLostClasses the highest share of the classes with a correlation in the earlier run
 *     that may have none in the later one
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
