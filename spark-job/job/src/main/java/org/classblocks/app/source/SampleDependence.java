package org.classblocks.app.source;

import java.util.Optional;
import java.util.stream.DoubleStream;
import org.classblocks.moments.ListedPairs;
import org.classblocks.moments.count.ScoreSurvey;
import org.classblocks.result.Dependence;
import org.classblocks.similarity.ClusterInflation;
import org.classblocks.similarity.FoldDeviations;
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
   * @param similarity over all samples, none of them clipped
   * @param folds how the similarities deviate without each fold
   * @param listed which classes and pairs samples list
   * @param effective the effective number of samples, were they independent
   * @param unclustered how many samples name no cluster
   */
  static SampleDependence ofClusters(
      SimilarityMatrix similarity,
      FoldDeviations folds,
      ListedPairs listed,
      double effective,
      long unclustered) {
    double inflation = ClusterInflation.of(similarity, folds, listed, effective);
    int filled = (int) DoubleStream.of(folds.shares()).filter(share -> share > 0).count();
    return new SampleDependence(
        new Dependence(0, Double.NaN, Optional.of(new Dependence.Clusters(unclustered, filled))),
        Math.min(Math.max(1, effective), inflation));
  }
}
