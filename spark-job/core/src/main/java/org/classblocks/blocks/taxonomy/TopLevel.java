package org.classblocks.blocks.taxonomy;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.classblocks.blocks.BlockForest;
import org.classblocks.order.ClassOrder;

/**
 * Finds the parts that the top of a taxonomy and the top-level blocks divide the classes into.
 *
 * <p>The top of a taxonomy is its nodes without parents. A node that has more than {@value #MOST}
 * of all classes says nothing, so its children take its place. That is so for the root of a tree,
 * or for "physical entity", "object" and "whole" above animals and artefacts.
 */
final class TopLevel {
  private static final double MOST = 0.9;

  private final ComparedTaxonomy taxonomy;
  private final SortedSet<Integer> nodes = new TreeSet<>();

  TopLevel(ComparedTaxonomy taxonomy) {
    this.taxonomy = taxonomy;
    Deque<Integer> open = new ArrayDeque<>();
    for (int node = 0; node < taxonomy.graph().size(); node++) {
      if (taxonomy.graph().parents(node).length == 0 && taxonomy.size(node) > 0) {
        open.add(node);
      }
    }
    while (!open.isEmpty()) {
      int node = open.remove();
      int[] children = taxonomy.children(node);
      if (children.length > 0 && taxonomy.size(node) > MOST * taxonomy.classCount()) {
        for (int child : children) {
          open.add(child);
        }
      } else {
        nodes.add(node);
      }
    }
  }

  /** Whether a node is one of those at the upper end. */
  boolean has(int node) {
    return nodes.contains(node);
  }

  /** The number of nodes at the upper end. */
  int nodeCount() {
    return nodes.size();
  }

  /**
   * The part of each class in both, by its place among them: the node at the upper end above it, of
   * several the closest one. A class above all of these is a part by itself.
   */
  int[] partsByNode() {
    AncestorWalk above = new AncestorWalk(taxonomy.graph());
    int[] parts = new int[taxonomy.classCount()];
    for (int i = 0; i < parts.length; i++) {
      parts[i] = -1 - i;
      above.from(taxonomy.nodeOf(taxonomy.classAt(i)));
      for (int j = 0; j < above.count(); j++) {
        int node = above.at(j);
        if (has(node) && (parts[i] < 0 || taxonomy.isCloser(node, parts[i]))) {
          parts[i] = node;
        }
      }
    }
    return parts;
  }

  /** The same for the blocks at the top; a class in none is a part by itself. */
  int[] partsByBlock(ClassOrder order, BlockForest forest) {
    int[] parts = new int[taxonomy.classCount()];
    for (int i = 0; i < parts.length; i++) {
      List<Integer> path = forest.pathAt(order.positionOf(taxonomy.classAt(i)));
      parts[i] = path.isEmpty() ? -1 - i : path.get(0);
    }
    return parts;
  }
}
