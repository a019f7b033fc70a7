package org.classblocks.suspects;

import java.io.Serializable;
import java.util.Collection;
import java.util.Collections;
import java.util.PriorityQueue;

/** Keeps the most suspicious of the suspects that are offered, in any order: a bounded heap. */
final class BestSuspects implements Serializable {
  private static final long serialVersionUID = 1L;

  private final int most;
  private final PriorityQueue<Suspect> heap = new PriorityQueue<>(Collections.reverseOrder());

  /**
   * @param most how many are kept, at least 1
   */
  BestSuspects(int most) {
    this.most = most;
  }

  void offer(Suspect suspect) {
    if (heap.size() < most) {
      heap.add(suspect);
    } else if (suspect.compareTo(heap.peek()) < 0) {
      heap.poll();
      heap.add(suspect);
    }
  }

  /** Those that are kept, in no order. */
  Collection<Suspect> kept() {
    return Collections.unmodifiableCollection(heap);
  }
}
