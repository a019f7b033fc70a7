package org.classblocks.app.compare;

import java.util.List;
import org.classblocks.compare.RunComparison;
import org.classblocks.conf.CompareConfig;
import org.classblocks.write.comparison.ComparisonFigures;
import org.classblocks.write.comparison.DriftAlert;
import org.classblocks.write.comparison.DriftAlert.Figure;
import org.classblocks.write.comparison.DriftAlert.Threshold;
import org.classblocks.write.comparison.HistoryRow.Change;

/** Compares figures of two runs with the thresholds of the configuration. */
record AlertThresholds(CompareConfig limits) {
  private static final double UNTESTED_MATRIX = 0.05;
  private static final double UNTESTED_BLOCKS = 0.25;
  private static final String UNKNOWN = "unknown";

  /** The alert of a comparison. */
  DriftAlert of(ComparisonFigures figures, RunComparison found) {
    return of(
        Change.of(figures.before().runId(), figures, found),
        figures.drift().reason(),
        figures.pairs().reason());
  }

  /** The keys of the thresholds that a row of a history crosses; none if nothing was compared. */
  List<String> crossed(Change change) {
    return change.isCompared()
        ? of(
                change,
                Double.isNaN(change.drift()) ? UNKNOWN : null,
                Double.isNaN(change.changedPairs()) ? UNKNOWN : null)
            .thresholds()
            .stream()
            .filter(Threshold::crossed)
            .map(Threshold::key)
            .toList()
        : List.of();
  }

  /**
   * The alert of a change.
   *
   * @param whyNoDrift why the drift is unknown, or null
   * @param whyNoPairs why the share of changed pairs is unknown, or null
   */
  private DriftAlert of(Change change, String whyNoDrift, String whyNoPairs) {
    return DriftAlert.of(
        List.of(
            new Figure(
                "compare.alert-drift",
                "drift of the whole matrix",
                limits.alertDrift(),
                change.drift(),
                whyNoDrift,
                change.chances().drift(),
                UNTESTED_MATRIX),
            new Figure(
                "compare.alert-moved-classes",
                "share of classes that moved or are in one run only",
                limits.alertMovedClasses(),
                change.movedClasses(),
                null,
                change.chances().movedClasses(),
                UNTESTED_BLOCKS),
            new Figure(
                "compare.alert-gone-blocks",
                "share of earlier blocks that are gone",
                limits.alertGoneBlocks(),
                change.goneBlocks(),
                null,
                change.chances().goneBlocks(),
                UNTESTED_BLOCKS),
            new Figure(
                "compare.alert-changed-pairs",
                "share of pairs whose similarity changed",
                limits.alertChangedPairs(),
                change.changedPairs(),
                whyNoPairs,
                change.chances().changedPairs(),
                UNTESTED_MATRIX),
            new Figure(
                "compare.alert-lost-classes",
                "share of classes that lost their correlation",
                limits.alertLostClasses(),
                change.lostClasses(),
                null,
                change.chances().lostClasses(),
                UNTESTED_MATRIX)),
        limits.falseAlertChance());
  }
}
