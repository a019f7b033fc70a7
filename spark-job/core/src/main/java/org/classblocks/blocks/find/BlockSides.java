package org.classblocks.blocks.find;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.classblocks.blocks.Block;
import org.classblocks.blocks.BlockForest;
import org.classblocks.order.ClassOrder;
import org.classblocks.order.linkage.Dendrogram;
import org.classblocks.similarity.SimilarityMatrix;

/**
 * What separate blocks have in common, and how each compares with its side: the subtree that holds
 * it just below the node where the two meet.
 *
 * <p>O(k^2) time for k classes on all cores, and O(k + b) for each of b blocks; O(b^2) memory, and
 * O(k) for each block around the one at hand.
 */
final class BlockSides {
  /** The blocks, and the classes of a block, that are read at once. */
  private static final int AT_ONCE = 64;

  private final Dendrogram tree;
  private final ClassOrder order;
  private final NodeSimilarities similarities;
  private final List<Block> blocks;
  private final int[] parents;
  private final int[] firstBlocks;
  private final Side[][] sides;
  private final double[][] between;

  /**
   * The side of one block towards another one, and the classes that the block is compared with: the
   * rest of its side or, if it is all of it, the classes outside the node where the two meet.
   *
   * @param node the subtree that holds the block and not the other one
   * @param isWhole whether the block is all of its side
   * @param rest the number of classes it is compared with
   * @param towards the sum of the similarities of the block to the side of the other one
   * @param outside the sum of its similarities to the classes outside the node where the two meet
   * @param variance the variance of the mean of the block less the mean of those it is compared
   *     with, each class of variance 1
   */
  record Side(
      int node, boolean isWhole, int rest, double towards, double outside, double variance) {}

  BlockSides(
      SimilarityMatrix similarity,
      ClassOrder order,
      NodeSimilarities similarities,
      BlockForest forest) {
    this.tree = order.dendrogram();
    this.order = order;
    this.similarities = similarities;
    this.blocks = forest.blocks();
    this.parents = tree.parents();
    this.firstBlocks = firstBlocks();
    this.sides = new Side[blocks.size()][blocks.size()];
    this.between = new double[blocks.size()][blocks.size()];
    double[][] open = new double[blocks.size()][];
    for (int end = blocks.size(); end > 0; end -= AT_ONCE) {
      int first = Math.max(0, end - AT_ONCE);
      double[][] own =
          IntStream.range(first, end)
              .parallel()
              .mapToObj(id -> ownSums(similarity, forest, blocks.get(id)))
              .toArray(double[][]::new);
      for (int id = end - 1; id >= first; id--) {
        double[] sums = own[id - first];
        if (open[id] != null) {
          add(open[id], sums);
          open[id] = null;
        }
        int parent = blocks.get(id).parentId();
        if (parent >= 0 && open[parent] == null) {
          open[parent] = sums.clone();
        } else if (parent >= 0) {
          add(sums, open[parent]);
        }
        for (int q = 0; q < tree.leafCount(); q++) {
          sums[q + 1] += sums[q];
        }
        meetOthers(blocks.get(id), sums);
      }
    }
  }

  /**
   * By position, from 1 on, the similarities to the classes of a block that are in no block inside
   * it, summed in pieces whatever the number of cores.
   */
  private double[] ownSums(SimilarityMatrix similarity, BlockForest forest, Block block) {
    int[] classes =
        IntStream.range(block.start(), block.end())
            .filter(p -> forest.innermostAt(p) == block.id())
            .map(order::classAt)
            .sorted()
            .toArray();
    List<double[]> pieces =
        IntStream.range(0, Math.max(1, (classes.length + AT_ONCE - 1) / AT_ONCE))
            .parallel()
            .map(piece -> piece * AT_ONCE)
            .mapToObj(
                from -> Arrays.copyOfRange(classes, from, Math.min(from + AT_ONCE, classes.length)))
            .map(piece -> sums(similarity, piece))
            .toList();
    double[] sums = pieces.get(0);
    pieces.subList(1, pieces.size()).forEach(piece -> add(piece, sums));
    return sums;
  }

  private double[] sums(SimilarityMatrix similarity, int[] classes) {
    double[] row = new double[similarity.size()];
    double[] sums = new double[tree.leafCount() + 1];
    for (int classId : classes) {
      similarity.copyRow(classId, row);
      for (int q = 0; q < tree.leafCount(); q++) {
        sums[q + 1] += row[order.classAt(q)];
      }
    }
    return sums;
  }

  /** The side of a block towards another one that is neither around nor inside it. */
  Side side(Block block, Block other) {
    return sides[block.id()][other.id()];
  }

  /** The sum of the similarities between two separate blocks. */
  double between(Block block, Block other) {
    return between[block.id()][other.id()];
  }

  /** At each position, the id of the first block that starts there or after it. */
  private int[] firstBlocks() {
    int[] first = new int[tree.leafCount() + 1];
    int id = blocks.size();
    for (int position = tree.leafCount(); position >= 0; position--) {
      while (id > 0 && blocks.get(id - 1).start() >= position) {
        id--;
      }
      first[position] = id;
    }
    return first;
  }

  private static void add(double[] values, double[] sums) {
    for (int i = 0; i < sums.length; i++) {
      sums[i] += values[i];
    }
  }

  /** Climbs from a block to the root, and looks at the blocks on the other side of each step. */
  private void meetOthers(Block block, double[] runningSums) {
    for (int node = node(block); parents[node] >= 0; node = parents[node]) {
      int parent = parents[node];
      int sibling = tree.left(parent) == node ? tree.right(parent) : tree.left(parent);
      Side side = null;
      for (int id = firstBlocks[order.start(sibling)];
          id < blocks.size() && blocks.get(id).start() < order.end(sibling);
          id++) {
        Block other = blocks.get(id);
        if (other.end() <= order.end(sibling)) {
          side = side == null ? side(block, node, sibling, runningSums) : side;
          sides[block.id()][id] = side;
          between[block.id()][id] = sum(runningSums, other.start(), other.end());
        }
      }
    }
  }

  private Side side(Block block, int node, int sibling, double[] runningSums) {
    int meeting = parents[node];
    boolean isWhole = tree.size(node) == block.size();
    double within = sum(runningSums, order.start(node), order.end(node));
    double towards = sum(runningSums, order.start(sibling), order.end(sibling));
    double outside = runningSums[tree.leafCount()] - within - towards;
    double ofBlock = sum(runningSums, block.start(), block.end());
    int rest = isWhole ? tree.leafCount() - tree.size(meeting) : tree.size(node) - block.size();
    double beside = isWhole ? outside : within - ofBlock;
    double ofRest =
        isWhole
            ? similarities.sum(tree.root())
                - similarities.sum(meeting)
                - 2 * similarities.outward(meeting)
            : similarities.sum(node) - ofBlock - 2 * beside;
    double size = block.size();
    double variance =
        ofBlock / (size * size) + ofRest / ((double) rest * rest) - 2 * beside / (size * rest);
    return new Side(node, isWhole, rest, towards, outside, variance);
  }

  private static double sum(double[] runningSums, int start, int end) {
    return runningSums[end] - runningSums[start];
  }

  private int node(Block block) {
    int node = order.leafAt(block.start());
    while (tree.size(node) < block.size()) {
      node = parents[node];
    }
    return node;
  }
}
