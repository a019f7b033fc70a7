package org.classblocks.groups;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.stream.IntStream;
import org.classblocks.blocks.Block;
import org.classblocks.blocks.BlockForest;
import org.classblocks.order.ClassOrder;
import org.classblocks.similarity.PairNoise;
import org.classblocks.similarity.Similarity;
import org.classblocks.similarity.SimilarityGraph;

/**
 * Compares groups of samples: the pairs of classes and the blocks whose similarity differs most
 * between them.
 *
 * <p>If groups have folds, differences are compared with what these say of sampling ({@link
 * FoldedHomogeneity}), and otherwise with what counts of lists say ({@link ListedHomogeneity}) or
 * what is usual among normal scores ({@link Homogeneity}). Pairs are ranked by their rounded
 * similarities. Blocks are compared by their cohesion.
 *
 * <p>Of a graph, the pairs are compared that it keeps over all samples.
 *
 * @param groups the groups, by name
 * @param pairs the pairs that differ most, the most significant first
 * @param pairsCompared how many pairs are compared
 * @param pairsAboveNoise how many of them differ by more than chance gives
 * @param blocks each block that at least two groups have, by id
 */
public record GroupComparison(
    List<SampleGroup> groups,
    List<Pair> pairs,
    long pairsCompared,
    long pairsAboveNoise,
    List<BlockDifference> blocks) {
  private static final int MOST_PAIRS = 1000;
  private static final int PARTS = 64;

  public GroupComparison {
    groups = List.copyOf(groups);
    pairs = List.copyOf(pairs);
    blocks = List.copyOf(blocks);
  }

  /**
   * Two classes.
   *
   * @param classA the id of the class that comes first in the order
   * @param classB the id of the other one
   */
  public record Pair(int classA, int classB, Difference difference) {}

  /** A block by its id, with its cohesion in the groups. */
  public record BlockDifference(int blockId, Difference difference) {}

  /**
   * Compares groups of samples of the same classes, k of them in blocks nested up to d deep.
   *
   * <p>Time for each group:
   *
   * <ul>
   *   <li>of a matrix O(k^2 d), or O(F k^2 d) with F folds
   *   <li>of a graph O(k + blocks), and O(d + log k) for each kept pair
   * </ul>
   *
   * @param groups the groups. If {@code pooled} is a graph, each has a graph of the same pairs
   * @param pooled the similarities over all samples
   * @param order the order of the classes
   * @param forest the blocks of that order
   */
  public static GroupComparison of(
      List<SampleGroup> groups, Similarity pooled, ClassOrder order, BlockForest forest) {
    return new Search(groups, pooled, order, forest).compare();
  }

  private static final class Search {
    private final List<SampleGroup> groups;
    private final List<Similarity> rounded;
    private final Similarity pooled;
    private final GroupTest test;
    private final ClassOrder order;
    private final BlockForest forest;
    private final int classCount;
    private final double comparisons;

    Search(List<SampleGroup> groups, Similarity pooled, ClassOrder order, BlockForest forest) {
      this.groups = groups;
      this.rounded = groups.stream().map(group -> group.similarity().rounded()).toList();
      this.pooled = pooled;
      this.order = order;
      this.forest = forest;
      this.classCount = pooled.usableClasses().length;
      this.comparisons =
          pooled instanceof SimilarityGraph graph
              ? graph.entries() / 2.0
              : classCount * (classCount - 1.0) / 2;
      List<PairNoise> noises = groups.stream().flatMap(it -> it.noise().stream()).toList();
      this.test = test(noises.size() == groups.size() ? noises : List.of());
    }

    private GroupTest test(List<PairNoise> noises) {
      if (noises.stream().anyMatch(PairNoise::hasFolds)) {
        return new FoldedHomogeneity(groups, order, comparisons);
      }
      Homogeneity ofNormalScores = new Homogeneity(groups, comparisons);
      return noises.stream().anyMatch(PairNoise::isOfLists)
          ? new ListedHomogeneity(groups, ofNormalScores, order, forest)
          : ofNormalScores;
    }

    /** A pair on its way: its place in the order, and how it compares with what chance gives. */
    private record Candidate(int a, int b, double ratio) {
      /** The least conspicuous first, of equal ones the last. */
      static final Comparator<Candidate> WORST_FIRST =
          Comparator.comparingDouble(Candidate::ratio)
              .thenComparing(Comparator.comparingInt(Candidate::a).reversed())
              .thenComparing(Comparator.comparingInt(Candidate::b).reversed());
    }

    private record Part(List<Candidate> best, long aboveNoise) {}

    GroupComparison compare() {
      List<Part> parts = IntStream.range(0, PARTS).parallel().mapToObj(this::pairsOf).toList();
      List<Pair> pairs =
          parts.stream()
              .flatMap(part -> part.best().stream())
              .sorted(Candidate.WORST_FIRST.reversed())
              .limit(MOST_PAIRS)
              .map(this::pair)
              .toList();
      List<double[]> cohesions =
          groups.stream().map(group -> cohesions(group.similarity())).toList();
      List<BlockDifference> blocks = new ArrayList<>();
      for (Block block : forest.blocks()) {
        double[] ofBlock = cohesions.stream().mapToDouble(all -> all[block.id()]).toArray();
        Difference difference = test.ofBlock(block, ofBlock, forest.blocks().size());
        if (difference != null) {
          blocks.add(new BlockDifference(block.id(), difference));
        }
      }
      return new GroupComparison(
          groups,
          pairs,
          (long) comparisons,
          parts.stream().mapToLong(Part::aboveNoise).sum(),
          blocks);
    }

    /** The pairs of every so manieth class with those after it. */
    private Part pairsOf(int part) {
      Best best = new Best();
      for (int a = part; a < classCount; a += PARTS) {
        if (pooled instanceof SimilarityGraph graph) {
          int id = order.classAt(a);
          for (int entry = graph.start(id); entry < graph.end(id); entry++) {
            int b = order.positionOf(graph.neighbour(entry));
            if (b > a) {
              best.accept(a, b);
            }
          }
        } else {
          for (int b = a + 1; b < classCount; b++) {
            best.accept(a, b);
          }
        }
      }
      return new Part(List.copyOf(best.found), best.aboveNoise);
    }

    /** The most conspicuous of some pairs. */
    private final class Best {
      private final PriorityQueue<Candidate> found = new PriorityQueue<>(Candidate.WORST_FIRST);
      private final double[] r = new double[groups.size()];
      private long aboveNoise;

      void accept(int a, int b) {
        copy(rounded, a, b, r);
        double ratio = test.ratio(order.classAt(a), order.classAt(b), r);
        aboveNoise += ratio > 1 ? 1 : 0;
        if (ratio > 0 && (found.size() < MOST_PAIRS || ratio >= found.peek().ratio())) {
          found.add(new Candidate(a, b, ratio));
        }
        if (found.size() > MOST_PAIRS) {
          found.poll();
        }
      }
    }

    private void copy(List<? extends Similarity> similarities, int a, int b, double[] r) {
      for (int group = 0; group < r.length; group++) {
        r[group] = similarities.get(group).at(order.classAt(a), order.classAt(b));
      }
    }

    private Pair pair(Candidate candidate) {
      double[] r = new double[groups.size()];
      copy(groups.stream().map(SampleGroup::similarity).toList(), candidate.a(), candidate.b(), r);
      int a = order.classAt(candidate.a());
      int b = order.classAt(candidate.b());
      return new Pair(a, b, test.ofPair(a, b, r));
    }

    /** The mean similarity inside each block, over the pairs that have one; or NaN. */
    private double[] cohesions(Similarity similarity) {
      return similarity instanceof SimilarityGraph graph
          ? GraphCohesions.of(graph, order, forest)
          : forest.blocks().stream().mapToDouble(block -> cohesion(block, similarity)).toArray();
    }

    private double cohesion(Block block, Similarity similarity) {
      double sum = 0;
      long pairs = 0;
      for (int a = block.start(); a < block.end(); a++) {
        for (int b = a + 1; b < block.end(); b++) {
          double r = similarity.at(order.classAt(a), order.classAt(b));
          if (!Double.isNaN(r)) {
            sum += r;
            pairs++;
          }
        }
      }
      return pairs == 0 ? Double.NaN : sum / pairs;
    }
  }
}
