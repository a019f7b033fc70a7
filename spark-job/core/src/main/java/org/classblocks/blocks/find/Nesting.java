package org.classblocks.blocks.find;

import java.util.Arrays;
import org.classblocks.order.ClassOrder;

/** Which of some nodes of a dendrogram lie in which; each is known by its place in the list. */
final class Nesting {
  private final int[] parents;
  private final int[] innermost;

  /**
   * @param nodes by start, outer ones first
   */
  Nesting(ClassOrder order, int[] nodes) {
    this.parents = new int[nodes.length];
    this.innermost = new int[order.dendrogram().leafCount()];
    Arrays.fill(innermost, -1);
    for (int i = 0; i < parents.length; i++) {
      int node = nodes[i];
      parents[i] = innermost[order.start(node)];
      Arrays.fill(innermost, order.start(node), order.end(node), i);
    }
  }

  /** The smallest node around the i-th one, or -1. */
  int parent(int i) {
    return parents[i];
  }

  /** The smallest node around a leaf's position, or -1. */
  int innermostAt(int position) {
    return innermost[position];
  }
}
