package org.classblocks.suspects;

import java.io.Serializable;
import java.util.Collection;
import java.util.Collections;
import java.util.PriorityQueue;

/**
 * Keeps the first in their order of the things that are offered, in any order: a bounded heap.
 *
 * @param <T> of what
 */
final class BestRanked<T extends Comparable<T>> implements Serializable {
  private static final long serialVersionUID = 1L;

  private final int most;
  private final PriorityQueue<T> heap = new PriorityQueue<>(Collections.reverseOrder());

  /**
   * @param most how many are kept, at least 1
   */
  BestRanked(int most) {
    this.most = most;
  }

  void offer(T one) {
    if (heap.size() < most) {
      heap.add(one);
    } else if (one.compareTo(heap.peek()) < 0) {
      heap.poll();
      heap.add(one);
    }
  }

  /** Those that are kept, in no order. */
  Collection<T> kept() {
    return Collections.unmodifiableCollection(heap);
  }
}
