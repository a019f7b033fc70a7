package org.classblocks.compare;

import java.util.Arrays;
import java.util.List;
import java.util.PriorityQueue;

/**
 * A one-to-one matching of some left and right nodes along edges, with the largest sum of weights.
 * Nodes may stay alone.
 *
 * <p>Left nodes are added one by one, each along the cheapest augmenting path, which Dijkstra's
 * algorithm finds among costs that potentials keep from being negative. So that a node may stay
 * alone, each left node has an edge of no weight to a right node of its own. O(l (e + l) log e)
 * time at worst for l left nodes and e edges, O(l + e) memory; paths are short in practice. Of
 * matchings with the same sum one is taken, always the same.
 *
 * <p>Source: Jonker and Volgenant, "A shortest augmenting path algorithm for dense and sparse
 * linear assignment problems", Computing 38 (1987), doi:10.1007/BF02278710; without their
 * initialisation.
 */
final class MaximumWeightMatching {
  private static final int NONE = -1;

  /** An edge; its weight is not negative. */
  record Edge(int left, int right, double weight) {}

  /** A right node and how far it is along a path. */
  private record Reached(double distance, int right) implements Comparable<Reached> {
    @Override
    public int compareTo(Reached other) {
      int order = Double.compare(distance, other.distance);
      return order == 0 ? Integer.compare(right, other.right) : order;
    }
  }

  private final Edge[][] edges;
  private final double[] leftPotentials;
  private final double[] rightPotentials;
  private final int[] leftOf;
  private final int[] rightOf;

  private final double[] distances;
  private final int[] cameFrom;
  private final boolean[] isSettled;
  private final int[] settled;

  private MaximumWeightMatching(int lefts, int rights, List<Edge> given) {
    this.edges = byLeft(lefts, rights, given);
    this.leftPotentials = new double[lefts];
    this.rightPotentials = new double[rights + lefts];
    this.leftOf = new int[rights + lefts];
    this.rightOf = new int[lefts];
    this.distances = new double[rights + lefts];
    this.cameFrom = new int[rights + lefts];
    this.isSettled = new boolean[rights + lefts];
    this.settled = new int[rights + lefts];
    Arrays.fill(leftOf, NONE);
    Arrays.fill(rightOf, NONE);
  }

  private static Edge[][] byLeft(int lefts, int rights, List<Edge> given) {
    int[] counts = new int[lefts];
    given.forEach(edge -> counts[edge.left()]++);
    Edge[][] edges = new Edge[lefts][];
    for (int left = 0; left < lefts; left++) {
      edges[left] = new Edge[counts[left] + 1];
      edges[left][counts[left]] = new Edge(left, rights + left, 0);
    }
    given.forEach(edge -> edges[edge.left()][--counts[edge.left()]] = edge);
    return edges;
  }

  /**
   * Finds the matching.
   *
   * @param lefts the number of left nodes
   * @param rights the number of right nodes
   * @return the right node of each left node, or -1
   */
  static int[] of(int lefts, int rights, List<Edge> edges) {
    MaximumWeightMatching matching = new MaximumWeightMatching(lefts, rights, edges);
    for (int left = 0; left < lefts; left++) {
      matching.add(left);
    }
    return Arrays.stream(matching.rightOf).map(right -> right < rights ? right : NONE).toArray();
  }

  /** Matches one more left node, and others anew where that is better. */
  private void add(int root) {
    Arrays.fill(distances, Double.POSITIVE_INFINITY);
    PriorityQueue<Reached> open = new PriorityQueue<>();
    int count = 0;
    double distance = 0;
    relax(root, 0, open);
    int end = NONE;
    while (end == NONE) {
      Reached nearest = open.remove();
      int right = nearest.right();
      if (isSettled[right]) {
        continue;
      }
      distance = nearest.distance();
      if (leftOf[right] == NONE) {
        end = right;
      } else {
        isSettled[right] = true;
        settled[count++] = right;
        relax(leftOf[right], distance, open);
      }
    }
    leftPotentials[root] += distance;
    for (int i = 0; i < count; i++) {
      int right = settled[i];
      isSettled[right] = false;
      leftPotentials[leftOf[right]] += distance - distances[right];
      rightPotentials[right] -= distance - distances[right];
    }
    augment(root, end);
  }

  /**
   * Looks along the edges of a left node. Costs are the negative weights; those of the root may be
   * negative still, since all paths begin there. What is settled stays so, whatever roundings say.
   */
  private void relax(int left, double distance, PriorityQueue<Reached> open) {
    for (Edge edge : edges[left]) {
      int right = edge.right();
      double reached = distance - edge.weight() - leftPotentials[left] - rightPotentials[right];
      if (!isSettled[right] && reached < distances[right]) {
        distances[right] = reached;
        cameFrom[right] = left;
        open.add(new Reached(reached, right));
      }
    }
  }

  private void augment(int root, int end) {
    int right = end;
    int left;
    do {
      left = cameFrom[right];
      int before = rightOf[left];
      leftOf[right] = left;
      rightOf[left] = right;
      right = before;
    } while (left != root);
  }
}
