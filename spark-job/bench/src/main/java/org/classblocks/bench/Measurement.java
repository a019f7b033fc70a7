package org.classblocks.bench;

/**
 * What one way to the matrix cost in one round.
 *
 * @param name which way
 * @param seconds wall clock
 * @param processor user and system time of all threads in seconds, NaN if unknown
 * @param flop the operations that the matrix needs, 0 if it is not computed
 * @param peak GFLOP/s of one core at best in this arithmetic, NaN if unknown
 * @param bytesRead what the process read from files, shuffled data among it, -1 if unknown
 * @param bytesShuffled what the tasks wrote for each other, -1 if unknown
 * @param peakMemory the most resident memory of the process meanwhile, in bytes, -1 if unknown
 */
record Measurement(
    String name,
    double seconds,
    double processor,
    double flop,
    double peak,
    long bytesRead,
    long bytesShuffled,
    long peakMemory) {

  /** Operations per second and core, in units of 1e9; NaN if no matrix is computed. */
  double gflopsPerCore(int cores) {
    return flop == 0 ? Double.NaN : flop / seconds / cores / 1e9;
  }

  /** The same with another time. */
  Measurement withSeconds(String newName, double newSeconds) {
    return new Measurement(
        newName, newSeconds, processor, flop, peak, bytesRead, bytesShuffled, peakMemory);
  }
}
