package org.classblocks.blocks.find;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.classblocks.order.linkage.Dendrogram;

/**
 * Thins out nodes that lie inside each other and are nearly the same group.
 *
 * <p>A node is nearly the same as one around it if it has at least {@value #SAME} of its classes
 * (their Jaccard index). The exception is a node whose few other classes are clearly apart: their
 * share times the {@link CandidateMeasures#gap} of the inner node is 1 or more. Of nearly equal
 * nodes the most distinct stays, and of equally distinct ones the largest. The root always stays:
 * all classes but a few are no group.
 *
 * <p>O(c log c) time for c nodes, and for each of them a step for each nearly equal node around it.
 */
final class RedundantNodes {
  private static final double SAME = 0.75;

  private final Dendrogram tree;
  private final CandidateMeasures measures;
  private final int[] parents;

  RedundantNodes(Dendrogram tree, CandidateMeasures measures) {
    this.tree = tree;
    this.measures = measures;
    this.parents = tree.parents();
  }

  /** The nodes that stay, the most distinct first. */
  List<Integer> thinned(List<Integer> nodes) {
    double[] distinctness = new double[tree.nodeCount()];
    nodes.forEach(node -> distinctness[node] = measures.distinctness(node));
    List<Integer> ranked = new ArrayList<>(nodes);
    ranked.sort(
        Comparator.<Integer>comparingDouble(node -> -distinctness[node])
            .thenComparingInt(node -> -tree.size(node))
            .thenComparingInt(node -> node));
    List<Integer> kept = new ArrayList<>();
    boolean[] isKept = new boolean[tree.nodeCount()];
    boolean[] isRepeat = new boolean[tree.nodeCount()];
    if (!nodes.isEmpty()) {
      isKept[tree.root()] = true;
    }
    for (int node : ranked) {
      List<Integer> near = nearlyTheSameAround(node);
      if (!isRepeat[node] && near.stream().noneMatch(other -> isKept[other])) {
        near.forEach(other -> isRepeat[other] = true);
        isKept[node] = true;
        kept.add(node);
      }
    }
    return kept;
  }

  private List<Integer> nearlyTheSameAround(int node) {
    List<Integer> near = new ArrayList<>();
    double gap = measures.gap(node);
    int other = parents[node];
    while (other >= 0 && share(node, other) >= SAME) {
      if ((1 - share(node, other)) * gap < 1) {
        near.add(other);
      }
      other = parents[other];
    }
    return near;
  }

  private double share(int inner, int outer) {
    return (double) tree.size(inner) / tree.size(outer);
  }
}
