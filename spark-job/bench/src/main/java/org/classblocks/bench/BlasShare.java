package org.classblocks.bench;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.lang.management.ThreadMXBean;

/**
 * How long the threads of Spark's tasks are inside products, by looking at their stacks every few
 * milliseconds: the job itself carries no clock.
 */
final class BlasShare {
  private static final int MILLIS = 10;
  private static final int DEPTH = 8;

  private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
  private final Thread sampler = new Thread(this::sample, "blas-share");
  private volatile boolean stopped;
  private double seconds;

  private BlasShare() {}

  static BlasShare start() {
    BlasShare share = new BlasShare();
    share.sampler.setDaemon(true);
    share.sampler.start();
    return share;
  }

  private void sample() {
    long last = System.nanoTime();
    while (!stopped) {
      try {
        Thread.sleep(MILLIS);
      } catch (InterruptedException ended) {
        return;
      }
      int multiplying = multiplying();
      long now = System.nanoTime();
      seconds += multiplying * (now - last) / 1e9;
      last = now;
    }
  }

  private int multiplying() {
    int count = 0;
    for (ThreadInfo thread : threads.getThreadInfo(threads.getAllThreadIds(), DEPTH)) {
      if (thread != null && isMultiplying(thread)) {
        count++;
      }
    }
    return count;
  }

  private static boolean isMultiplying(ThreadInfo thread) {
    for (StackTraceElement frame : thread.getStackTrace()) {
      if (frame.getMethodName().equals("addTo")
          && frame.getClassName().startsWith("org.classblocks.linalg.")) {
        return true;
      }
    }
    return false;
  }

  /** Ends the watch: the seconds inside products, added up over all threads. */
  double stop() throws InterruptedException {
    stopped = true;
    sampler.join();
    return seconds;
  }
}
