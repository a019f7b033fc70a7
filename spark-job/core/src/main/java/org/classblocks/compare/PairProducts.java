package org.classblocks.compare;

import java.util.stream.IntStream;
import org.classblocks.result.RunResult;
import org.classblocks.similarity.FoldDeviations;

/**
 * The sums of products, over all pairs of classes, of what two runs say of a pair: the errors of
 * each fold of the earlier run, those of the later run, the two similarities, and 1.
 *
 * <p>The errors of a run are its folds' deviations, scaled so that their squares add up to the
 * variance of the pair. O(F^2 k^2) time, O(F^2) memory for each thread.
 */
final class PairProducts {
  private static final int PARTS = 64;

  private final int foldsBefore;
  private final int folds;
  private final double degreesBefore;
  private final double degreesAfter;
  private final double[][] products;

  private PairProducts(FoldDeviations before, FoldDeviations after, double[][] products) {
    this.foldsBefore = before.folds();
    this.folds = before.folds() + after.folds();
    this.degreesBefore = before.degrees();
    this.degreesAfter = after.degrees();
    this.products = products;
  }

  /**
   * Sums over all pairs.
   *
   * @param usable the indices of the classes that have a correlation in both runs
   */
  static PairProducts of(RunResult before, RunResult after, ClassMatching classes, int[] usable) {
    FoldDeviations first = before.noise().orElseThrow();
    FoldDeviations second = after.noise().orElseThrow();
    int folds = first.folds() + second.folds();
    double[][] products = new double[folds + 3][folds + 3];
    IntStream.range(0, PARTS)
        .parallel()
        .mapToObj(part -> part(before, after, classes, usable, part))
        .forEachOrdered(part -> add(part, products));
    double[][] scale = new double[folds + 3][folds + 3];
    fillScale(scale, first.shares(), 0);
    fillScale(scale, second.shares(), first.folds());
    for (int i = folds; i < folds + 3; i++) {
      scale[i][i] = 1;
    }
    return new PairProducts(first, second, scaled(products, scale));
  }

  private static double[][] part(
      RunResult before, RunResult after, ClassMatching classes, int[] usable, int part) {
    FoldDeviations first = before.noise().orElseThrow();
    FoldDeviations second = after.noise().orElseThrow();
    int folds = first.folds() + second.folds();
    double[][] products = new double[folds + 3][folds + 3];
    double[] pair = new double[folds + 3];
    pair[folds + 2] = 1;
    for (int i = part; i < usable.length; i += PARTS) {
      for (int j = 0; j < i; j++) {
        int a = classes.before(usable[i]);
        int b = classes.before(usable[j]);
        int c = classes.after(usable[i]);
        int d = classes.after(usable[j]);
        for (int fold = 0; fold < first.folds(); fold++) {
          pair[fold] = first.deviation(fold, a, b);
        }
        for (int fold = first.folds(); fold < folds; fold++) {
          pair[fold] = second.deviation(fold - first.folds(), c, d);
        }
        pair[folds] = before.similarity().at(a, b);
        pair[folds + 1] = after.similarity().at(c, d);
        for (int f = 0; f < pair.length; f++) {
          for (int g = 0; g < pair.length; g++) {
            products[f][g] += pair[f] * pair[g];
          }
        }
      }
    }
    return products;
  }

  private static void add(double[][] part, double[][] sum) {
    for (int f = 0; f < sum.length; f++) {
      for (int g = 0; g < sum.length; g++) {
        sum[f][g] += part[f][g];
      }
    }
  }

  /** Turns deviations of the folds into errors, as {@link FoldDeviations} says. */
  private static void fillScale(double[][] scale, double[] shares, int start) {
    double together = 0;
    for (double share : shares) {
      together += share * share;
    }
    for (int f = 0; f < shares.length; f++) {
      for (int g = 0; g < shares.length; g++) {
        scale[start + f][start + g] =
            ((f == g ? 1 : 0) - shares[f]) * (1 - shares[g]) / Math.sqrt(1 - together);
      }
    }
  }

  /** The products of what a matrix makes of the vectors. */
  private static double[][] scaled(double[][] products, double[][] scale) {
    int size = products.length;
    double[][] half = new double[size][size];
    double[][] scaled = new double[size][size];
    for (int f = 0; f < size; f++) {
      for (int g = 0; g < size; g++) {
        for (int h = 0; h < size; h++) {
          half[f][g] += scale[f][h] * products[h][g];
        }
      }
    }
    for (int f = 0; f < size; f++) {
      for (int g = 0; g < size; g++) {
        for (int h = 0; h < size; h++) {
          scaled[f][g] += half[f][h] * scale[g][h];
        }
      }
    }
    return scaled;
  }

  private int first(int side) {
    return side == 0 ? 0 : foldsBefore;
  }

  private int end(int side) {
    return side == 0 ? foldsBefore : folds;
  }

  /** The degrees of freedom of the variances of a run. */
  double degrees(int side) {
    return side == 0 ? degreesBefore : degreesAfter;
  }

  /** The sum of the variances of all similarities of a run: the trace of their covariance. */
  double trace(int side) {
    double sum = 0;
    for (int f = first(side); f < end(side); f++) {
      sum += products[f][f];
    }
    return sum;
  }

  /** The trace of the product of the covariances of two runs, or of that of a run with itself. */
  double traceOfProduct(int side, int other) {
    double squares = 0;
    for (int f = first(side); f < end(side); f++) {
      for (int g = first(other); g < end(other); g++) {
        squares += products[f][g] * products[f][g];
      }
    }
    if (side != other) {
      return squares;
    }
    double n = degrees(side);
    return Math.max(0, n * n / (n - 1) / (n + 2) * (squares - trace(side) * trace(side) / n));
  }

  /** The sum of the squared deviations of the similarities of a run from their mean. */
  double spread(int side) {
    double sum = products[folds + side][folds + 2];
    return products[folds + side][folds + side] - sum * sum / products[folds + 2][folds + 2];
  }

  /** The variance of {@link #spread} as far as it is linear in the errors. */
  double varianceOfSpread(int side) {
    double mean = products[folds + side][folds + 2] / products[folds + 2][folds + 2];
    double variance = 0;
    for (int f = first(side); f < end(side); f++) {
      double slope = 2 * (products[f][folds + side] - mean * products[f][folds + 2]);
      variance += slope * slope;
    }
    return variance;
  }
}
