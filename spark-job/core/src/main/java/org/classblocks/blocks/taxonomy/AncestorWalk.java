package org.classblocks.blocks.taxonomy;

import java.util.Arrays;

/**
 * A node of a taxonomy and all nodes above it, each once, however many ways lead up to it. O(n)
 * memory for n nodes, reused from walk to walk; for one thread.
 */
final class AncestorWalk {
  private final TaxonomyGraph graph;
  private final int[] found;
  private final int[] walks;
  private int count;
  private int walk;

  AncestorWalk(TaxonomyGraph graph) {
    this.graph = graph;
    this.found = new int[graph.size()];
    this.walks = new int[graph.size()];
  }

  void from(int node) {
    walk++;
    count = 0;
    reach(node);
    for (int i = 0; i < count; i++) {
      for (int parent : graph.parents(found[i])) {
        if (walks[parent] != walk) {
          reach(parent);
        }
      }
    }
  }

  private void reach(int node) {
    walks[node] = walk;
    found[count++] = node;
  }

  /** The number of nodes found, with the first. */
  int count() {
    return count;
  }

  /** A node found; the one walked from is the first. */
  int at(int index) {
    return found[index];
  }

  /** All nodes found; a new array. */
  int[] nodes() {
    return Arrays.copyOf(found, count);
  }

  /** Whether a node was found. */
  boolean has(int node) {
    return walk > 0 && walks[node] == walk;
  }
}
