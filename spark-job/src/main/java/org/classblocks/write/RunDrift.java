package org.classblocks.write;

import java.time.LocalDate;
import java.util.List;
import org.classblocks.compare.ClassChange;
import org.classblocks.compare.RunComparison;
import org.classblocks.similarity.SimilarityMatrix;

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

  /**
   * The figures of a comparison with an earlier run.
   *
   * @param later the similarities of this run
   */
  public static RunDrift of(ParentRun earlier, RunComparison found, SimilarityMatrix later) {
    ComparisonFigures.DriftFigures drift = ComparisonFigures.DriftFigures.of(found);
    return new RunDrift(
        earlier.name().runDate(),
        earlier.name().runId(),
        drift.drift(),
        drift.reason(),
        found.movedShare(),
        ComparisonFigures.Blocks.of(found).goneShare(),
        ComparisonFigures.Pairs.of(found).changedShare(),
        found.lostShare(),
        lost(found, later));
  }

  /**
   * The classes that lost their correlation, and why they have none.
   *
   * @param later the similarities of the later run
   */
  public static List<Manifest.Excluded> lost(RunComparison found, SimilarityMatrix later) {
    return found.classChanges().stream()
        .filter(change -> change.kind() == ClassChange.Kind.LOST)
        .mapToInt(ClassChange::after)
        .sorted()
        .mapToObj(id -> Manifest.Excluded.of(later, id))
        .toList();
  }
}
