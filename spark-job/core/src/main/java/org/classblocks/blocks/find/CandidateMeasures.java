package org.classblocks.blocks.find;

import org.classblocks.order.ClassOrder;

/**
 * Measures how far each candidate, a node of a dendrogram, stands out from what it merges with.
 *
 * <p>A node's level is the mean similarity between its halves. The similarities around a node are
 * those between it and what it merges with: they have the level and the spread of its parent.
 * Nothing here changes when all scores get something more in common. O(1) a node; O(m) memory for m
 * leaves.
 */
final class CandidateMeasures {
  private final NodeSimilarities similarities;
  private final SamplingNoise noise;
  private final int[] parents;
  private final double pairFloor;

  CandidateMeasures(ClassOrder order, NodeSimilarities similarities, SamplingNoise noise) {
    this.similarities = similarities;
    this.noise = noise;
    this.parents = order.dendrogram().parents();
    this.pairFloor = noise.pairFloor(order.dendrogram().leafCount());
  }

  /** What chance alone may give for one pair of classes. */
  double pairFloor() {
    return pairFloor;
  }

  /**
   * The share of the distance 1 - level around a node below the root that is gone between its
   * halves; 0 where there is no distance.
   */
  double persistence(int node) {
    double around = level(parents[node]);
    return around < 1 ? 1 - (1 - level(node)) / (1 - around) : 0;
  }

  /**
   * How far the similarities inside lie above those around, in standard errors: the difference of
   * the means, divided by the spread around and multiplied by the root of the number of pairs
   * inside.
   */
  double contrast(int node) {
    double size = similarities.size(node);
    return distinctness(node) * Math.sqrt(size * (size - 1) / 2);
  }

  /** How far the similarities inside lie above those around, in standard deviations around. */
  double distinctness(int node) {
    return over(similarities.cohesion(node) - level(parents[node]), node);
  }

  /** How far the similarities between the halves lie above those around, likewise. */
  double gap(int node) {
    return over(level(node) - level(parents[node]), node);
  }

  /** The spread around is at least what chance gives a pair. */
  private double over(double difference, int node) {
    int parent = parents[node];
    double byChance = Math.max(0, 1 - level(parent)) * noise.pairDeviation();
    return difference <= 0 ? 0 : difference / Math.hypot(similarities.spread(parent), byChance);
  }

  private double level(int node) {
    return similarities.level(node);
  }
}
