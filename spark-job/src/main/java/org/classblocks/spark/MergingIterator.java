package org.classblocks.spark;

import java.util.Iterator;
import java.util.NoSuchElementException;
import scala.Tuple2;

/** Merges neighbouring partial results of the same tile and stratum, and holds one at a time. */
final class MergingIterator implements Iterator<Partial> {
  private final Iterator<Tuple2<PartialKey, Partial>> sorted;
  private Tuple2<PartialKey, Partial> ahead;

  /** Over partial results that come sorted. */
  MergingIterator(Iterator<Tuple2<PartialKey, Partial>> sorted) {
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
  public Partial next() {
    if (ahead == null) {
      throw new NoSuchElementException();
    }
    PartialKey key = ahead._1();
    Partial merged = ahead._2();
    for (advance(); ahead != null && ahead._1().isMergedWith(key); advance()) {
      merged.combine(ahead._2());
    }
    return merged;
  }
}
