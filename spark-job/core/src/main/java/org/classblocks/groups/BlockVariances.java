package org.classblocks.groups;

import java.util.stream.IntStream;
import org.classblocks.blocks.Block;
import org.classblocks.blocks.BlockForest;
import org.classblocks.order.ClassOrder;
import org.classblocks.similarity.ClassStatus;
import org.classblocks.similarity.PairNoise;
import org.classblocks.similarity.Similarity;
import org.classblocks.similarity.SimilarityGraph;

/**
 * The variance of the mean similarity inside each block of a forest, from the {@link
 * PairNoise#leastVariance least variances} of its pairs. Of a graph, only kept pairs have one.
 *
 * <p>The variance of each pair is found once and added to the smallest block around it, and from
 * there to those around it. So k classes in blocks nested up to d deep cost O(k (k + d)) time from
 * a matrix. A graph costs O(k + blocks), and O(d + log k) for each kept pair. All cores share the
 * work, and their number does not change the result. Memory: 8 bytes a block and part, of which
 * there are 64, and 4 a class.
 */
final class BlockVariances {
  /** Into how many parts the classes are cut, whatever the number of cores. */
  private static final int PARTS = 64;

  private final Similarity similarity;
  private final PairNoise noise;
  private final ClassOrder order;
  private final BlockForest forest;

  private BlockVariances(SampleGroup group, ClassOrder order, BlockForest forest) {
    this.similarity = group.similarity();
    this.noise = group.noise().orElseThrow();
    this.order = order;
    this.forest = forest;
  }

  /**
   * By block id; of no meaning for a block without two classes that have a correlation.
   *
   * @param group a group of which it is known how far its similarities err
   * @param order the order of the classes
   * @param forest the blocks of that order
   */
  static double[] of(SampleGroup group, ClassOrder order, BlockForest forest) {
    return new BlockVariances(group, order, forest).variances();
  }

  private double[] variances() {
    BlockSums all = new BlockSums(forest);
    IntStream.range(0, PARTS).parallel().mapToObj(this::part).toList().forEach(all::add);
    double[] sums = all.result();
    int[] usable = new int[order.size() + 1];
    for (int position = 0; position < order.size(); position++) {
      boolean isUsable = similarity.status(order.classAt(position)) == ClassStatus.OK;
      usable[position + 1] = usable[position] + (isUsable ? 1 : 0);
    }
    for (Block block : forest.blocks()) {
      int size = usable[block.end()] - usable[block.start()];
      sums[block.id()] = WeightedDeviations.varianceOfMean(sums[block.id()], size);
    }
    return sums;
  }

  /** The pairs of every 64th class with those after it. */
  private BlockSums part(int part) {
    BlockSums sums = new BlockSums(forest);
    for (int position = part; position < order.size(); position += PARTS) {
      if (similarity instanceof SimilarityGraph graph) {
        sums.addKept(
            graph,
            order,
            position,
            (id, other, entry) -> noise.leastVariance(id, other, graph.similarity(entry)));
      } else {
        addAll(position, sums);
      }
    }
    return sums;
  }

  private void addAll(int position, BlockSums sums) {
    int id = order.classAt(position);
    int later = position + 1;
    int block = sums.smallestAround(position, later);
    while (block >= 0) {
      double r = similarity.at(id, order.classAt(later));
      if (!Double.isNaN(r)) {
        sums.add(block, noise.leastVariance(id, order.classAt(later), r));
      }
      later++;
      block = sums.smallestFrom(block, later);
    }
  }
}
