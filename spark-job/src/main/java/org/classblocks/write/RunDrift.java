package org.classblocks.write;

import java.time.LocalDate;
import java.util.List;

/**
 * How far a run is from that of an earlier date; the figures that {@code compare} gives.
 *
 * @param runDate the earlier date
 * @param runId its run
 * @param drift how far the matrices are apart, from 0 to 1; NaN if it is unknown
 * @param reason why the drift is unknown, or null
 * @param movedClasses the share of classes that are in another block, or in one run only
 * @param goneBlocks the share of earlier blocks that are gone; NaN without any
 * @param changedPairs the share of pairs whose similarity changed by more than sampling gives; NaN
 *     if it is unknown
 * @param lostClasses the share of the classes with a correlation in the earlier run that have none
 *     in this one; NaN without any
 * @param lost these classes by their ids in this run
 */
public record RunDrift(
    LocalDate runDate,
    String runId,
    double drift,
    String reason,
    double movedClasses,
    double goneBlocks,
    double changedPairs,
    double lostClasses,
    List<Manifest.Excluded> lost) {
  public RunDrift {
    lost = lost == null ? List.of() : List.copyOf(lost);
  }
}
