package org.classblocks.blocks.find;

import java.util.Arrays;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.classblocks.Text;
import org.classblocks.order.ClassOrder;
import org.classblocks.similarity.ClassList;
import org.classblocks.similarity.Similarity;
import org.classblocks.similarity.SimilarityGraph;

/**
 * Finds the two classes that a block is named after.
 *
 * <p>The hub is the class with the highest mean similarity to the others inside. A block is headed
 * by its general class ({@link Generality}), of several the one in which the others are contained
 * most, or by the hub if it has none. The second is the most central class that shares no smaller
 * block with the head, so that a block and the blocks inside it have different names. Of equal
 * classes the one with the lower id comes first.
 *
 * <p>The rows of a matrix take O(k^2) time in all, those of a graph O(log d) for each of the d kept
 * pairs of a class; spread over the cores. Beside that, a step for each class and block around it.
 * A class grows its sum from block to block, so that two classes that make a block are exactly
 * equal.
 */
final class CentralClasses {
  private static final int PARTS = 16;

  private final int[] generals;
  private final double[] generalShares;
  private final int[] generalBranches;
  private final int[] hubs;
  private final double[] hubSums;
  private final int[] hubBranches;
  private final int[] seconds;
  private final double[] secondSums;
  private final int[] secondBranches;

  private CentralClasses(int blocks) {
    generals = new int[blocks];
    generalShares = new double[blocks];
    generalBranches = new int[blocks];
    hubs = new int[blocks];
    hubSums = new double[blocks];
    hubBranches = new int[blocks];
    seconds = new int[blocks];
    secondSums = new double[blocks];
    secondBranches = new int[blocks];
    Arrays.fill(generals, -1);
    Arrays.fill(hubs, -1);
    Arrays.fill(seconds, -1);
  }

  /**
   * The centres of nested nodes.
   *
   * @param nodes the nodes, each of at least two classes
   * @param added how much higher a class scores where another one does
   * @param noiseFloor the highest similarity that chance alone gives
   */
  static CentralClasses of(
      Similarity similarity,
      ClassOrder order,
      int[] nodes,
      Nesting nesting,
      Generality.AddedScores added,
      double noiseFloor) {
    Supplier<OutwardRow> rows = rows(similarity, order, added);
    IntFunction<Generality> generality = id -> new Generality(similarity, added, noiseFloor, id);
    CentralClasses all = new CentralClasses(nodes.length);
    IntStream.range(0, PARTS)
        .parallel()
        .mapToObj(part -> ofPart(part, rows.get(), order, nodes, nesting, generality))
        .toList()
        .forEach(all::merge);
    return all;
  }

  private static Supplier<OutwardRow> rows(
      Similarity similarity, ClassOrder order, Generality.AddedScores added) {
    if (similarity instanceof SimilarityGraph graph) {
      OutwardGraphRow.Prefixes prefixes = OutwardGraphRow.Prefixes.of(graph, order, added);
      return () -> new OutwardGraphRow(graph, order, prefixes);
    }
    return () -> new OutwardRow.OfMatrix(similarity, order);
  }

  /** The centres among one part of the classes, which follow each other by id. */
  private static CentralClasses ofPart(
      int part,
      OutwardRow row,
      ClassOrder order,
      int[] nodes,
      Nesting nesting,
      IntFunction<Generality> generality) {
    CentralClasses centres = new CentralClasses(nodes.length);
    long leaves = order.dendrogram().leafCount();
    int endLeaf = (int) (leaves * (part + 1) / PARTS);
    for (int leaf = (int) (leaves * part / PARTS); leaf < endLeaf; leaf++) {
      int classId = order.classOfLeaf(leaf);
      Generality ofClass = generality.apply(classId);
      row.begin(classId, ofClass);
      int branch = -1 - classId;
      for (int i = nesting.innermostAt(order.positionOf(classId)); i >= 0; i = nesting.parent(i)) {
        double sum = row.grow(order.start(nodes[i]), order.end(nodes[i]));
        centres.offer(i, classId, sum, branch);
        if (ofClass.isGeneral()) {
          centres.offerGeneral(i, classId, ofClass.share(), branch);
        }
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

  private void offerGeneral(int block, int classId, double share, int branch) {
    if (isBetter(share, classId, generalShares[block], generals[block])) {
      generals[block] = classId;
      generalShares[block] = share;
      generalBranches[block] = branch;
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
      if (others.generals[block] >= 0) {
        offerGeneral(
            block,
            others.generals[block],
            others.generalShares[block],
            others.generalBranches[block]);
      }
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

  /** The general class of the i-th node, or -1. */
  int general(int i) {
    return generals[i];
  }

  /**
   * A name for each node, after its two classes and the number of the others: "coast, ocean +3".
   * None begins as that of a node around it does, as far as the two classes allow.
   *
   * @param sizes how many classes each node has
   */
  String[] names(int[] sizes, Nesting nesting, ClassList classes) {
    String[] names = new String[hubs.length];
    int[] first = new int[hubs.length];
    for (int i = 0; i < hubs.length; i++) {
      boolean hasGeneral = generals[i] >= 0;
      boolean isHubBeside = hasGeneral && generalBranches[i] != hubBranches[i];
      int head = hasGeneral ? generals[i] : hubs[i];
      int other = isHubBeside ? hubs[i] : seconds[i];
      boolean isSwapped =
          beginsAround(i, head, first, nesting) && !beginsAround(i, other, first, nesting);
      first[i] = isSwapped ? other : head;
      names[i] =
          Text.of(
              "%s, %s%s",
              classes.name(first[i]),
              classes.name(isSwapped ? head : other),
              sizes[i] > 2 ? " +" + (sizes[i] - 2) : "");
    }
    return names;
  }

  /** Whether the name of a node around the i-th one begins with a class. */
  private static boolean beginsAround(int i, int classId, int[] first, Nesting nesting) {
    for (int around = nesting.parent(i); around >= 0; around = nesting.parent(around)) {
      if (first[around] == classId) {
        return true;
      }
    }
    return false;
  }
}
