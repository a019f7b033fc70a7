package org.classblocks.bench;

import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** Counts floating-point operations, which JMH reports by the second. */
@AuxCounters(AuxCounters.Type.OPERATIONS)
@State(Scope.Thread)
public class Flop {
  /** The operations of an iteration. */
  public double flop;

  @Setup(Level.Iteration)
  public void clear() {
    flop = 0;
  }

  public void add(double operations) {
    flop += operations;
  }
}
