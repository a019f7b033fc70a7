package org.classblocks.blocks.find;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.classblocks.order.ClassOrder;
import org.classblocks.similarity.ClassList;
import org.classblocks.similarity.SimilarityMatrix;

/**
 * Finds the two classes that a block is named after.
 *
 * <p>The hub is the class with the highest mean similarity to the others inside. The second is the
 * most central class that shares no smaller block with the hub, so that a block and the blocks
 * inside it have different names. Of equally central classes the one with the lower id comes first.
 *
 * <p>O(k^2) time in all, spread over the cores, and a step for each class and block around it. A
 * class grows its sum from block to block, so that two classes that make a block are exactly equal.
 */
final class CentralClasses {
  private static final int PARTS = 16;

  private final int[] hubs;
  private final double[] hubSums;
  private final int[] hubBranches;
  private final int[] seconds;
  private final double[] secondSums;
  private final int[] secondBranches;

  private CentralClasses(int blocks) {
    hubs = new int[blocks];
    hubSums = new double[blocks];
    hubBranches = new int[blocks];
    seconds = new int[blocks];
    secondSums = new double[blocks];
    secondBranches = new int[blocks];
    Arrays.fill(hubs, -1);
    Arrays.fill(seconds, -1);
  }

  /**
   * The centres of nested nodes.
   *
   * @param nodes the nodes, each of at least two classes
   */
  static CentralClasses of(
      SimilarityMatrix similarity, ClassOrder order, int[] nodes, Nesting nesting) {
    CentralClasses all = new CentralClasses(nodes.length);
    IntStream.range(0, PARTS)
        .parallel()
        .mapToObj(part -> ofPart(part, similarity, order, nodes, nesting))
        .toList()
        .forEach(all::merge);
    return all;
  }

  /** The centres among the classes of every {@value #PARTS}th position. */
  private static CentralClasses ofPart(
      int part, SimilarityMatrix similarity, ClassOrder order, int[] nodes, Nesting nesting) {
    CentralClasses centres = new CentralClasses(nodes.length);
    double[] row = new double[similarity.size()];
    for (int p = part; p < order.dendrogram().leafCount(); p += PARTS) {
      int classId = order.classAt(p);
      similarity.copyRow(classId, row);
      double sum = 0;
      int start = p;
      int end = p + 1;
      int branch = -1 - classId;
      for (int i = nesting.innermostAt(p); i >= 0; i = nesting.parent(i)) {
        while (start > order.start(nodes[i])) {
          sum += row[order.classAt(--start)];
        }
        while (end < order.end(nodes[i])) {
          sum += row[order.classAt(end++)];
        }
        centres.offer(i, classId, sum, branch);
        branch = i;
      }
    }
    return centres;
  }

  /** Takes a class of a block: the two best of different branches stay. */
  private void offer(int block, int classId, double sum, int branch) {
    if (isBetter(sum, classId, hubSums[block], hubs[block])) {
      if (branch != hubBranches[block]) {
        setSecond(block, hubs[block], hubSums[block], hubBranches[block]);
      }
      hubs[block] = classId;
      hubSums[block] = sum;
      hubBranches[block] = branch;
    } else if (branch != hubBranches[block]
        && isBetter(sum, classId, secondSums[block], seconds[block])) {
      setSecond(block, classId, sum, branch);
    }
  }

  private void setSecond(int block, int classId, double sum, int branch) {
    seconds[block] = classId;
    secondSums[block] = sum;
    secondBranches[block] = branch;
  }

  private static boolean isBetter(double sum, int classId, double otherSum, int otherId) {
    return otherId < 0 || sum > otherSum || (sum == otherSum && classId < otherId);
  }

  private void merge(CentralClasses others) {
    for (int block = 0; block < hubs.length; block++) {
      if (others.hubs[block] >= 0) {
        offer(block, others.hubs[block], others.hubSums[block], others.hubBranches[block]);
      }
      if (others.seconds[block] >= 0) {
        offer(block, others.seconds[block], others.secondSums[block], others.secondBranches[block]);
      }
    }
  }

  /** The hub of the i-th node. */
  int hub(int i) {
    return hubs[i];
  }

  /** The names of the two: "coast, ocean". */
  String name(int i, ClassList classes) {
    return classes.name(hubs[i]) + ", " + classes.name(seconds[i]);
  }
}
