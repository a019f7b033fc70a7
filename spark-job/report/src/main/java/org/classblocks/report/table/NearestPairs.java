package org.classblocks.report.table;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.classblocks.similarity.GraphRange;
import org.classblocks.similarity.Similarity;
import org.classblocks.similarity.SimilarityGraph;
import org.classblocks.similarity.SimilarityMatrix;

/**
 * The pairs of classes that are most similar, and the range of all similarities.
 *
 * @param pairs the most similar first
 * @param lowest the lowest similarity of two different classes; NaN if there is no pair
 * @param highest the highest; NaN if there is no pair
 */
record NearestPairs(List<Pair> pairs, double lowest, double highest) {
  private static final Comparator<Pair> BEST_FIRST =
      Comparator.<Pair>comparingDouble(pair -> SimilarityMatrix.rounded(pair.similarity()))
          .reversed()
          .thenComparingInt(Pair::first)
          .thenComparingInt(Pair::second);

  NearestPairs {
    pairs = List.copyOf(pairs);
  }

  /**
   * Two classes and their similarity.
   *
   * @param first the lower class id
   * @param second the higher class id
   */
  record Pair(int first, int second, double similarity) {}

  /** Two classes by their place among the most similar pairs. */
  record Row(NumberCell rank, ClassName first, ClassName second, NumberCell similarity) {}

  /**
   * Up to {@code limit} pairs of different classes, most similar first; by class ids those whose
   * rounded similarities are equal.
   *
   * <p>O(k^2) time for a matrix. For a graph, a step for each entry and O(k log k): of pairs that
   * it does not keep, only those are looked at that are more similar than all found so far.
   */
  static NearestPairs of(Similarity similarity, int limit) {
    if (similarity instanceof SimilarityGraph graph) {
      GraphRange range = GraphRange.of(graph);
      return new NearestPairs(nearest(graph, limit), range.lowest(), range.highest());
    }
    double lowest = Double.NaN;
    double highest = Double.NaN;
    Best best = new Best(limit);
    int[] usable = similarity.usableClasses();
    double[] row = new double[similarity.size()];
    for (int i = 0; i < usable.length; i++) {
      similarity.copyRow(usable[i], row);
      for (int j = i + 1; j < usable.length; j++) {
        double value = row[usable[j]];
        lowest = value >= lowest ? lowest : value;
        highest = value <= highest ? highest : value;
        best.offer(usable[i], usable[j], value);
      }
    }
    return new NearestPairs(best.pairs(), lowest, highest);
  }

  private static List<Pair> nearest(SimilarityGraph graph, int limit) {
    Best best = new Best(limit);
    int[] usable = graph.usableClasses();
    for (int id : usable) {
      for (int entry = graph.start(id); entry < graph.end(id); entry++) {
        if (graph.neighbour(entry) > id) {
          best.offer(id, graph.neighbour(entry), graph.similarity(entry));
        }
      }
    }
    int[] ascending = sorted(usable, graph::load);
    int[] descending = sorted(usable, id -> -graph.load(id));
    for (int id : usable) {
      double load = graph.load(id);
      offerNotKept(graph, id, load > 0 ? ascending : load < 0 ? descending : usable, best);
    }
    return best.pairs();
  }

  /** Classes by a key, and of equal ones by id. */
  private static int[] sorted(int[] classes, IntToDoubleFunction key) {
    return IntStream.of(classes)
        .boxed()
        .sorted(Comparator.comparingDouble(key::applyAsDouble))
        .mapToInt(Integer::intValue)
        .toArray();
  }

  /**
   * Offers the pairs of a class that are not kept, the most similar first, until one is no better
   * than what there is.
   *
   * @param others all classes, the most similar of those without a kept pair first
   */
  private static void offerNotKept(SimilarityGraph graph, int id, int[] others, Best best) {
    for (int other : others) {
      if (other != id && graph.entry(id, other) < 0) {
        Pair pair = new Pair(Math.min(id, other), Math.max(id, other), graph.background(id, other));
        if (!best.isWanted(pair)) {
          return;
        }
        if (id < other) {
          best.offer(id, other, pair.similarity());
        }
      }
    }
  }

  /** The best pairs of those offered. */
  private static final class Best {
    private final int limit;
    private final PriorityQueue<Pair> worstFirst = new PriorityQueue<>(BEST_FIRST.reversed());

    Best(int limit) {
      this.limit = limit;
    }

    void offer(int first, int second, double similarity) {
      if (worstFirst.size() < limit || !isWorse(similarity)) {
        Pair pair = new Pair(first, second, similarity);
        if (isWanted(pair)) {
          worstFirst.add(pair);
          if (worstFirst.size() > limit) {
            worstFirst.remove();
          }
        }
      }
    }

    /** Whether a similarity alone rules a pair out. */
    private boolean isWorse(double similarity) {
      return SimilarityMatrix.rounded(similarity)
          < SimilarityMatrix.rounded(worstFirst.peek().similarity());
    }

    boolean isWanted(Pair pair) {
      return worstFirst.size() < limit || BEST_FIRST.compare(pair, worstFirst.peek()) < 0;
    }

    List<Pair> pairs() {
      List<Pair> pairs = new ArrayList<>(worstFirst);
      pairs.sort(BEST_FIRST);
      return pairs;
    }
  }

  List<Row> rows(ClassNames names) {
    return IntStream.range(0, pairs.size()).mapToObj(place -> row(place, names)).toList();
  }

  private Row row(int place, ClassNames names) {
    Pair pair = pairs.get(place);
    return new Row(
        NumberCell.count(place + 1L),
        names.of(pair.first()),
        names.of(pair.second()),
        NumberCell.threeDecimals(pair.similarity()));
  }
}
