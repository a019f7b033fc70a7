package org.classblocks.blocks.find;

import org.classblocks.order.ClassOrder;
import org.classblocks.order.linkage.Dendrogram;

/**
 * The node of a dendrogram where two positions of its order meet: the smallest that holds both.
 *
 * <p>Between each two adjacent positions lies the seam of one node, whose halves meet there. Nodes
 * are numbered as they were merged, so two positions meet at the highest of the nodes whose seams
 * lie between them. The highest of each run of seams of a length 16, 32, 64 ... is kept: O(1) time
 * a question, about 32 steps, and O(m) memory for m leaves. Immutable.
 *
 * <p>The highest of a range by overlapping runs: Bender and Farach-Colton, "The LCA Problem
 * Revisited" (2000), doi:10.1007/10719839_9.
 */
final class MeetingNodes {
  private static final int RUN = 16;

  private final int[] seams;

  /** At level l and index i, the highest seam from i runs on, 2^l runs long. */
  private final int[][] highest;

  MeetingNodes(ClassOrder order) {
    Dendrogram tree = order.dendrogram();
    seams = new int[Math.max(0, tree.leafCount() - 1)];
    for (int node = tree.leafCount(); node < tree.nodeCount(); node++) {
      seams[Math.max(order.start(tree.left(node)), order.start(tree.right(node))) - 1] = node;
    }
    int runs = seams.length / RUN;
    highest = new int[Integer.SIZE - Integer.numberOfLeadingZeros(runs)][];
    for (int level = 0; level < highest.length; level++) {
      int half = level == 0 ? 0 : 1 << (level - 1);
      highest[level] = new int[runs - (1 << level) + 1];
      for (int i = 0; i < highest[level].length; i++) {
        highest[level][i] =
            level == 0
                ? scan(i * RUN, (i + 1) * RUN)
                : Math.max(highest[level - 1][i], highest[level - 1][i + half]);
      }
    }
  }

  /**
   * The node where two positions meet.
   *
   * @param p the lower position
   * @param q the higher position
   */
  int of(int p, int q) {
    int firstRun = (p + RUN - 1) / RUN;
    int endRun = q / RUN;
    if (endRun <= firstRun) {
      return scan(p, q);
    }
    int level = Integer.SIZE - 1 - Integer.numberOfLeadingZeros(endRun - firstRun);
    int ofRuns = Math.max(highest[level][firstRun], highest[level][endRun - (1 << level)]);
    return Math.max(ofRuns, Math.max(scan(p, firstRun * RUN), scan(endRun * RUN, q)));
  }

  /** The highest of the seams after the positions from one to another (exclusive), or -1. */
  private int scan(int from, int to) {
    int node = -1;
    for (int p = from; p < to; p++) {
      node = Math.max(node, seams[p]);
    }
    return node;
  }
}
