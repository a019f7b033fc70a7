package org.classblocks.blocks.find;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.classblocks.blocks.Block;
import org.classblocks.blocks.BlockForest;
import org.classblocks.order.ClassOrder;
import org.classblocks.similarity.SimilarityGraph;

/**
 * The sides of some pairs of blocks of a similarity graph: of those with kept pairs between them,
 * and a mean similarity above a floor.
 *
 * <p>Two blocks without a kept pair have the background similarity, which is no link where loads
 * have one sign. To find the pairs takes a step for each kept pair, each block around the one class
 * and each around the other; O(d log d) for each of them with d kept pairs. On all cores. Memory:
 * O(b) for each core and b blocks, and O(1) a pair of blocks.
 */
final class GraphSides implements BlockSides {
  private final SimilarityGraph graph;
  private final ClassOrder order;
  private final List<Block> blocks;
  private final SideMeasure measure;
  private final double[] loads;
  private final List<List<Block>> candidates;
  private final List<Map<Integer, Met>> met;

  /** What a block has in common with another one, and its side towards it. */
  private record Met(Side side, double between) {}

  /**
   * @param candidates those of each block
   */
  private GraphSides(
      SimilarityGraph graph,
      ClassOrder order,
      NodeSimilarities similarities,
      List<Block> blocks,
      List<List<Block>> candidates) {
    this.graph = graph;
    this.order = order;
    this.blocks = blocks;
    this.measure = new SideMeasure(order, similarities);
    this.loads = loads(graph, order);
    this.candidates = candidates;
    List<List<Block>> others = others(candidates, blocks);
    this.met =
        blocks.stream().parallel().map(block -> meet(block, others.get(block.id()))).toList();
  }

  /**
   * The sides of the pairs of blocks whose mean similarity is above a floor.
   *
   * @param similarities of the nodes of the order
   */
  static GraphSides above(
      double floor,
      SimilarityGraph graph,
      ClassOrder order,
      NodeSimilarities similarities,
      BlockForest forest) {
    return new GraphSides(
        graph,
        order,
        similarities,
        forest.blocks(),
        new CandidateSearch(floor, graph, order, forest).all());
  }

  /** The sides of the same pairs of blocks, by another view of the similarities. */
  GraphSides of(SimilarityGraph view, NodeSimilarities similarities) {
    return new GraphSides(view, order, similarities, blocks, candidates);
  }

  /** The sum of the loads of all classes before each position. */
  private static double[] loads(SimilarityGraph graph, ClassOrder order) {
    double[] loads = new double[order.dendrogram().leafCount() + 1];
    for (int p = 0; p < loads.length - 1; p++) {
      loads[p + 1] = loads[p] + graph.load(order.classAt(p));
    }
    return loads;
  }

  /** The blocks that each block is a candidate of, and its own candidates. */
  private static List<List<Block>> others(List<List<Block>> candidates, List<Block> blocks) {
    List<List<Block>> others = new ArrayList<>();
    candidates.forEach(own -> others.add(new ArrayList<>(own)));
    for (Block block : blocks) {
      candidates.get(block.id()).forEach(other -> others.get(other.id()).add(block));
    }
    return others;
  }

  private Map<Integer, Met> meet(Block block, List<Block> others) {
    if (others.isEmpty()) {
      return Map.of();
    }
    SideMeasure.RangeSums sums = new BlockSums(block);
    Map<Integer, Side> sides = new HashMap<>();
    Map<Integer, Met> found = new HashMap<>();
    for (Block other : others) {
      int node = measure.node(block);
      while (!holds(measure.parent(node), other)) {
        node = measure.parent(node);
      }
      Side side = sides.computeIfAbsent(node, below -> measure.side(block, below, sums));
      found.put(other.id(), new Met(side, sums.sum(other.start(), other.end())));
    }
    return found;
  }

  private boolean holds(int node, Block block) {
    return order.start(node) <= block.start() && block.end() <= order.end(node);
  }

  @Override
  public List<Block> candidates(Block block) {
    return candidates.get(block.id());
  }

  @Override
  public Side side(Block block, Block other) {
    return met.get(block.id()).get(other.id()).side();
  }

  @Override
  public double between(Block block, Block candidate) {
    return met.get(block.id()).get(candidate.id()).between();
  }

  /** What the classes of a block have in common with ranges of positions. */
  private final class BlockSums implements SideMeasure.RangeSums {
    private final double load;
    private final int[] positions;
    private final double[] excess;

    BlockSums(Block block) {
      load = loads[block.end()] - loads[block.start()];
      Map<Integer, Double> sums = new HashMap<>();
      for (int p = block.start(); p < block.end(); p++) {
        int classId = order.classAt(p);
        double own = graph.load(classId);
        sums.merge(p, 1 + own * own, Double::sum);
        for (int entry = graph.start(classId); entry < graph.end(classId); entry++) {
          int other = graph.neighbour(entry);
          sums.merge(
              order.positionOf(other),
              graph.similarity(entry) + own * graph.load(other),
              Double::sum);
        }
      }
      positions = sums.keySet().stream().mapToInt(p -> p).sorted().toArray();
      excess = new double[positions.length + 1];
      for (int i = 0; i < positions.length; i++) {
        excess[i + 1] = excess[i] + sums.get(positions[i]);
      }
    }

    @Override
    public double sum(int start, int end) {
      return excess[place(end)] - excess[place(start)] - load * (loads[end] - loads[start]);
    }

    private int place(int position) {
      int place = Arrays.binarySearch(positions, position);
      return place < 0 ? -1 - place : place;
    }
  }

  /** Finds the pairs of separate blocks whose mean similarity is above a floor. */
  private record CandidateSearch(
      double floor, SimilarityGraph graph, ClassOrder order, BlockForest forest) {
    private static final int PIECE = 256;

    List<List<Block>> all() {
      int blocks = forest.blocks().size();
      double[] loads = loads(graph, order);
      return IntStream.range(0, (blocks + PIECE - 1) / PIECE)
          .parallel()
          .mapToObj(piece -> ofPiece(piece * PIECE, Math.min(blocks, (piece + 1) * PIECE), loads))
          .toList()
          .stream()
          .flatMap(List::stream)
          .toList();
    }

    private List<List<Block>> ofPiece(int from, int to, double[] loads) {
      double[] excess = new double[forest.blocks().size()];
      List<List<Block>> found = new ArrayList<>();
      for (Block block : forest.blocks().subList(from, to)) {
        found.add(candidates(block, loads, excess));
      }
      return found;
    }

    /**
     * The candidates of one block.
     *
     * @param excess zeros, by block id, as they are left
     */
    private List<Block> candidates(Block block, double[] loads, double[] excess) {
      int[] touched = touched(block, excess);
      List<Block> found = new ArrayList<>();
      for (int id : touched) {
        Block other = forest.blocks().get(id);
        double background = 0 - load(block, loads) * load(other, loads);
        if (excess[id] + background > floor * block.size() * other.size()) {
          found.add(other);
        }
        excess[id] = 0;
      }
      return found;
    }

    private static double load(Block block, double[] loads) {
      return loads[block.end()] - loads[block.start()];
    }

    /** Adds up the kept pairs with each later block; the ids of those blocks, ascending. */
    private int[] touched(Block block, double[] excess) {
      IntStream.Builder touched = IntStream.builder();
      for (int p = block.start(); p < block.end(); p++) {
        int classId = order.classAt(p);
        for (int entry = graph.start(classId); entry < graph.end(classId); entry++) {
          int other = graph.neighbour(entry);
          int q = order.positionOf(other);
          if (q >= block.end()) {
            double value = graph.similarity(entry) + graph.load(classId) * graph.load(other);
            for (int id = forest.innermostAt(q);
                id >= 0 && forest.blocks().get(id).start() >= block.end();
                id = forest.blocks().get(id).parentId()) {
              if (excess[id] == 0) {
                touched.add(id);
              }
              excess[id] += value;
            }
          }
        }
      }
      return touched.build().sorted().distinct().toArray();
    }
  }
}
