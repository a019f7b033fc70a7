package org.classblocks.bench;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.concurrent.Callable;
import org.apache.spark.SparkContext;

/** Runs ways to the matrix and measures them. */
final class Meter {
  private final SparkContext spark;
  private final ShuffleTotal shuffle = new ShuffleTotal();
  private final OperatingSystemMXBean machine =
      (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

  Meter(SparkContext spark) {
    this.spark = spark;
    spark.addSparkListener(shuffle);
  }

  /**
   * Runs one way once.
   *
   * @param flop the operations of the matrix, 0 if it is not computed
   * @param peak GFLOP/s of one core at best, NaN if unknown
   */
  Measurement measure(String name, double flop, double peak, Callable<?> work) throws Exception {
    System.err.println(name.strip() + " ...");
    ProcessStatus.clearPeakMemory();
    shuffle.clear();
    long readBefore = ProcessStatus.bytesRead();
    long processorBefore = machine.getProcessCpuTime();
    long start = System.nanoTime();
    work.call();
    double seconds = (System.nanoTime() - start) / 1e9;
    double processor = (machine.getProcessCpuTime() - processorBefore) / 1e9;
    long memory = ProcessStatus.peakMemory();
    long read = readBefore < 0 ? -1 : ProcessStatus.bytesRead() - readBefore;
    spark.listenerBus().waitUntilEmpty();
    return new Measurement(name, seconds, processor, flop, peak, read, shuffle.bytes(), memory);
  }
}
