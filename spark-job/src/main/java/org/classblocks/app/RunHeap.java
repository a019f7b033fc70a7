package org.classblocks.app;

import org.classblocks.write.Manifest;
import org.classblocks.write.ParentRun;

/** How much of the heap finished runs take while they are held side by side. */
final class RunHeap {
  /** What else is in use: classes, tables, buffers. */
  static final long OTHER_BYTES = 100_000_000;

  private RunHeap() {}

  /** A run without its groups. */
  static long ofPooled(ParentRun run) {
    return bytes(run.manifest().classes().total(), 1, run.isSparse());
  }

  /** A run with the matrices of its groups, as a page needs it. */
  static long ofAll(ParentRun run) {
    Manifest.Groups groups = run.manifest().groups();
    return bytes(
        run.manifest().classes().total(),
        1 + (groups == null ? 0 : groups.count()),
        run.isSparse());
  }

  /**
   * Matrices in memory; half of each is held.
   *
   * @param isSparse whether pairs are counted, too
   */
  static long bytes(long classes, long matrices, boolean isSparse) {
    long pairBytes = matrices * Double.BYTES + (isSparse ? Integer.BYTES : 0);
    return classes * (classes + 1) / 2 * pairBytes;
  }
}
