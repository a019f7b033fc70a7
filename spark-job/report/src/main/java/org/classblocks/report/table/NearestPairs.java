package org.classblocks.report.table;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.stream.IntStream;
import org.classblocks.similarity.Similarity;
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
   * <p>O(k^2) time, and a logarithm of the limit for each pair that is among the best so far.
   */
  static NearestPairs of(Similarity similarity, int limit) {
    PriorityQueue<Pair> worstFirst = new PriorityQueue<>(BEST_FIRST.reversed());
    double lowest = Double.NaN;
    double highest = Double.NaN;
    int[] usable = similarity.usableClasses();
    double[] row = new double[similarity.size()];
    for (int i = 0; i < usable.length; i++) {
      similarity.copyRow(usable[i], row);
      for (int j = i + 1; j < usable.length; j++) {
        double value = row[usable[j]];
        lowest = value >= lowest ? lowest : value;
        highest = value <= highest ? highest : value;
        if (worstFirst.size() < limit || isBetter(value, worstFirst.peek())) {
          worstFirst.add(new Pair(usable[i], usable[j], value));
          if (worstFirst.size() > limit) {
            worstFirst.remove();
          }
        }
      }
    }
    List<Pair> pairs = new ArrayList<>(worstFirst);
    pairs.sort(BEST_FIRST);
    return new NearestPairs(pairs, lowest, highest);
  }

  private static boolean isBetter(double similarity, Pair worst) {
    return worst != null
        && SimilarityMatrix.rounded(similarity) > SimilarityMatrix.rounded(worst.similarity());
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
