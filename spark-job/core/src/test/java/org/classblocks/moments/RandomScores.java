package org.classblocks.moments;

import java.util.Random;

/** Seeded samples whose classes hang together: class c shares the factor of its sample by c / k. */
public final class RandomScores {
  private RandomScores() {}

  /** Samples x classes, each class with mean {@code mean} and spread {@code sd}. */
  public static double[][] of(int samples, int classes, double mean, double sd, long seed) {
    Random random = new Random(seed);
    double[][] rows = new double[samples][classes];
    for (double[] row : rows) {
      double factor = random.nextGaussian();
      for (int id = 0; id < classes; id++) {
        double share = id / (double) classes;
        double own = random.nextGaussian();
        row[id] = mean + sd * (share * factor + Math.sqrt(1 - share * share) * own);
      }
    }
    return rows;
  }
}
