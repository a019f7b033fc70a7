package org.classblocks.app;

import org.classblocks.UserErrorException;
import org.classblocks.spark.MemoryEstimate;

/** Decides whether the driver's heap is large enough for as many classes as a log has. */
final class MemoryGate {
  private MemoryGate() {}

  /**
   * Lets a job pass that fits; better known before the work than by an error in the midst of it.
   *
   * @param heapBytes the most that the driver's heap may grow to
   * @throws UserErrorException if the driver needs more
   */
  static void check(MemoryEstimate memory, long heapBytes) {
    check(memory.plan().classCount(), memory.driverHeap(), heapBytes);
  }

  /**
   * Lets work on finished runs pass that fits.
   *
   * @param needed how much of the heap it takes
   */
  static void check(int classCount, long needed, long heapBytes) {
    if (needed > heapBytes) {
      throw UserErrorException.usage(
          "%s need a driver heap of %s, but it has %s. Give it more, with"
              + " CLASSBLOCKS_JAVA_OPTIONS=-Xmx%dg or, on a cluster, --driver-memory %<dg.",
          Counts.classes(classCount),
          Sizes.text(needed),
          Sizes.text(heapBytes),
          (needed >> 30) + 1);
    }
  }
}
