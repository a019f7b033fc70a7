package org.classblocks.order.leaves;

/** The positions from {@code start}, inclusive, to {@code end}, exclusive. */
record Span(int start, int end) {
  int size() {
    return end - start;
  }

  boolean contains(int position) {
    return position >= start && position < end;
  }
}
