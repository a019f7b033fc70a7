package org.classblocks.blocks;

import org.classblocks.order.ClassOrder;
import org.classblocks.order.Dendrogram;
import org.classblocks.similarity.SimilarityMatrix;

/**
 * Sums of similarities for every node of a dendrogram. Every pair of classes is looked at once, at
 * the node where the two meet: O(m^2) time and O(m) memory for m leaves.
 */
final class NodeSimilarities {
  private final Dendrogram tree;
  private final double[] between;
  private final double[] inside;
  private final double[] totals;

  NodeSimilarities(SimilarityMatrix similarity, ClassOrder order) {
    this.tree = order.dendrogram();
    int nodes = tree.nodeCount();
    between = new double[nodes];
    inside = new double[nodes];
    totals = new double[nodes];
    for (int node = tree.leafCount(); node < nodes; node++) {
      sumPairsMeetingAt(node, similarity, order);
    }
    for (int node = tree.leafCount(); node < nodes; node++) {
      inside[node] = inside[tree.left(node)] + inside[tree.right(node)] + between[node];
      totals[node] = totals[tree.left(node)] + totals[tree.right(node)];
    }
  }

  private void sumPairsMeetingAt(int node, SimilarityMatrix similarity, ClassOrder order) {
    int left = tree.left(node);
    int right = tree.right(node);
    for (int p = order.start(left); p < order.end(left); p++) {
      int a = order.classAt(p);
      double sum = 0;
      for (int q = order.start(right); q < order.end(right); q++) {
        int b = order.classAt(q);
        double value = similarity.at(a, b);
        sum += value;
        totals[order.leafAt(q)] += value;
      }
      totals[order.leafAt(p)] += sum;
      between[node] += sum;
    }
  }

  /** The mean similarity between the two halves of an inner node. */
  double level(int node) {
    return between[node] / ((double) tree.size(tree.left(node)) * tree.size(tree.right(node)));
  }

  /** The mean similarity inside an inner node, off the diagonal. */
  double cohesion(int node) {
    return inside[node] / (tree.size(node) * (tree.size(node) - 1.0) / 2);
  }

  /** The mean similarity between a node's classes and all others; NaN for the root. */
  double separation(int node) {
    int size = tree.size(node);
    if (size == tree.leafCount()) {
      return Double.NaN;
    }
    return (totals[node] - 2 * inside[node]) / ((double) size * (tree.leafCount() - size));
  }
}
