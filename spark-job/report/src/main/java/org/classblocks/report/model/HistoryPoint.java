package org.classblocks.report.model;

import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;

/**
 * One date of a history: its newest run, and how far that is from the run of the date before.
 * Unknown figures are NaN.
 *
 * @param date the date
 * @param runId the run
 * @param samples the effective number of samples
 * @param blocks how many blocks it has
 * @param drift how far its matrix is from the one before, from 0 to 1
 * @param isDriftUnknown whether there is a date before, but the drift from it is unknown
 * @param changedPairs the share of pairs whose similarity changed
 * @param movedClasses the share of classes that moved
 * @param lostClasses the share of the classes with a correlation before that have none
 * @param goneBlocks the share of the blocks before that are gone
 * @param alerts the figures that crossed their threshold, by the keys of these
 * @param pages what to look at
 */
public record HistoryPoint(
    LocalDate date,
    String runId,
    double samples,
    int blocks,
    double drift,
    boolean isDriftUnknown,
    double changedPairs,
    double movedClasses,
    double lostClasses,
    double goneBlocks,
    Set<String> alerts,
    Pages pages) {
  public HistoryPoint {
    alerts = Set.copyOf(alerts);
  }

  /**
   * Pages about a date, as links from the page that shows it.
   *
   * @param run the report of its run, if it is there
   * @param comparison that of its run with the run of the date before, if there is one
   */
  public record Pages(Optional<String> run, Optional<String> comparison) {
    /** No page to look at. */
    public static Pages none() {
      return new Pages(Optional.empty(), Optional.empty());
    }
  }
}
