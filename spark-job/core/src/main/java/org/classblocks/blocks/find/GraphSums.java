package org.classblocks.blocks.find;

import java.util.stream.IntStream;
import org.classblocks.order.ClassOrder;
import org.classblocks.order.linkage.Dendrogram;
import org.classblocks.similarity.SimilarityGraph;

/**
 * Sums over the pairs of classes that meet at each node of a dendrogram, from a similarity graph.
 *
 * <p>Where two subtrees with the sums of loads U and V meet, the sum of the background similarities
 * is -U V, and the sum of their squares the product of the sums of squared loads. What kept pairs
 * exceed the background by is added where they meet. So E entries and m leaves cost O(E + m).
 * Memory: 16 bytes for each node and part.
 */
final class GraphSums {
  /** Into how many parts the leaves are cut, whatever the number of cores. */
  private static final int PARTS = 4;

  private final SimilarityGraph graph;
  private final ClassOrder order;
  private final Dendrogram tree;
  private final MeetingNodes meetingNodes;
  private final double[] loads;
  private final double[] squaredLoads;
  private final double[] between;
  private final double[] squares;
  private final double[] totals;
  private final double[] totalSquares;

  private GraphSums(SimilarityGraph graph, ClassOrder order) {
    this.graph = graph;
    this.order = order;
    this.tree = order.dendrogram();
    this.meetingNodes = new MeetingNodes(order);
    this.loads = new double[tree.nodeCount()];
    this.squaredLoads = new double[tree.nodeCount()];
    this.between = new double[tree.nodeCount()];
    this.squares = new double[tree.nodeCount()];
    this.totals = new double[tree.nodeCount()];
    this.totalSquares = new double[tree.nodeCount()];
  }

  /** The similarities of the nodes of a dendrogram. */
  static NodeSimilarities of(SimilarityGraph graph, ClassOrder order) {
    GraphSums sums = new GraphSums(graph, order);
    sums.addBackground();
    IntStream.range(0, PARTS).parallel().mapToObj(sums::part).toList().forEach(sums::add);
    return new NodeSimilarities(
        sums.tree, sums.between, sums.squares, sums.totals, sums.totalSquares);
  }

  private void addBackground() {
    for (int node = 0; node < tree.nodeCount(); node++) {
      if (tree.isLeaf(node)) {
        loads[node] = graph.load(order.classOfLeaf(node));
        squaredLoads[node] = loads[node] * loads[node];
      } else {
        int left = tree.left(node);
        int right = tree.right(node);
        loads[node] = loads[left] + loads[right];
        squaredLoads[node] = squaredLoads[left] + squaredLoads[right];
        between[node] = 0 - loads[left] * loads[right];
        squares[node] = squaredLoads[left] * squaredLoads[right];
      }
    }
    int root = tree.root();
    for (int leaf = 0; leaf < tree.leafCount(); leaf++) {
      totals[leaf] = 0 - loads[leaf] * (loads[root] - loads[leaf]);
      totalSquares[leaf] = squaredLoads[leaf] * (squaredLoads[root] - squaredLoads[leaf]);
    }
  }

  /** What kept pairs exceed the background by at each node, and what their squares do. */
  private static final class Part {
    private final double[] excess;
    private final double[] squares;

    Part(int nodes) {
      excess = new double[nodes];
      squares = new double[nodes];
    }
  }

  private Part part(int part) {
    Part sums = new Part(tree.nodeCount());
    int end = firstLeaf(part + 1);
    for (int leaf = firstLeaf(part); leaf < end; leaf++) {
      addLeaf(leaf, sums);
    }
    return sums;
  }

  private int firstLeaf(int part) {
    return (int) ((long) tree.leafCount() * part / PARTS);
  }

  /** Adds the pairs of a leaf: to it all of them, to nodes those with leaves further on. */
  private void addLeaf(int leaf, Part sums) {
    int classId = order.classOfLeaf(leaf);
    int position = order.positionOf(classId);
    for (int entry = graph.start(classId); entry < graph.end(classId); entry++) {
      int other = graph.neighbour(entry);
      double similarity = graph.similarity(entry);
      double background = 0 - loads[leaf] * graph.load(other);
      double excess = similarity - background;
      double excessSquare = similarity * similarity - background * background;
      totals[leaf] += excess;
      totalSquares[leaf] += excessSquare;
      int otherPosition = order.positionOf(other);
      if (otherPosition > position) {
        int node = meetingNodes.of(position, otherPosition);
        sums.excess[node] += excess;
        sums.squares[node] += excessSquare;
      }
    }
  }

  private void add(Part part) {
    for (int node = 0; node < between.length; node++) {
      between[node] += part.excess[node];
      squares[node] += part.squares[node];
    }
  }
}
