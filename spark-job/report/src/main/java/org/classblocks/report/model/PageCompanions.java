package org.classblocks.report.model;

import java.util.List;
import java.util.Optional;

/**
 * What a page shows beside its run.
 *
 * @param runs other runs of the same classes, to be looked at in this run's order
 * @param changes what changed since one of them, or between two groups of the samples
 * @param history the runs before it, and itself, by date; empty for none
 */
public record PageCompanions(
    List<ReportModel.OtherRun> runs, Optional<RunChanges> changes, List<HistoryPoint> history) {
  public PageCompanions {
    runs = List.copyOf(runs);
    history = List.copyOf(history);
  }

  /** Nothing: the run by itself. */
  public static PageCompanions nothing() {
    return of(List.of());
  }

  public static PageCompanions of(List<ReportModel.OtherRun> runs) {
    return new PageCompanions(runs, Optional.empty(), List.of());
  }
}
