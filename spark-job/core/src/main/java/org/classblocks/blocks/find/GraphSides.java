package org.classblocks.blocks.find;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
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
 * and each around the other; the sides of a block with d kept pairs take O(d log d). On all cores.
 * Memory: O(k + b) for each core, k classes and b blocks, and O(1) a pair of blocks.
 */
final class GraphSides implements BlockSides {
  /** The blocks that share what a thread works on. */
  private static final int PIECE = 256;

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
    this.met = byPiece(blocks, piece -> meet(piece, others));
  }

  /** What some blocks give, one after the other, of all blocks on all cores. */
  private static <T> List<T> byPiece(List<Block> blocks, Function<List<Block>, List<T>> piece) {
    return IntStream.range(0, (blocks.size() + PIECE - 1) / PIECE)
        .parallel()
        .mapToObj(i -> blocks.subList(i * PIECE, Math.min(blocks.size(), (i + 1) * PIECE)))
        .map(piece)
        .toList()
        .stream()
        .flatMap(List::stream)
        .toList();
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

  private List<Map<Integer, Met>> meet(List<Block> piece, List<List<Block>> others) {
    Accumulator accumulator = new Accumulator(order.dendrogram().leafCount());
    List<Map<Integer, Met>> found = new ArrayList<>();
    for (Block block : piece) {
      List<Block> ofBlock = others.get(block.id());
      found.add(ofBlock.isEmpty() ? Map.of() : meet(block, ofBlock, accumulator));
    }
    return found;
  }

  private Map<Integer, Met> meet(Block block, List<Block> others, Accumulator accumulator) {
    SideMeasure.RangeSums sums = new BlockSums(block, accumulator);
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

    BlockSums(Block block, Accumulator sums) {
      load = loads[block.end()] - loads[block.start()];
      for (int p = block.start(); p < block.end(); p++) {
        int classId = order.classAt(p);
        double own = graph.load(classId);
        sums.add(p, 1 + own * own);
        for (int entry = graph.start(classId); entry < graph.end(classId); entry++) {
          int other = graph.neighbour(entry);
          sums.add(order.positionOf(other), graph.similarity(entry) + own * graph.load(other));
        }
      }
      positions = sums.places();
      excess = new double[positions.length + 1];
      for (int i = 0; i < positions.length; i++) {
        excess[i + 1] = excess[i] + sums.take(positions[i]);
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

  /** Sums by place, most of which are empty. For one thread. */
  private static final class Accumulator {
    private final double[] sums;
    private final boolean[] isTouched;
    private int[] touched = new int[64];
    private int count;

    Accumulator(int places) {
      sums = new double[places];
      isTouched = new boolean[places];
    }

    void add(int place, double value) {
      if (!isTouched[place]) {
        isTouched[place] = true;
        if (count == touched.length) {
          touched = Arrays.copyOf(touched, 2 * count);
        }
        touched[count++] = place;
      }
      sums[place] += value;
    }

    /** The places that have a sum, ascending. They are forgotten, and their sums must be taken. */
    int[] places() {
      int[] places = Arrays.copyOf(touched, count);
      Arrays.sort(places);
      count = 0;
      return places;
    }

    /** The sum at a place, which is empty then. */
    double take(int place) {
      double sum = sums[place];
      sums[place] = 0;
      isTouched[place] = false;
      return sum;
    }
  }

  /** Finds the pairs of separate blocks whose mean similarity is above a floor. */
  private record CandidateSearch(
      double floor, SimilarityGraph graph, ClassOrder order, BlockForest forest) {

    List<List<Block>> all() {
      double[] loads = loads(graph, order);
      return byPiece(forest.blocks(), piece -> ofPiece(piece, loads));
    }

    private List<List<Block>> ofPiece(List<Block> piece, double[] loads) {
      Accumulator excess = new Accumulator(forest.blocks().size());
      List<List<Block>> found = new ArrayList<>();
      for (Block block : piece) {
        addKept(block, excess);
        found.add(candidates(block, loads, excess));
      }
      return found;
    }

    /** Adds up the kept pairs of a block with each block after it. */
    private void addKept(Block block, Accumulator excess) {
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
              excess.add(id, value);
            }
          }
        }
      }
    }

    private List<Block> candidates(Block block, double[] loads, Accumulator excess) {
      List<Block> found = new ArrayList<>();
      for (int id : excess.places()) {
        Block other = forest.blocks().get(id);
        double between = excess.take(id) - load(block, loads) * load(other, loads);
        if (between > floor * block.size() * other.size()) {
          found.add(other);
        }
      }
      return found;
    }

    private static double load(Block block, double[] loads) {
      return loads[block.end()] - loads[block.start()];
    }
  }
}
