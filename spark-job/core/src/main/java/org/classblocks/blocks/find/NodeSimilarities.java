package org.classblocks.blocks.find;

import java.util.stream.IntStream;
import org.classblocks.order.ClassOrder;
import org.classblocks.order.linkage.Dendrogram;
import org.classblocks.similarity.Similarity;
import org.classblocks.similarity.SimilarityGraph;

/**
 * Means and spreads of similarities for every node of a dendrogram.
 *
 * <p>Every pair of classes is looked at once, at the node where the two meet: O(m^2) time for m
 * leaves, or in a graph O(m) and a step for each kept pair, spread over the cores; O(m) memory.
 * Sums are added in the same order on any number of cores. Immutable.
 */
final class NodeSimilarities {
  private final Dendrogram tree;
  private final double[] between;
  private final double[] squares;
  private final double[] inside;
  private final double[] squaresInside;
  private final double[] totals;
  private final double[] totalSquares;

  /**
   * @param between at each inner node, the sum of the similarities between its halves
   * @param squares at each inner node, the sum of their squares
   * @param totals at each leaf, the sum of its similarities to all others; grows to inner nodes
   * @param totalSquares at each leaf, the sum of their squares; grows to inner nodes
   */
  NodeSimilarities(
      Dendrogram tree, double[] between, double[] squares, double[] totals, double[] totalSquares) {
    this.tree = tree;
    this.between = between;
    this.squares = squares;
    this.inside = new double[tree.nodeCount()];
    this.squaresInside = new double[tree.nodeCount()];
    this.totals = totals;
    this.totalSquares = totalSquares;
    for (int node = tree.leafCount(); node < inside.length; node++) {
      int left = tree.left(node);
      int right = tree.right(node);
      inside[node] = inside[left] + inside[right] + between[node];
      squaresInside[node] = squaresInside[left] + squaresInside[right] + squares[node];
      totals[node] = totals[left] + totals[right];
      totalSquares[node] = totalSquares[left] + totalSquares[right];
    }
  }

  static NodeSimilarities of(Similarity similarity, ClassOrder order) {
    return similarity instanceof SimilarityGraph graph
        ? GraphSums.of(graph, order)
        : ofRows(similarity, order);
  }

  private static NodeSimilarities ofRows(Similarity similarity, ClassOrder order) {
    Dendrogram tree = order.dendrogram();
    double[] between = new double[tree.nodeCount()];
    double[] squares = new double[tree.nodeCount()];
    double[] totals = new double[tree.nodeCount()];
    double[] totalSquares = new double[tree.nodeCount()];
    IntStream.range(0, MergeSums.PARTS)
        .parallel()
        .mapToObj(part -> new MergeSums(similarity, order, part))
        .toList()
        .forEach(part -> part.addTo(between, squares, totals, totalSquares));
    return new NodeSimilarities(tree, between, squares, totals, totalSquares);
  }

  /** The number of leaves under an inner node. */
  int size(int node) {
    return tree.size(node);
  }

  /** The mean similarity between the two halves of an inner node. */
  double level(int node) {
    return between[node] / pairsBetween(node);
  }

  /** The standard deviation of the similarities between the two halves of an inner node. */
  double spread(int node) {
    double mean = level(node);
    return Math.sqrt(Math.max(0, squares[node] / pairsBetween(node) - mean * mean));
  }

  /** The mean similarity inside an inner node, off the diagonal. */
  double cohesion(int node) {
    return inside[node] / pairsOf(tree.size(node));
  }

  /** The variance of the mean of a node's classes, each of variance 1: 1 for a leaf. */
  double varianceOfMean(int node) {
    double size = tree.size(node);
    return sum(node) / (size * size);
  }

  /** The mean similarity between a node's classes and all others; NaN for the root. */
  double separation(int node) {
    int size = tree.size(node);
    if (size == tree.leafCount()) {
      return Double.NaN;
    }
    return outward(node) / ((double) size * (tree.leafCount() - size));
  }

  /** The mean similarity among the classes outside a node; 0 if they make no pair. */
  double cohesionOfRest(int node) {
    double pairs = pairsOf(tree.leafCount() - tree.size(node));
    return pairs == 0 ? 0 : (inside[tree.root()] - inside[node] - outward(node)) / pairs;
  }

  /** The number of leaves outside a node. */
  int restSize(int node) {
    return tree.leafCount() - tree.size(node);
  }

  /** The variance of the mean of the classes outside a node; NaN if there are none. */
  double varianceOfRestMean(int node) {
    double size = restSize(node);
    return (sum(tree.root()) - sum(node) - 2 * outward(node)) / (size * size);
  }

  /** The mean square of the similarities among the classes outside a node; 0 without a pair. */
  double meanSquareOfRest(int node) {
    double pairs = pairsOf(restSize(node));
    double outwardSquares = totalSquares[node] - 2 * squaresInside[node];
    return pairs == 0
        ? 0
        : (squaresInside[tree.root()] - squaresInside[node] - outwardSquares) / pairs;
  }

  /** The sum of the matrix within a node: all its classes with all, and with themselves. */
  double sum(int node) {
    return tree.size(node) + 2 * inside[node];
  }

  /** The sum of the similarities between a node's classes and all others. */
  double outward(int node) {
    return totals[node] - 2 * inside[node];
  }

  /** The sum of the similarities between the halves of an inner node. */
  double between(int node) {
    return between[node];
  }

  /** The sum of the squared similarities between the halves of an inner node. */
  double squaresBetween(int node) {
    return squares[node];
  }

  /** The number of pairs between the halves of an inner node. */
  double pairsBetween(int node) {
    return (double) tree.size(tree.left(node)) * tree.size(tree.right(node));
  }

  private static double pairsOf(int size) {
    return size * (size - 1.0) / 2;
  }
}
