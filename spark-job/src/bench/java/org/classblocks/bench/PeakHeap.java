package org.classblocks.bench;

import com.sun.management.GarbageCollectionNotificationInfo;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.lang.management.MemoryUsage;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import javax.management.Notification;
import javax.management.NotificationEmitter;
import javax.management.openmbean.CompositeData;

/** The most of the heap that was in use after a collection: what a plan's estimate is held to. */
final class PeakHeap {
  private final Set<String> heapPools =
      ManagementFactory.getMemoryPoolMXBeans().stream()
          .filter(pool -> pool.getType() == MemoryType.HEAP)
          .map(MemoryPoolMXBean::getName)
          .collect(Collectors.toSet());
  private long bytes;

  PeakHeap() {
    for (GarbageCollectorMXBean collector : ManagementFactory.getGarbageCollectorMXBeans()) {
      if (collector instanceof NotificationEmitter emitter) {
        emitter.addNotificationListener((event, handback) -> accept(event), null, null);
      }
    }
  }

  private synchronized void accept(Notification event) {
    if (event.getUserData() instanceof CompositeData data) {
      Map<String, MemoryUsage> after =
          GarbageCollectionNotificationInfo.from(data).getGcInfo().getMemoryUsageAfterGc();
      long used = 0;
      for (String pool : heapPools) {
        used += after.get(pool).getUsed();
      }
      bytes = Math.max(bytes, used);
    }
  }

  /** Forgets what was, after a full collection. */
  synchronized void clear() {
    System.gc();
    bytes = 0;
  }

  /** The peak in bytes since it was cleared; 0 if nothing was collected. */
  synchronized long bytes() {
    return bytes;
  }
}
