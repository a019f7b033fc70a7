package org.classblocks.write;

import java.time.LocalDate;
import org.classblocks.compare.RunComparison;

/**
 * How far a run is from that of an earlier date; the figures that {@code compare} gives.
 *
 * @param runDate the earlier date
 * @param runId its run
 * @param drift how far the matrices are apart, from 0 to 1; NaN if they have nothing but noise
 * @param movedClasses the share of classes that are in another block, or in one run only
 * @param goneBlocks the share of earlier blocks that are gone; NaN without any
 * @param changedPairs the share of pairs whose similarity changed by more than sampling gives; NaN
 *     without any
 */
public record RunDrift(
    LocalDate runDate,
    String runId,
    double drift,
    double movedClasses,
    double goneBlocks,
    double changedPairs) {
  public static RunDrift of(ParentRun earlier, RunComparison found) {
    return new RunDrift(
        earlier.name().runDate(),
        earlier.name().runId(),
        found.drift().share(),
        ComparisonFigures.Classes.of(found).movedShare(),
        ComparisonFigures.Blocks.of(found).goneShare(),
        ComparisonFigures.Pairs.of(found).changedShare());
  }
}
