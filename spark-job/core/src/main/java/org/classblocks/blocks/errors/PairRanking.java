package org.classblocks.blocks.errors;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.function.ToDoubleFunction;

/**
 * Puts pairs of classes into one order, though some are similar, some confused, and some both.
 *
 * <p>Pairs are ranked twice, by how far they stand out among the similarities of their classes, and
 * among their confusions. A pair is worth 1 / (60 + rank) in each ranking that it is in, and the
 * sum counts: reciprocal rank fusion. The scales of the two do not matter then, nor does the kind
 * of scores.
 *
 * <p>A value x stands out by x times x / sqrt((x + a)(x + b)), where a and b are the highest values
 * that the two classes have with others.
 *
 * <p>Classes that are listed already add less. The worth of a pair is divided by 1 + t if its
 * classes are listed t times further up. So a list of 150 pairs names many groups of classes, and
 * not one group in all its pairs. Ties go by class ids.
 *
 * <p>O(p log p) expected time for p pairs: a pair is looked at again when its classes were listed.
 *
 * <p>Cormack, Clarke and Büttcher, "Reciprocal rank fusion outperforms Condorcet and individual
 * rank learning methods" (2009), doi:10.1145/1571941.1572114, where the 60 is from.
 */
final class PairRanking {
  private static final double FUSION = 60;

  private PairRanking() {}

  /**
   * A pair of classes.
   *
   * @param a the lower class id
   * @param b the higher class id
   * @param similarity how far it stands out among similarities; 0 if it is not similar
   * @param confusion how far it stands out among confusions; 0 if it is not confused
   */
  record Candidate(int a, int b, double similarity, double confusion) {}

  /** How far a value of two classes stands out from the highest other ones of either. */
  static double standOut(double value, double nextOfA, double nextOfB) {
    return value > 0 ? value * value / Math.sqrt((value + nextOfA) * (value + nextOfB)) : 0;
  }

  /**
   * The pairs in order, the first to look at first.
   *
   * @param classCount the number of classes, k
   */
  static List<Candidate> ranked(List<Candidate> pairs, int classCount) {
    double[] worth = new double[pairs.size()];
    addWorth(pairs, Candidate::similarity, worth);
    addWorth(pairs, Candidate::confusion, worth);
    return spread(pairs, worth, new int[classCount]);
  }

  private static void addWorth(
      List<Candidate> pairs, ToDoubleFunction<Candidate> measure, double[] worth) {
    List<Integer> places = new ArrayList<>();
    for (int i = 0; i < pairs.size(); i++) {
      if (measure.applyAsDouble(pairs.get(i)) > 0) {
        places.add(i);
      }
    }
    places.sort(
        Comparator.<Integer>comparingDouble(i -> measure.applyAsDouble(pairs.get(i)))
            .reversed()
            .thenComparing(byIds(pairs)));
    for (int place = 0; place < places.size(); place++) {
      worth[places.get(place)] += 1 / (FUSION + place + 1);
    }
  }

  private static Comparator<Integer> byIds(List<Candidate> pairs) {
    return Comparator.<Integer>comparingInt(i -> pairs.get(i).a())
        .thenComparingInt(i -> pairs.get(i).b());
  }

  /** A pair and what it is worth after its classes were listed some times. */
  private record Offer(int pair, double worth, int listings) {}

  private static List<Candidate> spread(List<Candidate> pairs, double[] worth, int[] listings) {
    PriorityQueue<Offer> offers =
        new PriorityQueue<>(
            Comparator.comparingDouble(Offer::worth)
                .reversed()
                .thenComparing(Offer::pair, byIds(pairs)));
    for (int i = 0; i < worth.length; i++) {
      offers.add(new Offer(i, worth[i], 0));
    }
    List<Candidate> ranked = new ArrayList<>();
    while (!offers.isEmpty()) {
      Offer best = offers.remove();
      Candidate pair = pairs.get(best.pair());
      int now = listings[pair.a()] + listings[pair.b()];
      if (now > best.listings()) {
        offers.add(new Offer(best.pair(), worth[best.pair()] / (1 + now), now));
      } else {
        ranked.add(pair);
        listings[pair.a()]++;
        listings[pair.b()]++;
      }
    }
    return ranked;
  }
}
