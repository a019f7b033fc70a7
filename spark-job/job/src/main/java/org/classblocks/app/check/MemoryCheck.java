package org.classblocks.app.check;

import org.classblocks.UserErrorException;
import org.classblocks.app.session.Counts;
import org.classblocks.spark.plan.MemoryEstimate;
import org.classblocks.write.manifest.Manifest;
import org.classblocks.write.run.StoredRun;

/** Decides whether the driver's heap is large enough for as many classes as there are. */
public final class MemoryCheck {
  /** What else is in use: classes, tables, buffers. */
  private static final long OTHER_BYTES = 100_000_000;

  private MemoryCheck() {}

  /**
   * Lets a job pass that fits; better known before the work than by an error in the midst of it.
   *
   * @param heapBytes the most that the driver's heap may grow to
   * @throws UserErrorException if the driver needs more
   */
  public static void check(MemoryEstimate memory, long heapBytes) {
    check(memory.plan().classCount(), memory.driverHeap(), heapBytes);
  }

  /**
   * Lets work on finished runs pass that fits.
   *
   * @param held what is held of them, in bytes
   */
  public static void check(StoredRun run, long held) {
    check(run.manifest().classes().total(), OTHER_BYTES + held, Runtime.getRuntime().maxMemory());
  }

  private static void check(int classCount, long needed, long heapBytes) {
    if (needed > heapBytes) {
      throw UserErrorException.usage(
          "%s need a driver heap of %s, but it has %s. Give it more, with"
              + " CLASSBLOCKS_JAVA_OPTIONS=-Xmx%dg or, on a cluster, --driver-memory %<dg.",
          Counts.classes(classCount),
          Counts.bytes(needed),
          Counts.bytes(heapBytes),
          (needed >> 30) + 1);
    }
  }

  /** The bytes of a run without its groups. */
  public static long ofPooled(StoredRun run) {
    return bytes(run.manifest().classes().total(), 1, run.isSparse());
  }

  /** The bytes of a run with the matrices of its groups, as a page needs it. */
  public static long ofAll(StoredRun run) {
    Manifest.Groups groups = run.manifest().groups();
    return bytes(
        run.manifest().classes().total(),
        1 + (groups == null ? 0 : groups.count()),
        run.isSparse());
  }

  /**
   * The bytes of matrices, of which half is held.
   *
   * @param isSparse whether pairs are counted, too
   */
  public static long bytes(long classes, long matrices, boolean isSparse) {
    long pairBytes = matrices * Double.BYTES + (isSparse ? Integer.BYTES : 0);
    return classes * (classes + 1) / 2 * pairBytes;
  }
}
