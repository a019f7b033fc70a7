package org.classblocks.similarity;

import java.util.Arrays;
import java.util.function.IntFunction;
import org.classblocks.linalg.HalfFloat;

/**
 * Says how far the similarities of samples err by sampling, from what they would be without each of
 * some disjoint folds of the samples: the delete-one-fold jackknife.
 *
 * <p>With r the similarity of a pair over all samples, r(-f) that without fold f, and w_f the share
 * of the fold in the weight of all samples, fold f adds about a_f = (1 - w_f)(r(-f) - r) to the
 * error of r. These are centred, e_f = a_f - w_f Σ a, since the errors of all samples add up to 0.
 * The variance of r is Σ e_f² / (1 - Σ w_f²). For F equal folds this is the jackknife, (F - 1) / F
 * Σ (r(-f) - mean)², with F - 1 degrees of freedom. It holds for any tails of the scores, and for
 * samples that depend on each other within folds. The same goes for whatever is linear in the
 * similarities.
 *
 * <p>A class whose scores are constant without a fold is taken to be similar to none there. A fold
 * without samples deviates by 0. Variances are NaN for pairs of classes without a correlation, and
 * everywhere if one fold has all samples.
 *
 * <p>Deviations have the three digits of {@link HalfFloat}. Memory: 4 bytes a pair and fold.
 * Immutable.
 *
 * <p>Source, with equal folds: Efron and Stein, "The Jackknife Estimate of Variance", Annals of
 * Statistics 9 (1981), doi:10.1214/aos/1176345462.
 */
public final class FoldDeviations {
  private final double[] shares;
  private final float[][][] deviations;
  private final Reading reading;

  /** What becomes of a deviation when it is read. */
  private interface Reading {
    double of(double deviation, int a, int b);
  }

  private FoldDeviations(double[] shares, float[][][] deviations) {
    this(shares, deviations, (deviation, a, b) -> deviation);
  }

  private FoldDeviations(double[] shares, float[][][] deviations, Reading reading) {
    this.shares = shares;
    this.deviations = deviations;
    this.reading = reading;
  }

  /**
   * The deviations of all pairs, in O(F k^2) beside what {@code without} takes.
   *
   * @param whole the similarities over all samples, k x k
   * @param shares what each fold weighs, length F; copied
   * @param without the similarities over the samples of all folds but one; asked once for each
   */
  public static FoldDeviations of(
      Similarity whole, double[] shares, IntFunction<Similarity> without) {
    double total = Arrays.stream(shares).sum();
    float[][][] deviations = new float[shares.length][][];
    for (int fold = 0; fold < shares.length; fold++) {
      deviations[fold] = deviations(whole, shares[fold] > 0 ? without.apply(fold) : whole);
    }
    return new FoldDeviations(
        Arrays.stream(shares).map(share -> share / total).toArray(), deviations);
  }

  /**
   * Deviations that are known, which are not copied.
   *
   * @param shares the shares of the F folds in the weight of all samples
   * @param deviations for each fold and class a those of the pairs with classes a + 1 to k - 1
   */
  public static FoldDeviations ofRows(double[] shares, float[][][] deviations) {
    return new FoldDeviations(shares.clone(), deviations);
  }

  /**
   * The deviations of similarities of which negative ones become 0, as they are read; no copy is
   * held.
   *
   * @param whole the similarities before that
   */
  public FoldDeviations clipped(Similarity whole) {
    return new FoldDeviations(
        shares,
        deviations,
        (deviation, a, b) -> {
          double r = whole.at(a, b);
          return rounded(Math.max(0, r + reading.of(deviation, a, b)) - Math.max(0, r));
        });
  }

  /**
   * Those of a part of the samples, if they vary as all of them do; no copy is held.
   *
   * @param share the share of the part
   */
  public FoldDeviations ofPart(double share) {
    double scale = Math.sqrt(1 / share);
    return new FoldDeviations(
        shares, deviations, (deviation, a, b) -> scale * reading.of(deviation, a, b));
  }

  /** Row a holds classes a + 1 to k - 1. */
  private static float[][] deviations(Similarity whole, Similarity without) {
    int size = whole.size();
    float[][] rows = new float[size][];
    double[] all = new double[size];
    double[] others = new double[size];
    for (int a = 0; a < size; a++) {
      whole.copyRow(a, all);
      without.copyRow(a, others);
      rows[a] = new float[size - 1 - a];
      for (int b = a + 1; b < size; b++) {
        rows[a][b - a - 1] = rounded((Double.isNaN(others[b]) ? 0 : others[b]) - all[b]);
      }
    }
    return rows;
  }

  /** A deviation with the digits that files keep, so that new and stored runs compare alike. */
  private static float rounded(double deviation) {
    return HalfFloat.valueOf(HalfFloat.of((float) deviation));
  }

  /** The number of folds, F. */
  public int folds() {
    return shares.length;
  }

  /** The number of classes, k, whatever their status. */
  public int size() {
    return deviations[0].length;
  }

  /** The share of each fold in the weight of all samples; a copy. */
  public double[] shares() {
    return shares.clone();
  }

  /**
   * The degrees of freedom of variances: F - 1 for F equal folds, and fewer if some are empty or
   * small; 0 if one fold has all samples.
   */
  public double degrees() {
    return 1 / Arrays.stream(shares).map(share -> share * share).sum() - 1;
  }

  /** The similarity of two different classes without a fold, less that over all samples. */
  public double deviation(int fold, int a, int b) {
    int first = Math.min(a, b);
    return reading.of(deviations[fold][first][Math.max(a, b) - first - 1], a, b);
  }

  /** The variance of the similarity of two different classes. */
  public double variance(int a, int b) {
    double[] ofPair = new double[shares.length];
    for (int fold = 0; fold < ofPair.length; fold++) {
      ofPair[fold] = deviation(fold, a, b);
    }
    return variance(ofPair, shares);
  }

  /**
   * The variance of a number that is linear in the similarities.
   *
   * @param deviations the number without each fold, less that over all samples, length F
   * @param shares the shares of the folds in the weight, length F
   */
  public static double variance(double[] deviations, double[] shares) {
    double sum = 0;
    for (int fold = 0; fold < shares.length; fold++) {
      sum += (1 - shares[fold]) * deviations[fold];
    }
    double squares = 0;
    double together = 0;
    for (int fold = 0; fold < shares.length; fold++) {
      double error = (1 - shares[fold]) * deviations[fold] - shares[fold] * sum;
      squares += error * error;
      together += shares[fold] * shares[fold];
    }
    return together < 1 ? squares / (1 - together) : Double.NaN;
  }
}
