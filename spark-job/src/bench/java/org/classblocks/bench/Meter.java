package org.classblocks.bench;

import java.util.concurrent.Callable;
import org.apache.spark.SparkContext;

/** Runs one way to the matrix after the other, and measures it. */
final class Meter {
  private final SparkContext spark;
  private final TaskTotals tasks = new TaskTotals();

  Meter(SparkContext spark) {
    this.spark = spark;
    spark.addSparkListener(tasks);
  }

  /**
   * Measures one way.
   *
   * @param flop the operations of the matrix, 0 if it is not computed
   * @param peak GFLOP/s of one core at best, NaN if unknown
   */
  Measurement measure(String name, double flop, double peak, Callable<?> work) throws Exception {
    System.err.println(name + " ...");
    ResidentMemory.clearPeak();
    tasks.clear();
    long start = System.nanoTime();
    work.call();
    double seconds = (System.nanoTime() - start) / 1e9;
    long memory = ResidentMemory.peak();
    spark.listenerBus().waitUntilEmpty();
    return new Measurement(
        name, seconds, flop, peak, tasks.bytesRead(), tasks.bytesShuffled(), memory);
  }
}
