package org.classblocks.synthetic;

import java.util.Arrays;
import org.classblocks.UserErrorException;

/**
 * Which labels samples get.
 *
 * @param kind none, one or several per sample
 * @param perSample the mean number of labels per sample, for several
 * @param imbalance how unequally frequent classes are: the exponent of Zipf's law, so that the r-th
 *     most frequent class has 1 / r^imbalance of the labels of the first; 0 for all alike
 */
public record LabelRule(Kind kind, double perSample, double imbalance) {
  /** The rate of a class that nearly every sample has. */
  private static final double HIGHEST_RATE = 0.9;

  /** How many labels a sample has. */
  public enum Kind {
    /** None: the log has no label column. */
    NONE,
    /** Exactly one, drawn from the softmax of the scores. */
    SINGLE,
    /** Any number, each class by the sigmoid of its score, whatever the others do. */
    MULTI
  }

  public LabelRule {
    if (!(perSample > 0)) {
      throw UserErrorException.usage(
          "The mean number of labels per sample must be above 0, found %s. Use 2, for example.",
          perSample);
    }
    if (!(imbalance >= 0 && imbalance <= 10)) {
      throw UserErrorException.usage(
          "The imbalance must be from 0 (all classes alike) to 10, found %s. Use 1 for Zipf's"
              + " law.",
          imbalance);
    }
  }

  /**
   * The rate of each class, by rank from the most frequent: the fraction of samples that have it.
   * With one label per sample, or none, rates sum to 1 but for the first being at most {@value
   * #HIGHEST_RATE}.
   *
   * @throws UserErrorException if a class would have to be in nearly every sample, or in more
   */
  double[] rates(int classes) {
    double[] rates = new double[classes];
    Arrays.setAll(rates, rank -> StrictMath.pow(rank + 1.0, -imbalance));
    double sum = Arrays.stream(rates).sum();
    double labels = kind == Kind.MULTI ? perSample : 1;
    if (kind == Kind.MULTI && labels / sum > HIGHEST_RATE) {
      throw UserErrorException.usage(
          "%s labels per sample over %d classes with imbalance %s would put the most frequent"
              + " class into more than %s of all samples. Use fewer labels per sample, more"
              + " classes or less imbalance.",
          perSample, classes, imbalance, HIGHEST_RATE);
    }
    Arrays.setAll(rates, rank -> Math.min(HIGHEST_RATE, rates[rank] * labels / sum));
    return rates;
  }
}
