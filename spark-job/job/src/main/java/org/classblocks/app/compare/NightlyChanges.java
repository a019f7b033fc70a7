package org.classblocks.app.compare;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.classblocks.app.render.SharedSimilarities;
import org.classblocks.compare.RunComparison;
import org.classblocks.report.model.PageCompanions;
import org.classblocks.report.model.PairLayer;
import org.classblocks.report.model.RunChanges;
import org.classblocks.report.model.RunHistory;
import org.classblocks.result.Provenance;
import org.classblocks.result.RunResult;
import org.classblocks.write.comparison.ComparisonFigures;
import org.classblocks.write.manifest.Manifest;

/**
 * What changed since the run of the date before, for the manifest and the page of the later run.
 *
 * @param before the run of the date before
 * @param own the dates that only the later run has, if only these are compared
 * @param after the results that are compared: those of the own dates, or of the later run
 * @param found how they differ
 */
public record NightlyChanges(
    ComparedSide before, Optional<OwnDates> own, RunResult after, RunComparison found) {
  private static final int LEAST_CLASSES = 2;

  /**
   * Compares.
   *
   * @param pairs how many pairs are listed at most
   */
  public static NightlyChanges of(
      ComparedSide before, Optional<OwnDates> own, RunResult after, int pairs) {
    return new NightlyChanges(before, own, after, RunComparison.of(before.found(), after, pairs));
  }

  /** The figures for the manifest. */
  public Manifest.Drift drift() {
    return ComparisonFigures.drift(before.run().name(), found, after.similarity());
  }

  /**
   * What the page of the later run shows beside it. If fewer than two classes are in both runs,
   * that is no change.
   *
   * @param later where the later run comes from
   * @param others other layers; the run of the date before is left out of them
   */
  public PageCompanions beside(Provenance later, List<PairLayer> others, RunHistory history) {
    if (found.classes().size() < LEAST_CLASSES) {
      return new PageCompanions(others, Optional.empty(), history);
    }
    PairLayer earlier =
        SharedSimilarities.layer(before.run().name(), before.found().similarity(), found.classes());
    Optional<PairLayer> dates =
        own.map(
            days ->
                PairLayer.ofDates(OwnDates.named(days.dates()), () -> after.similarity()::copyRow));
    List<PairLayer> layers = new ArrayList<>(List.of(earlier));
    dates.ifPresent(layers::add);
    others.stream().filter(other -> !other.id().equals(earlier.id())).forEach(layers::add);
    return new PageCompanions(
        layers,
        Optional.of(
            RunChanges.sinceDateBefore(
                earlier, dates, sentences(later), before.found(), after, found)),
        history);
  }

  private List<String> sentences(Provenance later) {
    ComparisonText text =
        new ComparisonText(figures(later), before.found(), after, own.stream().toList(), found);
    return Stream.concat(text.sentencesOfPage().stream(), text.notes().stream()).toList();
  }

  private ComparisonFigures figures(Provenance later) {
    Provenance earlier = before.provenance();
    return ComparisonFigures.of(
        before.side(),
        ComparisonFigures.Side.of(
            new Provenance.Parent(later.runDate(), later.runId(), "", List.of()),
            later.runName(),
            null,
            own.map(OwnDates::dates).orElse(null),
            after),
        found,
        after.similarity().classes(),
        RunDifferences.settings(earlier, later),
        own.isPresent() ? 0 : RunDifferences.sharedInputs(earlier, later));
  }
}
