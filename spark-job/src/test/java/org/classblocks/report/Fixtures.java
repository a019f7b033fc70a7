package org.classblocks.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.DoubleBinaryOperator;
import org.classblocks.blocks.Block;
import org.classblocks.blocks.BlockForest;
import org.classblocks.linalg.Permutation;
import org.classblocks.linalg.SymmetricMatrix;
import org.classblocks.order.ClassOrder;
import org.classblocks.order.Dendrogram;
import org.classblocks.similarity.ClassList;
import org.classblocks.similarity.ClassStatus;
import org.classblocks.similarity.SimilarityMatrix;

/** Small matrices, orders and forests. */
final class Fixtures {
  private Fixtures() {}

  /**
   * Classes named "class 0" and so on; entry (i, j), i over j, from a function; NaN if constant.
   */
  static SimilarityMatrix similarity(int size, Set<Integer> constant, DoubleBinaryOperator entry) {
    List<String> names = new ArrayList<>();
    for (int id = 0; id < size; id++) {
      names.add("class " + id);
    }
    return similarity(names, constant, entry);
  }

  static SimilarityMatrix similarity(
      List<String> names, Set<Integer> constant, DoubleBinaryOperator entry) {
    int size = names.size();
    ClassStatus[] statuses = new ClassStatus[size];
    Arrays.setAll(statuses, id -> constant.contains(id) ? ClassStatus.CONSTANT : ClassStatus.OK);
    SymmetricMatrix.Builder values = SymmetricMatrix.builder(size);
    for (int i = 0; i < size; i++) {
      for (int j = 0; j <= i; j++) {
        boolean undefined = constant.contains(i) || constant.contains(j);
        values.set(i, j, undefined ? Double.NaN : i == j ? 1 : entry.applyAsDouble(i, j));
      }
    }
    return new SimilarityMatrix(ClassList.ofNames(names), statuses, values.build());
  }

  /** Random similarities in [-1, 1]. */
  static SimilarityMatrix random(int size, Set<Integer> constant, long seed) {
    Random random = new Random(seed);
    return similarity(size, constant, (i, j) -> 2 * random.nextDouble() - 1);
  }

  /** The usable classes by class id, in a tree that adds one class at a time. */
  static ClassOrder ascending(SimilarityMatrix similarity) {
    int leaves = similarity.usableClasses().length;
    return order(similarity, Permutation.identity(leaves));
  }

  /** The usable classes by descending class id. */
  static ClassOrder descending(SimilarityMatrix similarity) {
    int leaves = similarity.usableClasses().length;
    int[] reversed = new int[leaves];
    Arrays.setAll(reversed, position -> leaves - 1 - position);
    return order(similarity, Permutation.of(reversed));
  }

  private static ClassOrder order(SimilarityMatrix similarity, Permutation leafOrder) {
    int leaves = leafOrder.size();
    int merges = Math.max(0, leaves - 1);
    int[] left = new int[merges];
    int[] right = new int[merges];
    double[] heights = new double[merges];
    for (int merge = 0; merge < merges; merge++) {
      left[merge] = merge == 0 ? 0 : leaves + merge - 1;
      right[merge] = merge + 1;
      heights[merge] = merge;
    }
    Dendrogram tree = new Dendrogram(leaves, left, right, heights);
    return new ClassOrder(tree, leafOrder, similarity.usableClasses(), similarity.size());
  }

  /** Blocks from {start, end} pairs, by start and outer ones first, named "block 0" and so on. */
  static BlockForest forest(int classCount, int[]... bounds) {
    List<Block> blocks = new ArrayList<>();
    for (int[] bound : bounds) {
      int parent = -1;
      for (Block block : blocks) {
        if (block.start() <= bound[0] && bound[1] <= block.end()) {
          parent = block.id();
        }
      }
      int depth = parent < 0 ? 0 : blocks.get(parent).depth() + 1;
      int id = blocks.size();
      blocks.add(
          new Block(
              id,
              parent,
              depth,
              bound[0],
              bound[1],
              0.8,
              0.1,
              0.7,
              9,
              Double.NaN,
              0,
              "block " + id));
    }
    return new BlockForest(blocks, 0.05, classCount);
  }
}
