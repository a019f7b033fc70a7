package org.classblocks.spark.aggregate;

import java.io.Serializable;
import java.util.Iterator;
import java.util.NoSuchElementException;
import scala.Tuple2;

/**
 * Merges neighbouring partial results of the same key, and holds one at a time.
 *
 * @param <P> the partial results
 */
final class MergingIterator<P extends MergingIterator.Mergeable<P>> implements Iterator<P> {
  private final Iterator<Tuple2<PartialKey, P>> sorted;
  private Tuple2<PartialKey, P> ahead;

  /**
   * @param sorted the partial results, sorted by key
   */
  MergingIterator(Iterator<Tuple2<PartialKey, P>> sorted) {
    this.sorted = sorted;
    advance();
  }

  private void advance() {
    ahead = sorted.hasNext() ? sorted.next() : null;
  }

  @Override
  public boolean hasNext() {
    return ahead != null;
  }

  @Override
  public P next() {
    if (ahead == null) {
      throw new NoSuchElementException();
    }
    PartialKey key = ahead._1();
    P merged = ahead._2();
    for (advance(); ahead != null && ahead._1().isMergedWith(key); advance()) {
      merged.combine(ahead._2());
    }
    return merged;
  }

  /**
   * A partial result of a task.
   *
   * @param <T> itself
   */
  interface Mergeable<T> extends Serializable {
    /** Adds another task's result of the same key, which stays as it is. */
    void combine(T other);
  }
}
