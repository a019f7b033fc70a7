package org.classblocks.groups;

import org.classblocks.blocks.Block;
import org.classblocks.blocks.BlockForest;
import org.classblocks.order.ClassOrder;
import org.classblocks.similarity.ClassStatus;
import org.classblocks.similarity.SimilarityGraph;

/**
 * The mean similarity inside each block of a forest, from a graph some of whose classes may have no
 * correlation, as in a group of the samples.
 *
 * <p>The background of a block with the sum of loads U and that of their squares Q adds up to (Q -
 * U^2) / 2. What kept pairs exceed it by is added to the smallest block around both classes, and
 * from there to those around it. O(k + blocks) time and memory for k classes, and a step for each
 * kept pair and block around one of its classes.
 */
final class GraphCohesions {
  private final SimilarityGraph graph;
  private final ClassOrder order;
  private final BlockForest forest;

  private GraphCohesions(SimilarityGraph graph, ClassOrder order, BlockForest forest) {
    this.graph = graph;
    this.order = order;
    this.forest = forest;
  }

  /** By block id; NaN for a block without two classes that have a correlation. */
  static double[] of(SimilarityGraph graph, ClassOrder order, BlockForest forest) {
    return new GraphCohesions(graph, order, forest).cohesions();
  }

  private double[] cohesions() {
    double[] sums = excess();
    int[] usable = new int[order.size() + 1];
    double[] loads = new double[order.size() + 1];
    double[] squares = new double[order.size() + 1];
    for (int position = 0; position < order.size(); position++) {
      int id = order.classAt(position);
      boolean isUsable = graph.status(id) == ClassStatus.OK;
      double load = isUsable ? graph.load(id) : 0;
      usable[position + 1] = usable[position] + (isUsable ? 1 : 0);
      loads[position + 1] = loads[position] + load;
      squares[position + 1] = squares[position] + load * load;
    }
    for (Block block : forest.blocks()) {
      double size = usable[block.end()] - usable[block.start()];
      double load = loads[block.end()] - loads[block.start()];
      double square = squares[block.end()] - squares[block.start()];
      double sum = sums[block.id()] + (square - load * load) / 2;
      sums[block.id()] = size < 2 ? Double.NaN : sum / (size * (size - 1) / 2);
    }
    return sums;
  }

  /** The sum of what the kept pairs in each block exceed the background by. */
  private double[] excess() {
    BlockSums sums = new BlockSums(forest);
    for (int position = 0; position < order.size(); position++) {
      sums.addKept(
          graph,
          order,
          position,
          (id, other, entry) -> graph.similarity(entry) + graph.load(id) * graph.load(other));
    }
    return sums.result();
  }
}
