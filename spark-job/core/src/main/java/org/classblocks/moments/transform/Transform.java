package org.classblocks.moments.transform;

import java.util.Locale;

/**
 * What is computed from logged scores before they are correlated. Everything is in double, whatever
 * type was logged; natural logarithms.
 *
 * <p>Edges: a logarithm needs arguments above zero, which {@link ScoreTransform} sees to; sigmoid
 * and softmax take any finite score and give 0 where e to the score underflows, never NaN.
 */
public enum Transform {
  /** The scores as they are. */
  NONE,

  /**
   * ln(p / (1 - p)), which undoes a sigmoid. For p of half and more 1 - p is exact, and below it is
   * rounded by a part in 10^16 of nearly 1, so the quotient keeps its digits; against ln p -
   * log1p(-p) that saves a slow function.
   */
  LOGIT {
    @Override
    void mapEach(double[] scores, int end) {
      for (int i = 0; i < end; i++) {
        scores[i] = Math.log(scores[i] / (1 - scores[i]));
      }
    }
  },

  /** ln p. */
  LOG {
    @Override
    void mapEach(double[] scores, int end) {
      for (int i = 0; i < end; i++) {
        scores[i] = Math.log(scores[i]);
      }
    }
  },

  /**
   * ln p less the mean of ln p over the classes of the sample, the centred log-ratio of Aitchison,
   * "The Statistical Analysis of Compositional Data", J. R. Stat. Soc. B 44 (1982),
   * doi:10.1111/j.2517-6161.1982.tb01195.x. Of softmax outputs it gives the logits less their own
   * mean over the classes: the logarithm of the softmax's denominator drops out.
   */
  CLR {
    @Override
    void mapEach(double[] scores, int end) {
      LOG.mapEach(scores, end);
    }

    @Override
    void mapRow(double[] row, int classes) {
      CENTRE.mapRow(row, classes);
    }
  },

  /**
   * The scores less their mean over the classes of the sample. Of log-probabilities it gives what
   * {@link #CLR} gives of the probabilities.
   */
  CENTRE {
    @Override
    void mapRow(double[] row, int classes) {
      double mean = sum(row) / classes;
      for (int i = 0; i < row.length; i++) {
        row[i] -= mean;
      }
    }
  },

  /** 1 / (1 + e^-x), by the side on which e^-|x| does not overflow. */
  SIGMOID {
    @Override
    void mapEach(double[] scores, int end) {
      for (int i = 0; i < end; i++) {
        double power = Math.exp(-Math.abs(scores[i]));
        scores[i] = (scores[i] < 0 ? power : 1) / (1 + power);
      }
    }
  },

  /** e^x over the sum of e^x over the classes of the sample, after their highest x is taken off. */
  SOFTMAX {
    @Override
    double neutral() {
      return Double.NEGATIVE_INFINITY;
    }

    @Override
    void mapRow(double[] row, int classes) {
      double most = Double.NEGATIVE_INFINITY;
      for (double score : row) {
        most = Math.max(most, score);
      }
      for (int i = 0; i < row.length; i++) {
        row[i] = Math.exp(row[i] - most);
      }
      double sum = sum(row);
      for (int i = 0; i < row.length; i++) {
        row[i] /= sum;
      }
    }
  };

  /** The word of the configuration. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Whether the scores must be probabilities. */
  public boolean isOfProbabilities() {
    return this == LOGIT || this == LOG || this == CLR;
  }

  /** Whether the result for a class depends on the other classes of the sample. */
  public boolean isOfWholeRows() {
    return this == CLR || this == CENTRE || this == SOFTMAX;
  }

  /**
   * Replaces scores by what each of them gives alone: the whole transform, or what comes before
   * {@link #mapRow}.
   *
   * @param scores from 0 to {@code end} (exclusive), above 0 and, for LOGIT, below 1
   */
  void mapEach(double[] scores, int end) {}

  /** What a class has before {@link #mapRow} so that the others are as if it were not there. */
  double neutral() {
    return 0;
  }

  /**
   * Replaces the scores of all classes of a sample by what they give together.
   *
   * @param classes how many of them are not {@link #neutral}
   */
  void mapRow(double[] row, int classes) {}

  /** The sum, compensated after Kahan (1965), doi:10.1145/363707.363723. */
  private static double sum(double[] values) {
    double sum = 0;
    double lost = 0;
    for (double value : values) {
      double part = value - lost;
      double next = sum + part;
      lost = (next - sum) - part;
      sum = next;
    }
    return sum;
  }
}
