package org.classblocks.blocks.find;

import org.classblocks.order.ClassOrder;
import org.classblocks.order.linkage.Dendrogram;

/**
 * Says which nodes of a dendrogram chance alone does not explain.
 *
 * <p>Nodes are judged from the leaves up. A node that is above chance is from then on one part of
 * the nodes around it ({@link Parts}). So groups that merge by chance are told from classes that
 * do. The evidence for a node is the mean similarity M of all its pairs between different parts. A
 * group that classes join one by one is not judged by its last, weakest merge.
 *
 * <p>Chance does not explain a node if
 *
 * <pre>
 * (M - c) / (1 - c) &gt; floor(c),  c = max(level around the node, -1 / (k - 1))
 * (M - f - e) / (1 - f) &gt; floor(f),  f and e = level and error by a {@link CommonFactor},
 * </pre>
 *
 * <p>where the floor is what the luckiest choice of as many parts gives ({@link ChanceBound}).
 * Scores that add up to 1 have a mean similarity of -1 / (k - 1), so no level around counts as
 * lower. The mean similarity of all pairs inside must also be more than the luckiest choice of as
 * many classes has: classes that only differ from the rest are no group.
 *
 * <p>O(m log m) time for m leaves, O(m) memory. Immutable.
 */
final class ChanceRule {
  private final Dendrogram tree;
  private final NodeSimilarities similarities;
  private final ChanceBound bound;
  private final double pairVariance;
  private final int[] parents;
  private final boolean[] isAbove;

  ChanceRule(ClassOrder order, NodeSimilarities similarities, SamplingNoise noise) {
    this.tree = order.dendrogram();
    this.similarities = similarities;
    this.pairVariance = PairVariance.of(order, similarities, noise);
    this.bound = new ChanceBound(tree.leafCount(), pairVariance);
    this.parents = tree.parents();
    this.isAbove = new boolean[tree.nodeCount()];
    judge(order, noise);
  }

  private void judge(ClassOrder order, SamplingNoise noise) {
    int mostPeaks = noise.mostPeaksOfOneSample(tree.leafCount());
    double[] peaks = new double[tree.nodeCount()];
    Parts[] parts = new Parts[tree.nodeCount()];
    for (int node = 0; node < tree.root(); node++) {
      if (tree.isLeaf(node)) {
        peaks[node] = noise.excessPeak(order.classOfLeaf(node));
        parts[node] = Parts.ofOne(1, 1, peaks[node]);
        continue;
      }
      int left = tree.left(node);
      int right = tree.right(node);
      peaks[node] = peaks[left] + peaks[right];
      parts[node] = parts[left].and(parts[right], mostPeaks);
      parts[left] = null;
      parts[right] = null;
      isAbove[node] = isAboveChance(node, parts[node]);
      if (isAbove[node]) {
        parts[node] = Parts.ofOne(tree.size(node), similarities.sum(node), peak(node, peaks[node]));
      }
    }
  }

  /**
   * How much of a node's sum of scores one sample carries at most, as a root. The sum counts as one
   * score of variance Q with the mean peak of its classes.
   */
  private double peak(int node, double sumOfPeaks) {
    return sumOfPeaks / tree.size(node) * Math.sqrt(Math.max(0, similarities.sum(node)));
  }

  private boolean isAboveChance(int node, Parts parts) {
    int size = tree.size(node);
    double sum = similarities.sum(node);
    double mean = parts.meanBetween(size, sum);
    double around = Math.max(similarities.level(parents[node]), -1.0 / (tree.leafCount() - 1));
    int beside = tree.size(parents[node]) - size;
    if (around >= 1
        || !(mean - around > (1 - around) * bound.floorAround(parts, size, sum, around, beside))
        || !(similarities.cohesion(node) > bound.ofClasses(size))) {
      return false;
    }
    CommonFactor factor = CommonFactor.of(similarities, node, pairVariance);
    double explained = factor.level();
    return factor.explainsNothing()
        || (explained < 1
            && mean - explained - factor.error()
                > (1 - explained) * bound.floor(parts, size, sum, explained));
  }

  /** Whether chance alone does not explain a node; never for the root. */
  boolean isAbove(int node) {
    return isAbove[node];
  }
}
