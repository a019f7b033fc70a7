package org.classblocks.similarity;

import java.util.Optional;
import java.util.stream.IntStream;
import org.classblocks.moments.ListedPairs;
import org.classblocks.moments.batch.Marginals;

/**
 * Says how far the similarity of each pair of classes errs because the samples might have been
 * others.
 *
 * <p>Folds say so for scores with any tails, and for samples that depend on each other within a
 * fold. A variance from ten folds is uncertain, so it is {@link ModeratedVariance moderated}
 * towards what {@link SamplingVariance} expects. Without folds, the latter stands alone.
 *
 * <p>Few samples that happen to be spread evenly over the folds look like many. So the error is
 * taken to be {@link #leastVariance at least} what counts and peaks say.
 *
 * <p>O(F k^2) time for k classes and F folds.
 */
public final class PairNoise {
  /** Degrees of freedom from which Student's t counts as normal. */
  public static final double NORMAL = 1000;

  /** Folds of fewer degrees of freedom say nothing; two equal ones have 1. */
  private static final double LEAST_DEGREES = 1.5;

  private static final int PARTS = 64;
  private static final int FEW = 3;

  private final Similarity similarity;
  private final ListedPairs listed;
  private final Marginals marginals;
  private final SamplingVariance formula;
  private final Optional<FoldDeviations> folds;
  private final ModeratedVariance moderated;
  private final double inflation;

  /**
   * @param similarity the similarities over some samples
   * @param listed which classes and pairs the samples list
   * @param marginals the scores of each class by itself, and the size of the sample
   * @param folds how far the similarities deviate without each fold of the samples, if known
   */
  public PairNoise(
      Similarity similarity,
      ListedPairs listed,
      Marginals marginals,
      Optional<FoldDeviations> folds) {
    this.similarity = similarity;
    this.listed = listed;
    this.marginals = marginals;
    this.formula = new SamplingVariance(listed, marginals.sampleSize().independent());
    this.folds = folds.filter(known -> known.degrees() > LEAST_DEGREES);
    Sums sums = this.folds.map(this::sums).orElseGet(Sums::new);
    this.moderated = sums.ratios.result(this.folds.map(FoldDeviations::degrees).orElse(1.0));
    this.inflation = sums.expected > 0 ? Math.max(1, sums.found / sums.expected) : 1;
  }

  /** The same for similarities of which negative ones are 0. */
  public PairNoise clipped() {
    return new PairNoise(
        similarity.clipped(), listed, marginals, folds.map(known -> known.clipped(similarity)));
  }

  private static final class Sums {
    private final ModeratedVariance.Ratios ratios = new ModeratedVariance.Ratios();
    private double found;
    private double expected;

    void combine(Sums other) {
      ratios.combine(other.ratios);
      found += other.found;
      expected += other.expected;
    }
  }

  private Sums sums(FoldDeviations known) {
    int[] usable = similarity.usableClasses();
    Sums sums = new Sums();
    IntStream.range(0, PARTS)
        .parallel()
        .mapToObj(part -> sums(known, usable, part))
        .forEachOrdered(sums::combine);
    return sums;
  }

  /** The sums over the pairs of every 64th class with those before it. */
  private Sums sums(FoldDeviations known, int[] usable, int part) {
    Sums sums = new Sums();
    for (int i = part; i < usable.length; i += PARTS) {
      for (int j = 0; j < i; j++) {
        int a = usable[i];
        int b = usable[j];
        double found = known.variance(a, b);
        double expected = formula.of(a, b, similarity.at(a, b));
        sums.ratios.accept(found / expected);
        if (listed.both(a, b) >= FEW) {
          sums.found += found;
          sums.expected += expected;
        }
      }
    }
    return sums;
  }

  public boolean hasFolds() {
    return folds.isPresent();
  }

  /** Whether there are samples enough to say anything. */
  public boolean isKnown() {
    return formula.isKnown();
  }

  /** Whether counts of the samples that list two classes say how far their similarity errs. */
  public boolean isOfLists(int a, int b) {
    return formula.hasLists(a, b) && formula.ofOne(a, b, 0) > 0;
  }

  /**
   * How many times as much similarities vary as those of independent samples with normal scores, or
   * with the same lists: 1 without folds, and at least 1.
   */
  public double inflation() {
    return inflation;
  }

  /** The variance of atanh(r) for normal scores. */
  public double transformedVariance() {
    return formula.ofTransformed();
  }

  /** Whether samples list some classes each. */
  public boolean isOfLists() {
    return listed.areCounted();
  }

  /** The variance of the similarity r of two classes: right on average over many pairs. */
  public double variance(int a, int b, double r) {
    return folds.isPresent() ? folds.get().variance(a, b) : formula.of(a, b, r);
  }

  /** The variance of the similarity r of two classes, to judge it alone. */
  public double moderatedVariance(int a, int b, double r) {
    return folds.isPresent()
        ? moderated.of(folds.get().variance(a, b), formula.of(a, b, r))
        : formula.ofOne(a, b, r);
  }

  /**
   * The variance of the mean similarity of two or more classes that have one, by the folds alone;
   * NaN without folds. O(F) time for each pair.
   */
  public double varianceOfMean(int[] ids) {
    return folds.map(known -> varianceOfMean(known, ids)).orElse(Double.NaN);
  }

  private static double varianceOfMean(FoldDeviations folds, int[] ids) {
    double[] deviations = new double[folds.folds()];
    for (int fold = 0; fold < deviations.length; fold++) {
      for (int i = 0; i < ids.length; i++) {
        for (int j = 0; j < i; j++) {
          deviations[fold] += folds.deviation(fold, ids[i], ids[j]);
        }
      }
      deviations[fold] /= ids.length * (ids.length - 1.0) / 2;
    }
    return FoldDeviations.variance(deviations, folds.shares());
  }

  /** The degrees of freedom of {@link #varianceOfMean}; 0 without folds. */
  public double degreesOfMeans() {
    return folds.map(FoldDeviations::degrees).orElse(0.0);
  }

  /** The degrees of freedom of {@link #moderatedVariance}. */
  public double degrees() {
    return folds.isPresent() ? moderated.total() : NORMAL;
  }

  /**
   * The least that the variance of the similarity r can be. Where samples list classes, it is the
   * variance by counts, times the inflation. Elsewhere a class of which one sample carries the
   * share q of the variance has the error of 1 / q samples, so it is r^2 q. From q is taken what is
   * usual among normal scores.
   */
  public double leastVariance(int a, int b, double r) {
    return isOfLists(a, b)
        ? formula.ofOne(a, b, r) * inflation
        : r * r * Math.max(excessPeak(a), excessPeak(b));
  }

  private double excessPeak(int id) {
    return marginals.sampleSize().excessPeak(marginals.peakShare(id));
  }
}
