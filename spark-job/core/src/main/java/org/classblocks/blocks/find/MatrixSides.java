package org.classblocks.blocks.find;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.classblocks.blocks.Block;
import org.classblocks.blocks.BlockForest;
import org.classblocks.order.ClassOrder;
import org.classblocks.order.linkage.Dendrogram;
import org.classblocks.similarity.Similarity;

/**
 * The sides of all pairs of blocks of a similarity matrix.
 *
 * <p>O(k^2) time for k classes on all cores, and O(k + b) for each of b blocks; O(b^2) memory, and
 * O(k) for each block around the one at hand.
 */
final class MatrixSides implements BlockSides {
  /** The blocks, and the classes of a block, that are read at once. */
  private static final int AT_ONCE = 64;

  private final Dendrogram tree;
  private final ClassOrder order;
  private final List<Block> blocks;
  private final SideMeasure measure;
  private final int[] firstBlocks;
  private final Side[][] sides;
  private final double[][] between;

  MatrixSides(
      Similarity similarity, ClassOrder order, NodeSimilarities similarities, BlockForest forest) {
    this.tree = order.dendrogram();
    this.order = order;
    this.blocks = forest.blocks();
    this.measure = new SideMeasure(order, similarities);
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
  private double[] ownSums(Similarity similarity, BlockForest forest, Block block) {
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

  private double[] sums(Similarity similarity, int[] classes) {
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

  @Override
  public List<Block> candidates(Block block) {
    return blocks.subList(block.id() + 1, blocks.size()).stream()
        .filter(other -> other.start() >= block.end())
        .toList();
  }

  @Override
  public Side side(Block block, Block other) {
    return sides[block.id()][other.id()];
  }

  @Override
  public double between(Block block, Block other) {
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
    SideMeasure.RangeSums sums = (start, end) -> runningSums[end] - runningSums[start];
    for (int node = measure.node(block); measure.parent(node) >= 0; node = measure.parent(node)) {
      int sibling = measure.sibling(node);
      Side side = null;
      for (int id = firstBlocks[order.start(sibling)];
          id < blocks.size() && blocks.get(id).start() < order.end(sibling);
          id++) {
        Block other = blocks.get(id);
        if (other.end() <= order.end(sibling)) {
          side = side == null ? measure.side(block, node, sums) : side;
          sides[block.id()][id] = side;
          between[block.id()][id] = sums.sum(other.start(), other.end());
        }
      }
    }
  }
}
