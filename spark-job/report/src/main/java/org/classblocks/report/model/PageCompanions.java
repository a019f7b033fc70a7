package org.classblocks.report.model;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What a page shows beside its run.
 *
 * @param runs other runs of the same classes, to be looked at in this run's order
 * @param changes what changed since one of them, or between two groups of the samples
 * @param history the runs before it, and itself, by date
 * @param tracks what the user knows of its classes
 * @param notes what there is to say of these
 */
public record PageCompanions(
    List<OtherRun> runs,
    Optional<RunChanges> changes,
    RunHistory history,
    List<ClassTrack> tracks,
    List<String> notes) {
  public PageCompanions {
    runs = List.copyOf(runs);
    tracks = List.copyOf(tracks);
    notes = List.copyOf(notes);
  }

  /** What is beside a run of whose classes the user has said nothing. */
  public PageCompanions(List<OtherRun> runs, Optional<RunChanges> changes, RunHistory history) {
    this(runs, changes, history, List.of(), List.of());
  }

  /** The same with tracks. */
  public PageCompanions with(List<ClassTrack> given, List<String> notesOnThem) {
    return new PageCompanions(runs, changes, history, given, notesOnThem);
  }

  /** Nothing: the run by itself. */
  public static PageCompanions nothing() {
    return of(List.of());
  }

  public static PageCompanions of(List<OtherRun> runs) {
    return new PageCompanions(runs, Optional.empty(), RunHistory.none());
  }

  /**
   * Another run.
   *
   * @param similarities its similarities by the class ids of this run; asked for when they are
   *     wanted, for they may take as much memory as those of this run
   */
  public record OtherRun(LocalDate date, String id, Supplier<PairValues> similarities) {}
}
