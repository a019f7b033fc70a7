package org.classblocks.blocks.find;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import org.classblocks.blocks.Block;
import org.classblocks.blocks.BlockForest;
import org.classblocks.blocks.Link;
import org.classblocks.order.ClassOrder;
import org.classblocks.similarity.Similarity;
import org.classblocks.similarity.SimilarityGraph;
import org.classblocks.similarity.SimilarityMatrix;

/**
 * Finds links: separate blocks that are more similar to each other than their places in the tree
 * say.
 *
 * <p>Where two blocks meet in the tree, one lies in one half and one in the other, each beside the
 * rest of its half. The expected similarity is what each block has in common with the other's rest,
 * less what the two rests have in common. So effects of either block add up, and a block that is
 * similar to all others has no links. A block that fills its half is compared with the classes
 * outside the node where the two meet. The two halves of a node are never a link.
 *
 * <p>A link fulfils four conditions:
 *
 * <ul>
 *   <li>the excess over what is expected is at least one standard deviation of the similarities
 *       between the two halves;
 *   <li>its contrast, the excess in standard errors, is at least the minimum;
 *   <li>the excess is above what chance gives the highest of all pairs of blocks: it is the
 *       covariance of two differences of mean scores, each that of a block from its rest;
 *   <li>the mean similarity is above that of the halves, and above the noise floor.
 * </ul>
 *
 * <p>Links are ranked by contrast. Of links whose rectangles overlap, only the first stays. Links
 * are decided by rounded similarities ({@link SimilarityMatrix#rounded()}); their figures have all
 * digits.
 *
 * <p>O(k^2) time for k classes, and O(b^2) time and memory for b blocks. In a similarity graph only
 * pairs of blocks are looked at that have kept pairs between them ({@link GraphSides}).
 *
 * @param minContrast the least contrast of a link, in standard errors, at least 0
 */
public record LinkFinder(double minContrast) {
  private static final int PAIRS = 5;

  /**
   * The links between the blocks of an ordered matrix, those of the highest contrast first.
   *
   * @param similarity the similarities by class id
   * @param order the order of the same classes
   * @param forest the blocks of that order
   * @param noise what sampling alone does to the similarities
   */
  public List<Link> find(
      Similarity similarity, ClassOrder order, BlockForest forest, SamplingNoise noise) {
    if (forest.blocks().size() < 2) {
      return List.of();
    }
    Search rounded = search(similarity.rounded(), order, forest, noise);
    List<Rectangle> found = separate(rounded.rectangles(), forest);
    if (found.isEmpty()) {
      return List.of();
    }
    Search exact = rounded.of(similarity);
    List<Link> links = new ArrayList<>();
    for (Rectangle decided : found) {
      Rectangle rectangle = exact.rectangle(decided.a(), decided.b());
      links.add(
          new Link(
              rectangle.a().id(),
              rectangle.b().id(),
              rectangle.mean(),
              rectangle.mean() - rectangle.excess(),
              rectangle.contrast(),
              bestPairs(similarity, order, rectangle)));
    }
    return links;
  }

  private Search search(
      Similarity similarity, ClassOrder order, BlockForest forest, SamplingNoise noise) {
    NodeSimilarities ofNodes = NodeSimilarities.of(similarity, order);
    BlockSides sides =
        similarity instanceof SimilarityGraph graph
            ? GraphSides.above(forest.noiseFloor(), graph, order, ofNodes, forest)
            : new MatrixSides(similarity, order, ofNodes, forest);
    return new Search(order, forest, ofNodes, sides, noise);
  }

  /** A pair of blocks, the first in the order first. */
  private record Rectangle(Block a, Block b, double mean, double excess, double contrast) {}

  /** The rectangles of the highest contrast that do not overlap; of equal ones the larger. */
  private static List<Rectangle> separate(List<Rectangle> rectangles, BlockForest forest) {
    rectangles.sort(
        Comparator.comparingDouble(Rectangle::contrast)
            .reversed()
            .thenComparingInt(rectangle -> rectangle.a().id())
            .thenComparingInt(rectangle -> rectangle.b().id()));
    SeparateRectangles separate = new SeparateRectangles(forest);
    return rectangles.stream()
        .filter(rectangle -> separate.take(rectangle.a(), rectangle.b()))
        .toList();
  }

  private static List<Link.Pair> bestPairs(
      Similarity similarity, ClassOrder order, Rectangle rectangle) {
    Comparator<Link.Pair> worstFirst =
        Comparator.<Link.Pair>comparingDouble(pair -> SimilarityMatrix.rounded(pair.similarity()))
            .thenComparing(Comparator.comparingInt(Link.Pair::classA).reversed())
            .thenComparing(Comparator.comparingInt(Link.Pair::classB).reversed());
    PriorityQueue<Link.Pair> best = new PriorityQueue<>(worstFirst);
    forEachPair(
        similarity,
        order,
        rectangle,
        (a, b) -> {
          best.add(new Link.Pair(a, b, similarity.at(a, b)));
          if (best.size() > PAIRS) {
            best.remove();
          }
        });
    List<Link.Pair> pairs = new ArrayList<>(best);
    pairs.sort(worstFirst.reversed());
    return pairs;
  }

  /** Takes pairs of classes. */
  private interface PairConsumer {
    void accept(int a, int b);
  }

  /** The pairs of a rectangle; of a graph those that are kept. */
  private static void forEachPair(
      Similarity similarity, ClassOrder order, Rectangle rectangle, PairConsumer pairs) {
    Block b = rectangle.b();
    for (int p = rectangle.a().start(); p < rectangle.a().end(); p++) {
      int classId = order.classAt(p);
      if (similarity instanceof SimilarityGraph graph) {
        for (int entry = graph.start(classId); entry < graph.end(classId); entry++) {
          int q = order.positionOf(graph.neighbour(entry));
          if (q >= b.start() && q < b.end()) {
            pairs.accept(classId, graph.neighbour(entry));
          }
        }
      } else {
        for (int q = b.start(); q < b.end(); q++) {
          pairs.accept(classId, order.classAt(q));
        }
      }
    }
  }

  private final class Search {
    private final ClassOrder order;
    private final BlockForest forest;
    private final NodeSimilarities similarities;
    private final BlockSides sides;
    private final SamplingNoise noise;
    private final int[] parents;
    private final double deviations;

    Search(
        ClassOrder order,
        BlockForest forest,
        NodeSimilarities similarities,
        BlockSides sides,
        SamplingNoise noise) {
      this.order = order;
      this.forest = forest;
      this.similarities = similarities;
      this.sides = sides;
      this.noise = noise;
      this.parents = order.dendrogram().parents();
      this.deviations = Math.sqrt(4 * Math.log(forest.blocks().size()));
    }

    /** The same by another view of the similarities. */
    Search of(Similarity view) {
      NodeSimilarities ofNodes = NodeSimilarities.of(view, order);
      BlockSides ofBlocks =
          sides instanceof GraphSides ofGraph
              ? ofGraph.of((SimilarityGraph) view, ofNodes)
              : new MatrixSides(view, order, ofNodes, forest);
      return new Search(order, forest, ofNodes, ofBlocks, noise);
    }

    List<Rectangle> rectangles() {
      List<Rectangle> rectangles = new ArrayList<>();
      for (Block a : forest.blocks()) {
        for (Block b : sides.candidates(a)) {
          if (areLinked(a, b)) {
            rectangles.add(rectangle(a, b));
          }
        }
      }
      return rectangles;
    }

    private boolean areLinked(Block a, Block b) {
      BlockSides.Side sideA = sides.side(a, b);
      BlockSides.Side sideB = sides.side(b, a);
      if ((sideA.isWhole() && sideB.isWhole()) || sideA.rest() == 0 || sideB.rest() == 0) {
        return false;
      }
      int meeting = parents[sideA.node()];
      double chance =
          deviations * noise.pairDeviation() * Math.sqrt(sideA.variance() * sideB.variance());
      Rectangle rectangle = rectangle(a, b);
      return rectangle.excess() >= spread(meeting)
          && rectangle.contrast() >= minContrast
          && rectangle.excess() > chance
          && rectangle.mean() > forest.noiseFloor()
          && rectangle.mean() > similarities.level(meeting);
    }

    /** How two blocks compare that have a rest each, and are not both all of their side. */
    Rectangle rectangle(Block a, Block b) {
      BlockSides.Side sideA = sides.side(a, b);
      BlockSides.Side sideB = sides.side(b, a);
      double excess = excess(a, b);
      double contrast =
          excess
              / spread(parents[sideA.node()])
              / Math.sqrt(
                  (1.0 / a.size() + 1.0 / sideA.rest()) * (1.0 / b.size() + 1.0 / sideB.rest()));
      double pairs = (double) a.size() * b.size();
      return new Rectangle(a, b, sides.between(a, b) / pairs, excess, contrast);
    }

    /** The mean similarity of two blocks less what is expected. */
    private double excess(Block a, Block b) {
      BlockSides.Side sideA = sides.side(a, b);
      BlockSides.Side sideB = sides.side(b, a);
      double between = sides.between(a, b);
      double restAWithB = sideA.isWhole() ? sideB.outside() : sideB.towards() - between;
      double restBWithA = sideB.isWhole() ? sideA.outside() : sideA.towards() - between;
      return mean(between, a.size(), b.size())
          - mean(restAWithB, sideA.rest(), b.size())
          - mean(restBWithA, a.size(), sideB.rest())
          + mean(restWithRest(sideA, sideB, between), sideA.rest(), sideB.rest());
    }

    private double restWithRest(BlockSides.Side sideA, BlockSides.Side sideB, double between) {
      double all = similarities.between(parents[sideA.node()]);
      if (sideA.isWhole()) {
        return similarities.outward(sideB.node()) - all - sideB.outside();
      }
      if (sideB.isWhole()) {
        return similarities.outward(sideA.node()) - all - sideA.outside();
      }
      return all - sideA.towards() - sideB.towards() + between;
    }

    private static double mean(double sum, int rows, int columns) {
      return sum / ((double) rows * columns);
    }

    /** The spread between the halves of a node, at least what chance gives a pair. */
    private double spread(int node) {
      double byChance = Math.max(0, 1 - similarities.level(node)) * noise.pairDeviation();
      return Math.hypot(similarities.spread(node), byChance);
    }
  }
}
