package org.classblocks.bench;

import com.sun.management.GarbageCollectionNotificationInfo;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryUsage;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import javax.management.ListenerNotFoundException;
import javax.management.Notification;
import javax.management.NotificationEmitter;
import javax.management.NotificationListener;
import javax.management.openmbean.CompositeData;

/**
 * The most of the heap that is alive while something runs: what a plan's estimate is held to. The
 * whole heap is collected every second, and what is left counts, so that nothing dead does; the
 * work is slowed down by it.
 */
public final class LiveHeap {
  private static final int MILLIS = 1000;

  private LiveHeap() {}

  /** What is alive now, in bytes. */
  public static long now() {
    System.gc();
    return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
  }

  /** The peak in bytes. */
  public static long peak(Callable<?> work) throws Exception {
    AtomicLong peak = new AtomicLong();
    AtomicBoolean stopped = new AtomicBoolean();
    Thread collector = new Thread(() -> collectUntil(stopped), "live-heap");
    collector.setDaemon(true);
    NotificationListener listener =
        (event, handback) -> peak.accumulateAndGet(afterFullCollection(event), Math::max);
    listen(listener, true);
    collector.start();
    try {
      work.call();
    } finally {
      stopped.set(true);
      collector.join();
      listen(listener, false);
    }
    return peak.get();
  }

  private static void collectUntil(AtomicBoolean stopped) {
    try {
      while (!stopped.get()) {
        System.gc();
        Thread.sleep(MILLIS);
      }
    } catch (InterruptedException ended) {
      Thread.currentThread().interrupt();
    }
  }

  private static void listen(NotificationListener listener, boolean begins)
      throws ListenerNotFoundException {
    for (GarbageCollectorMXBean bean : ManagementFactory.getGarbageCollectorMXBeans()) {
      NotificationEmitter emitter = (NotificationEmitter) bean;
      if (begins) {
        emitter.addNotificationListener(listener, null, null);
      } else {
        emitter.removeNotificationListener(listener);
      }
    }
  }

  /** What is in use after a full collection; 0 after others, which leave what is dead behind. */
  private static long afterFullCollection(Notification event) {
    GarbageCollectionNotificationInfo info =
        GarbageCollectionNotificationInfo.from((CompositeData) event.getUserData());
    if (!info.getGcAction().contains("major")) {
      return 0;
    }
    return info.getGcInfo().getMemoryUsageAfterGc().entrySet().stream()
        .filter(pool -> !pool.getKey().contains("Code") && !pool.getKey().contains("Meta"))
        .filter(pool -> !pool.getKey().contains("Class"))
        .map(Map.Entry::getValue)
        .mapToLong(MemoryUsage::getUsed)
        .sum();
  }
}
