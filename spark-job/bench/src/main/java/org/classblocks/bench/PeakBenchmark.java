package org.classblocks.bench;

import org.classblocks.linalg.Precision;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** What the other kernels are measured against. */
@State(Scope.Thread)
@Fork(1)
@Warmup(iterations = 2, time = 1)
@Measurement(iterations = 5, time = 1)
public class PeakBenchmark {
  @Param({"DOUBLE", "MIXED"})
  private Precision precision;

  private BlasPeak peak;

  @Setup
  public void open() {
    peak = new BlasPeak(precision);
  }

  @Benchmark
  public void gemm(Flop flop) {
    peak.multiply();
    flop.add(BlasPeak.FLOP);
  }

  @TearDown
  public void close() {
    peak.close();
  }
}
