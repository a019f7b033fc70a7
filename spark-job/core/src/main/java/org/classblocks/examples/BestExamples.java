package org.classblocks.examples;

import java.io.Serializable;
import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;

/** Keeps the first {@value #MOST} of the examples that are offered, each once, in any order. */
final class BestExamples implements Serializable {
  private static final long serialVersionUID = 1L;

  static final int MOST = 20;

  private final TreeSet<Example> kept = new TreeSet<>();

  /**
   * Offers an example.
   *
   * @return how many more are kept than before: 0 or 1
   */
  int offer(Example example) {
    boolean isLate = kept.size() == MOST && example.compareTo(kept.last()) > 0;
    if (isLate || !kept.add(example)) {
      return 0;
    }
    if (kept.size() > MOST) {
      kept.pollLast();
      return 0;
    }
    return 1;
  }

  /** The lowest score that can still be kept. */
  double least() {
    return kept.size() < MOST ? Double.NEGATIVE_INFINITY : kept.last().score();
  }

  /** The last one; there must be one. */
  Example last() {
    return kept.last();
  }

  void removeLast() {
    kept.pollLast();
  }

  boolean isEmpty() {
    return kept.isEmpty();
  }

  /** Those that are kept, in their order. */
  SortedSet<Example> kept() {
    return Collections.unmodifiableSortedSet(kept);
  }
}
