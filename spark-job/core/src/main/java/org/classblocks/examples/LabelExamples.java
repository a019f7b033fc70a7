package org.classblocks.examples;

import java.io.Serializable;
import java.util.Comparator;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BiConsumer;

/**
 * The samples in which one label was missed, by the class that was predicted in its place. Of each
 * such class the first {@value BestExamples#MOST} count; of those that count, the first of all are
 * kept. Ties beyond scores and ids go to the lower class id.
 *
 * <p>Merging gives the same result in any grouping and order. A sample that another one displaces
 * from its class only leaves its place to one that comes before it, so no more samples come before
 * a third one than in the union.
 */
final class LabelExamples implements Serializable {
  private static final long serialVersionUID = 1L;

  private static final Comparator<Map.Entry<Integer, BestExamples>> BY_LAST =
      Comparator.<Map.Entry<Integer, BestExamples>, Example>comparing(
              entry -> entry.getValue().last())
          .thenComparing(Map.Entry::getKey);

  private final int most;
  private final SortedMap<Integer, BestExamples> byPredicted = new TreeMap<>();
  private int size;

  /**
   * @param most how many are kept, at least {@value BestExamples#MOST}
   */
  LabelExamples(int most) {
    this.most = most;
  }

  /** O(number of predicted classes). */
  void offer(int predicted, Example example) {
    size += byPredicted.computeIfAbsent(predicted, id -> new BestExamples()).offer(example);
    if (size > most) {
      Map.Entry<Integer, BestExamples> worst =
          byPredicted.entrySet().stream().max(BY_LAST).orElseThrow();
      worst.getValue().removeLast();
      if (worst.getValue().isEmpty()) {
        byPredicted.remove(worst.getKey());
      }
      size--;
    }
  }

  /** Adds other samples, which stay as they are. */
  void combine(LabelExamples other) {
    other.forEach((id, best) -> best.kept().forEach(example -> offer(id, example)));
  }

  /** Hands on what is kept, by the id of the predicted class. */
  void forEach(BiConsumer<Integer, BestExamples> sink) {
    byPredicted.forEach(sink);
  }
}
