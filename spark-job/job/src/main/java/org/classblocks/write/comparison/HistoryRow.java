package org.classblocks.write.comparison;

import java.time.LocalDate;
import java.util.List;
import org.classblocks.blocks.errors.MistakeSeverity;
import org.classblocks.compare.RunComparison;
import org.classblocks.write.manifest.Manifest;

/**
 * A row of the history of an output path: the run of a date, and its drift since the run before.
 *
 * @param runDate the date
 * @param runId the newest complete run of that date
 * @param runName what people call that run, or null if it has no name
 * @param samples the effective number of samples
 * @param dropped how many rows were not used
 * @param classes the number of classes
 * @param classesOk how many of them have a correlation
 * @param blocks the number of blocks
 * @param noiseFloor the largest correlation that chance alone is expected to give
 * @param severity how bad the mistakes are, if there are labels
 * @param change the difference from the run before
 * @param alerts the keys of the thresholds that the difference crosses
 */
public record HistoryRow(
    LocalDate runDate,
    String runId,
    String runName,
    double samples,
    long dropped,
    int classes,
    int classesOk,
    int blocks,
    double noiseFloor,
    MistakeSeverity severity,
    Change change,
    List<String> alerts) {
  public HistoryRow {
    alerts = List.copyOf(alerts);
  }

  /**
   * The difference between a run and the run before. Figures are NaN if there is no such run, or
   * the two have no classes in common.
   *
   * @param previousRunId the run before, or null
   * @param drift how far the matrices disagree, from 0 to 1: see {@link
   *     org.classblocks.compare.Drift}
   * @param changedPairs the share of pairs whose similarity changed by more than sampling explains
   * @param movedClasses the share of classes that moved or are in one of the two only
   * @param lostClasses the share of the earlier classes with a correlation that have none now
   * @param goneBlocks the share of the earlier blocks that are gone
   * @param topIndex the adjusted Rand index of the blocks at the top
   * @param finestIndex that of the smallest blocks around classes
   * @param chances how likely sampling alone gives the figures
   */
  public record Change(
      String previousRunId,
      double drift,
      double changedPairs,
      double movedClasses,
      double lostClasses,
      double goneBlocks,
      double topIndex,
      double finestIndex,
      Chances chances) {
    private static Change unknown(String previousRunId) {
      double none = Double.NaN;
      return new Change(
          previousRunId,
          none,
          none,
          none,
          none,
          none,
          none,
          none,
          new Chances(none, none, none, none, none));
    }

    /** What a comparison has found. */
    public static Change of(String previousRunId, ComparisonFigures figures, RunComparison found) {
      return new Change(
          previousRunId,
          figures.drift().drift(),
          figures.pairs().changedShare(),
          figures.classes().movedShare(),
          figures.classes().lostShare(),
          figures.blocks().goneShare(),
          figures.adjustedRandIndex().top(),
          figures.adjustedRandIndex().finest(),
          new Chances(
              found.drift().pValue(),
              found.hasFolds() ? found.chanceOfPairs() : Double.NaN,
              found.chanceOfMoved(),
              found.chanceOfLost(),
              found.chanceOfGone()));
    }

    /** Whether the two runs were compared. */
    public boolean isCompared() {
      return !Double.isNaN(movedClasses);
    }
  }

  /** The p-values of the figures of a change; NaN where they are unknown. */
  public record Chances(
      double drift,
      double changedPairs,
      double movedClasses,
      double lostClasses,
      double goneBlocks) {}

  /** The row of a run without an earlier one. */
  public static HistoryRow of(Manifest run) {
    return new HistoryRow(
        run.runDate(),
        run.runId(),
        run.runName(),
        run.samples() == null ? Double.NaN : run.samples().effective(),
        run.rows().droppedTotal(),
        run.classes().total(),
        run.classes().ok(),
        run.blocks().count(),
        run.blocks().noiseFloor(),
        run.confusion() == null ? MistakeSeverity.UNKNOWN : run.confusion().severity(),
        Change.unknown(null),
        List.of());
  }

  /** This row after another one that it cannot be compared with. */
  public HistoryRow after(HistoryRow previous) {
    return with(Change.unknown(previous.runId()), List.of());
  }

  /** This row after another one. */
  public HistoryRow after(HistoryRow previous, ComparisonFigures figures, RunComparison found) {
    return with(Change.of(previous.runId(), figures, found), List.of());
  }

  /** This row with other alerts, under the thresholds of today. */
  public HistoryRow withAlerts(List<String> crossed) {
    return with(change, crossed);
  }

  /** Whether there is a run before, but the drift since then is unknown. */
  public boolean isDriftUnknown() {
    return change.previousRunId() != null && Double.isNaN(change.drift());
  }

  private HistoryRow with(Change newChange, List<String> newAlerts) {
    return new HistoryRow(
        runDate,
        runId,
        runName,
        samples,
        dropped,
        classes,
        classesOk,
        blocks,
        noiseFloor,
        severity,
        newChange,
        newAlerts);
  }
}
