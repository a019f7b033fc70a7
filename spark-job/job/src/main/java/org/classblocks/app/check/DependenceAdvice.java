package org.classblocks.app.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.classblocks.Text;
import org.classblocks.app.session.Counts;
import org.classblocks.moments.batch.SampleSize;
import org.classblocks.result.Dependence;
import org.classblocks.result.LogFacts;
import org.classblocks.similarity.HalfSamples;

/** Says how far samples depend on each other. */
public final class DependenceAdvice {
  private static final double ALIKE = 0.2;
  private static final double DEVIATIONS = 5;

  private DependenceAdvice() {}

  /** Warns if rows next to each other are alike, and no column says which belong together. */
  public static Optional<String> onNeighbours(Dependence dependence) {
    double chance = DEVIATIONS / Math.sqrt((double) dependence.neighbours());
    return dependence.autocorrelation() > Math.max(ALIKE, chance)
        ? Optional.of(
            Text.of(
                "Rows next to each other are alike (autocorrelation %.2f). If they come from the"
                    + " same video or patient, name the column with input.cluster: noise may have"
                    + " blocks otherwise. If the log is sorted by class, this does no harm.",
                dependence.autocorrelation()))
        : Optional.empty();
  }

  /**
   * What is to be said of clusters, a line each.
   *
   * @param column the column of clusters
   */
  public static List<String> onClusters(LogFacts log, String column) {
    SampleSize size = log.marginals().sampleSize();
    Dependence.Clusters clusters = log.dependence().clusters().orElseThrow();
    List<String> lines = new ArrayList<>();
    if (clusters.folds() < 2) {
      lines.add(
          Text.of(
              "All samples have the same %s, or a few that share a fold, so no block can be told"
                  + " from chance. Leave input.cluster out to take samples as independent.",
              column));
    } else {
      lines.add(
          Text.of(
              "Samples of the same %s depend on each other: %s say as much about similarities as"
                  + " %,d independent ones.",
              column,
              Counts.of(size.samples(), "sample", "samples"),
              Math.round(size.independent())));
    }
    if (clusters.folds() >= 2 && clusters.folds() < HalfSamples.FOLDS) {
      lines.add(
          Text.of(
              "There are few values of %s: they fill only %d of %d folds, so that number is"
                  + " uncertain. Analyze more of them, or see the blocks as hints.",
              column, clusters.folds(), HalfSamples.FOLDS));
    }
    if (clusters.unclustered() > 0) {
      lines.add(
          Text.of(
              "%s no %s and %s taken as independent of all others.",
              Counts.of(clusters.unclustered(), "sample has", "samples have"),
              column,
              clusters.unclustered() == 1 ? "is" : "are"));
    }
    return lines;
  }
}
