package org.classblocks.result;

import java.util.Optional;

/**
 * How far samples depend on each other.
 *
 * @param neighbours how many pairs of rows next to each other were compared
 * @param autocorrelation the correlation of the scores of rows next to each other, averaged over
 *     classes; NaN if unknown
 * @param clusters the clusters that the logs name, if any
 */
public record Dependence(long neighbours, double autocorrelation, Optional<Clusters> clusters) {
  /** Nothing is known. */
  public static final Dependence UNKNOWN = new Dependence(0, Double.NaN, Optional.empty());

  /**
   * The clusters of samples.
   *
   * @param unclustered how many samples name no cluster, and are one by themselves
   * @param folds how many folds have samples
   */
  public record Clusters(long unclustered, int folds) {}
}
