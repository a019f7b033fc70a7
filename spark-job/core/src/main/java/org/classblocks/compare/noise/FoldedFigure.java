package org.classblocks.compare.noise;

import org.classblocks.similarity.FoldDeviations;

/**
 * A number that is linear in the similarities of a run, with what it deviates by without each fold.
 * Mutable; needs folds.
 */
final class FoldedFigure {
  private final FoldDeviations folds;
  private final double[] deviations;
  private double value;

  /** The number 0. */
  FoldedFigure(FoldDeviations folds) {
    this.folds = folds;
    this.deviations = new double[folds.folds()];
  }

  /** Adds a similarity times a factor. */
  void add(double factor, double similarity, int a, int b) {
    value += factor * similarity;
    for (int fold = 0; fold < deviations.length; fold++) {
      deviations[fold] += factor * folds.deviation(fold, a, b);
    }
  }

  /** This figure plus another one times a factor. */
  FoldedFigure plus(double factor, FoldedFigure other) {
    FoldedFigure sum = new FoldedFigure(folds);
    sum.value = value + factor * other.value;
    for (int fold = 0; fold < deviations.length; fold++) {
      sum.deviations[fold] = deviations[fold] + factor * other.deviations[fold];
    }
    return sum;
  }

  FoldedFigure times(double factor) {
    return new FoldedFigure(folds).plus(factor, this);
  }

  double value() {
    return value;
  }

  /** The variance by the jackknife, with one degree of freedom less than there are folds. */
  double variance() {
    return FoldDeviations.variance(deviations, folds.shares());
  }
}
