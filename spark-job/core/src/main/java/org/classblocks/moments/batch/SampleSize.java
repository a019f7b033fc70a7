package org.classblocks.moments.batch;

/**
 * How many samples there are, and how many they count for.
 *
 * @param samples the number of samples
 * @param weightless how many of them have the weight 0, so that they are as if left out
 * @param weight the sum of the weights
 * @param largestWeight the largest weight; 0 without samples
 * @param effective how many samples of equal weights give means of the same precision: (Σ w)² / Σ
 *     w² (Kish, "Survey Sampling", Wiley 1965); 0 if nothing weighs anything. It does not depend on
 *     the scale of the weights and is at most the number of samples
 * @param inflation how many times the variance of similarities is that of as many independent
 *     samples, at least 1; 1 where samples are taken to be independent
 */
public record SampleSize(
    long samples,
    long weightless,
    double weight,
    double largestWeight,
    double effective,
    double inflation) {

  public SampleSize {
    if (weightless < 0 || weightless > samples) {
      throw new IllegalArgumentException(weightless + " of " + samples + " samples weigh nothing");
    }
  }

  /** Independent samples. */
  public SampleSize(
      long samples, long weightless, double weight, double largestWeight, double effective) {
    this(samples, weightless, weight, largestWeight, effective, 1);
  }

  /** The same samples, dependent on each other. */
  SampleSize withInflation(double times) {
    return new SampleSize(samples, weightless, weight, largestWeight, effective, times);
  }

  /** How many independent samples of equal weights say as much about similarities. */
  public double independent() {
    return effective / inflation;
  }

  /**
   * How many samples an extreme one stands for: 1 if they are independent. The highest of n
   * dependent samples is higher than that of as many independent ones as count for as much, by the
   * root of the ratio of logarithms.
   */
  public double samplesPerExtreme() {
    double highest = Math.log(effective) / Math.max(1, Math.log(independent()));
    return inflation > 1 ? Math.max(1, inflation / highest) : 1;
  }

  /**
   * The share of one sample in a variance beyond 2 ln(n) / n, which is usual among n independent
   * samples with normal scores; 0 if it is no larger, or NaN.
   */
  public double excessPeak(double share) {
    double samples = independent();
    double usual = samples > 1 ? 2 * Math.log(samples) / samples : 1;
    return share > usual ? share - usual : 0;
  }

  /** Samples without weights: each of them weighs 1. */
  public static SampleSize ofEqual(long samples) {
    return new SampleSize(samples, 0, samples, samples == 0 ? 0 : 1, samples);
  }

  /**
   * The sample standard deviation of samples with a sum of squared deviations, each times its
   * weight. The divisor is Σ w - Σ w² / Σ w, which makes the variance unbiased whatever the weights
   * are, if they have nothing to do with the scores; n - 1 for samples that weigh 1. NaN for fewer
   * than two samples that weigh anything, or as good as one.
   */
  public double sd(double squares) {
    double divisor = divisor();
    return divisor > 0 ? Math.sqrt(squares / divisor) : Double.NaN;
  }

  /** What a sum of squared deviations is divided by to be a variance; not above 0 without one. */
  public double divisor() {
    return weight - weight / effective;
  }

  /**
   * How many independent samples a weight of 1 counts for: 1 without weights and clusters, NaN if
   * nothing weighs anything.
   */
  public double samplesPerWeight() {
    return independent() / weight;
  }

  /** The number of samples that weigh anything. */
  public long weighty() {
    return samples - weightless;
  }
}
