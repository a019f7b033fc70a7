package org.classblocks.moments;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Arrays;

/**
 * The oracle: moments of samples in exact decimal arithmetic. Every double is a finite decimal, so
 * n Σxy - Σx Σy loses nothing; only the last quotient and root are rounded, to 60 digits.
 */
public final class ExactMoments {
  private static final MathContext DIGITS = new MathContext(60);

  private final int samples;
  private final BigDecimal[] sums;
  private final BigDecimal[][] products;

  /**
   * @param rows the samples, n x k
   */
  public ExactMoments(double[][] rows) {
    int classCount = rows[0].length;
    samples = rows.length;
    sums = zeros(classCount);
    products = new BigDecimal[classCount][];
    for (int i = 0; i < classCount; i++) {
      products[i] = zeros(i + 1);
    }
    for (double[] row : rows) {
      BigDecimal[] scores = new BigDecimal[classCount];
      for (int i = 0; i < classCount; i++) {
        scores[i] = new BigDecimal(row[i]);
        sums[i] = sums[i].add(scores[i]);
        for (int j = 0; j <= i; j++) {
          products[i][j] = products[i][j].add(scores[i].multiply(scores[j]));
        }
      }
    }
  }

  private static BigDecimal[] zeros(int length) {
    BigDecimal[] zeros = new BigDecimal[length];
    Arrays.fill(zeros, BigDecimal.ZERO);
    return zeros;
  }

  public BigDecimal mean(int classId) {
    return sums[classId].divide(BigDecimal.valueOf(samples), DIGITS);
  }

  /** The sum of the products of the deviations of two classes. */
  public BigDecimal coMoment(int a, int b) {
    return scaled(a, b).divide(BigDecimal.valueOf(samples), DIGITS);
  }

  public BigDecimal correlation(int a, int b) {
    return scaled(a, b).divide(scaled(a, a).multiply(scaled(b, b)).sqrt(DIGITS), DIGITS);
  }

  /** The norm that errors of a co-moment are measured against: |C_ab| is at most this. */
  public double bound(int a, int b) {
    return coMoment(a, a).multiply(coMoment(b, b)).sqrt(DIGITS).doubleValue();
  }

  private BigDecimal scaled(int a, int b) {
    BigDecimal product = products[Math.max(a, b)][Math.min(a, b)];
    return product.multiply(BigDecimal.valueOf(samples)).subtract(sums[a].multiply(sums[b]));
  }
}
