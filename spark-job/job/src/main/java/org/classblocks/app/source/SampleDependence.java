package org.classblocks.app.source;

import java.util.Optional;
import java.util.stream.IntStream;
import org.classblocks.moments.ListedPairs;
import org.classblocks.moments.count.ScoreSurvey;
import org.classblocks.result.Dependence;
import org.classblocks.similarity.ClassList;
import org.classblocks.similarity.ClusterInflation;
import org.classblocks.similarity.FoldedMoments;
import org.classblocks.similarity.HalfSamples;
import org.classblocks.similarity.PearsonCorrelation;
import org.classblocks.similarity.SimilarityMatrix;

/**
 * How far samples depend on each other, and what follows for similarities.
 *
 * @param found how far they do
 * @param inflation how many times the variance of similarities is that of independent samples
 */
record SampleDependence(Dependence found, double inflation) {
  /** Of samples that are taken to be independent. */
  static SampleDependence ofNeighbours(ScoreSurvey.Neighbours neighbours) {
    return new SampleDependence(
        new Dependence(neighbours.pairs(), neighbours.autocorrelation(), Optional.empty()), 1);
  }

  /**
   * Of samples in clusters, each of which lies in one fold. Negative similarities count, even where
   * they become 0 in the results.
   *
   * @param unclustered how many samples name no cluster
   */
  static SampleDependence ofClusters(
      FoldedMoments folds, ClassList classes, ListedPairs listed, long unclustered) {
    int[] all = IntStream.range(0, HalfSamples.FOLDS).toArray();
    SimilarityMatrix whole = folds.similarity(all, new PearsonCorrelation(classes, false));
    double effective = folds.marginals(all).sampleSize().effective();
    double inflation =
        ClusterInflation.of(whole, folds.deviations(whole, false), listed, effective);
    int filled =
        (int)
            IntStream.of(all)
                .filter(fold -> folds.marginals(new int[] {fold}).samples() > 0)
                .count();
    return new SampleDependence(
        new Dependence(0, Double.NaN, Optional.of(new Dependence.Clusters(unclustered, filled))),
        Math.min(Math.max(1, effective), inflation));
  }
}
