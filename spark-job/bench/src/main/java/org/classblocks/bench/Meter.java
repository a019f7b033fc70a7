package org.classblocks.bench;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.concurrent.Callable;
import org.apache.spark.SparkContext;

/** Runs one way to the matrix after the other, and measures it. */
final class Meter {
  private final SparkContext spark;
  private final int rounds;
  private final ShuffleTotal shuffle = new ShuffleTotal();
  private final OperatingSystemMXBean machine =
      (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

  /**
   * @param rounds how often each way is run; the fastest counts, and the least processor time
   */
  Meter(SparkContext spark, int rounds) {
    this.spark = spark;
    this.rounds = rounds;
    spark.addSparkListener(shuffle);
  }

  /**
   * Measures one way.
   *
   * @param flop the operations of the matrix, 0 if it is not computed
   * @param peak GFLOP/s of one core at best, NaN if unknown
   */
  Measurement measure(String name, double flop, double peak, Callable<?> work) throws Exception {
    System.err.println(name.strip() + " ...");
    Measurement fastest = measureOnce(name, flop, peak, work);
    double least = fastest.processorSeconds();
    for (int round = 1; round < rounds; round++) {
      Measurement next = measureOnce(name, flop, peak, work);
      least = Math.min(least, next.processorSeconds());
      fastest = next.seconds() < fastest.seconds() ? next : fastest;
    }
    return fastest.withProcessorSeconds(least);
  }

  /** Measures one way that is too slow to be run more than once. */
  Measurement measureOnce(String name, double flop, double peak, Callable<?> work)
      throws Exception {
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
