package org.classblocks.order.linkage;

/** What to do with an entry of a row. */
interface RowVisitor {
  void visit(int cluster, long value);
}
