package org.classblocks.report.model;

import java.util.List;
import java.util.Optional;

/**
 * What a page shows beside its run.
 *
 * @param layers similarities of the same classes, mostly of other runs, to be looked at in this
 *     run's order
 * @param changes what changed since another run, or between two groups of the samples
 * @param history the runs before it, and itself, by date
 * @param tracks what the user knows of its classes
 * @param notes what there is to say of these
 */
public record PageCompanions(
    List<PairLayer> layers,
    Optional<RunChanges> changes,
    RunHistory history,
    List<ClassTrack> tracks,
    List<String> notes) {
  public PageCompanions {
    layers = List.copyOf(layers);
    tracks = List.copyOf(tracks);
    notes = List.copyOf(notes);
  }

  /** What is beside a run of whose classes the user has said nothing. */
  public PageCompanions(List<PairLayer> layers, Optional<RunChanges> changes, RunHistory history) {
    this(layers, changes, history, List.of(), List.of());
  }

  /** The same with tracks. */
  public PageCompanions with(List<ClassTrack> given, List<String> notesOnThem) {
    return new PageCompanions(layers, changes, history, given, notesOnThem);
  }

  /** Nothing: the run by itself. */
  public static PageCompanions nothing() {
    return of(List.of());
  }

  public static PageCompanions of(List<PairLayer> layers) {
    return new PageCompanions(layers, Optional.empty(), RunHistory.none());
  }
}
