package org.classblocks.bench;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** The same work on every core at once. */
final class OnAllCores {
  private OnAllCores() {}

  /** Runs as many copies as there are cores, and waits: the result of each. */
  static <T> List<T> run(int cores, Callable<T> work) throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(cores);
    try {
      List<T> results = new ArrayList<>();
      for (Future<T> copy : threads.invokeAll(Collections.nCopies(cores, work))) {
        results.add(copy.get());
      }
      return results;
    } finally {
      threads.shutdown();
    }
  }
}
