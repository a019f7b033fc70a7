package org.classblocks.splits;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.PriorityQueue;

/** Cuts vectors in two by spherical k-means, which starts from the least similar pairs. */
final class TwoMeans {
  private static final int STARTS = 8;
  private static final int ROUNDS = 20;
  private static final int LEAST_OF_SIDE = 2;

  private static final Comparator<Start> LEAST_FIRST =
      Comparator.comparingDouble(Start::cosine)
          .thenComparingInt(Start::a)
          .thenComparingInt(Start::b);

  private final SignatureVectors vectors;

  TwoMeans(SignatureVectors vectors) {
    this.vectors = vectors;
  }

  /**
   * The cut with the largest sum of cosines to the centres; empty if every cut leaves one alone.
   */
  Optional<boolean[]> best() {
    boolean[] best = null;
    double highest = 0;
    for (Start start : starts()) {
      boolean[] cut = cut(start);
      if (least(cut) >= LEAST_OF_SIDE) {
        double sum = length(vectors.sum(cut, true)) + length(vectors.sum(cut, false));
        if (sum > highest) {
          highest = sum;
          best = cut;
        }
      }
    }
    return Optional.ofNullable(best);
  }

  /** Two vectors to start from. */
  private record Start(int a, int b, double cosine) {}

  /** The least similar pairs. */
  private List<Start> starts() {
    PriorityQueue<Start> least = new PriorityQueue<>(LEAST_FIRST.reversed());
    for (int a = 0; a < vectors.count(); a++) {
      double[] vector = vectors.vector(a);
      for (int b = a + 1; b < vectors.count(); b++) {
        double cosine = vectors.product(b, vector);
        if (least.size() < STARTS || cosine < least.peek().cosine()) {
          least.add(new Start(a, b, cosine));
        }
        if (least.size() > STARTS) {
          least.poll();
        }
      }
    }
    return least.stream().sorted(LEAST_FIRST).toList();
  }

  private boolean[] cut(Start start) {
    boolean[] cut = nearer(vectors.vector(start.a()), vectors.vector(start.b()));
    for (int round = 0; round < ROUNDS && least(cut) > 0; round++) {
      boolean[] next = nearer(unit(vectors.sum(cut, false)), unit(vectors.sum(cut, true)));
      if (Arrays.equals(next, cut)) {
        break;
      }
      cut = next;
    }
    return cut;
  }

  /** Which vectors are nearer to the second of two centres. */
  private boolean[] nearer(double[] first, double[] second) {
    boolean[] cut = new boolean[vectors.count()];
    for (int i = 0; i < cut.length; i++) {
      cut[i] = vectors.product(i, second) > vectors.product(i, first);
    }
    return cut;
  }

  /** How many vectors the smaller side has. */
  private static int least(boolean[] cut) {
    return Math.min(SignatureVectors.size(cut, true), SignatureVectors.size(cut, false));
  }

  private static double length(double[] vector) {
    return Math.sqrt(SignatureVectors.squares(vector));
  }

  private static double[] unit(double[] vector) {
    double length = length(vector);
    double[] unit = new double[vector.length];
    for (int i = 0; i < unit.length; i++) {
      unit[i] = vector[i] / length;
    }
    return unit;
  }
}
