package org.classblocks.blocks.taxonomy;

import java.util.Arrays;
import java.util.OptionalInt;

/**
 * Says how a taxonomy relates two classes: whether one stands below the other, how many classes are
 * in the smallest node that has both, and how high the lowest such node is. O(nodes above the two)
 * a pair and O(n) memory for n nodes; for one thread.
 */
public final class CommonNodes {
  private final Taxonomy taxonomy;
  private final int[] sizes;
  private final int[] heights;
  private final int aboveAll;
  private final AncestorWalk aboveA;
  private final AncestorWalk aboveB;
  private final int classes;

  public CommonNodes(Taxonomy taxonomy) {
    this.taxonomy = taxonomy;
    this.sizes = taxonomy.sizes();
    this.heights = taxonomy.graph().heights();
    this.aboveAll = 1 + Arrays.stream(heights).max().orElse(0);
    this.aboveA = new AncestorWalk(taxonomy.graph());
    this.aboveB = new AncestorWalk(taxonomy.graph());
    this.classes = taxonomy.classCount() - taxonomy.missingClasses().size();
  }

  /** Whether both classes stand in the taxonomy. */
  public boolean have(int a, int b) {
    return taxonomy.has(a) && taxonomy.has(b);
  }

  /** Whether class A stands below class B. */
  public boolean isBelow(int a, int b) {
    if (!have(a, b) || taxonomy.nodeOf(a) == taxonomy.nodeOf(b)) {
      return false;
    }
    aboveA.from(taxonomy.nodeOf(a));
    return aboveA.has(taxonomy.nodeOf(b));
  }

  /**
   * The share of the taxonomy's other classes that stand at or below the smallest node that has
   * two: 0 if it has no others, 1 without such a node. Both must stand in the taxonomy.
   */
  public double share(int a, int b) {
    int smallest = least(sizes, a, b).orElse(classes);
    return classes > 2 ? (smallest - 2) / (classes - 2.0) : 0;
  }

  /**
   * The height of the lowest node that has two classes, where the height of a node is the most
   * steps from it down to a node without children. Without such a node it is one more than that of
   * the highest node, as if there were a root above all. Both must stand in the taxonomy.
   */
  public int height(int a, int b) {
    return least(heights, a, b).orElse(aboveAll);
  }

  /** The least figure of a node that has both classes. */
  private OptionalInt least(int[] figures, int a, int b) {
    aboveA.from(taxonomy.nodeOf(a));
    aboveB.from(taxonomy.nodeOf(b));
    return Arrays.stream(aboveB.nodes()).filter(aboveA::has).map(node -> figures[node]).min();
  }
}
