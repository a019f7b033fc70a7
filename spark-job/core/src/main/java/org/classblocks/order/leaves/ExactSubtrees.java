package org.classblocks.order.leaves;

import java.util.BitSet;
import org.classblocks.Text;
import org.classblocks.order.linkage.Dendrogram;

/**
 * Says which subtrees get the best of all leaf orders: those of at most {@code largest} leaves.
 *
 * <p>It is the largest size at which the tables of all such subtrees stay within a budget of
 * entries and of additions; a pure function of the tree.
 *
 * @param largest the most leaves of an exact subtree, at least 1
 */
public record ExactSubtrees(int largest) {
  /** Additions that take both cores of a small machine half a minute. */
  private static final double OPERATIONS = 4e11;

  /** Half a gigabyte of doubles. */
  private static final double ENTRIES = 1 << 26;

  static ExactSubtrees of(Dendrogram tree) {
    return of(tree, new BitSet());
  }

  /**
   * The same if some nodes are fixed: the nodes above them have tables for both directions.
   *
   * @param fixed the nodes whose children stay as they are
   */
  static ExactSubtrees of(Dendrogram tree, BitSet fixed) {
    return of(tree, fixed, OPERATIONS, ENTRIES);
  }

  static ExactSubtrees of(Dendrogram tree, BitSet fixed, double operations, double entries) {
    BitSet twice = Subtrees.holding(tree, fixed);
    twice.andNot(fixed);
    double[] operationsBySize = new double[tree.leafCount() + 1];
    double[] entriesBySize = new double[tree.leafCount() + 1];
    for (int node = tree.leafCount(); node < tree.nodeCount(); node++) {
      int tables = twice.get(node) ? 2 : 1;
      operationsBySize[tree.size(node)] += tables * PathTables.operations(tree, node);
      entriesBySize[tree.size(node)] +=
          (double) tables * tree.size(tree.left(node)) * tree.size(tree.right(node));
    }
    double operationsLeft = operations;
    double entriesLeft = entries;
    int largest = 1;
    for (int size = 2; size <= tree.leafCount(); size++) {
      operationsLeft -= operationsBySize[size];
      entriesLeft -= entriesBySize[size];
      if (operationsLeft < 0 || entriesLeft < 0) {
        break;
      }
      largest = size;
    }
    return new ExactSubtrees(largest);
  }

  /** The memory of the tables of a tree at most, and of what it takes to fill the last one. */
  public static long bytes(int leaves) {
    double pairs = 0.5 * leaves * leaves;
    return (long) (8 * Math.min(2 * pairs, ENTRIES) + 6 * Math.min(pairs, ENTRIES));
  }

  /** Whether the whole tree is put in the best order. */
  boolean isAll(Dendrogram tree) {
    return tree.leafCount() <= largest;
  }

  /** What to say about an order that is exact in this part only; empty if that is all. */
  String restriction(Dendrogram tree) {
    return isAll(tree)
        ? ""
        : Text.of(" in subtrees of at most %,d classes, Gruvaeus-Wainer above", largest);
  }

  /** The largest subtrees of at most that many leaves: they hold every leaf once. */
  BitSet roots(Dendrogram tree) {
    return roots(tree, largest);
  }

  /** The largest subtrees of at most {@code size} leaves: they hold every leaf once. */
  static BitSet roots(Dendrogram tree, int size) {
    int[] parents = tree.parents();
    BitSet roots = new BitSet();
    for (int node = 0; node < tree.nodeCount(); node++) {
      if (tree.size(node) <= size && (parents[node] < 0 || tree.size(parents[node]) > size)) {
        roots.set(node);
      }
    }
    return roots;
  }
}
