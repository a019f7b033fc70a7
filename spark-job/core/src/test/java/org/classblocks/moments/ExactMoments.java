package org.classblocks.moments;

import static java.math.BigDecimal.ZERO;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Arrays;
import java.util.stream.DoubleStream;

/**
 * The oracle: moments of samples in exact decimal arithmetic. Every double is a finite decimal, so
 * Σw Σwxy - Σwx Σwy loses nothing; only the last quotient and root are rounded, to 60 digits.
 */
public final class ExactMoments {
  private static final MathContext DIGITS = new MathContext(60);

  private final BigDecimal weight;
  private final BigDecimal[] sums;
  private final BigDecimal[][] products;

  /**
   * @param rows the samples, n x k
   */
  public ExactMoments(double[][] rows) {
    this(rows, DoubleStream.generate(() -> 1).limit(rows.length).toArray());
  }

  /**
   * @param rows the samples, n x k
   * @param weights what each sample weighs
   */
  public ExactMoments(double[][] rows, double[] weights) {
    int classCount = rows[0].length;
    weight = Arrays.stream(weights).mapToObj(BigDecimal::new).reduce(ZERO, BigDecimal::add);
    sums = zeros(classCount);
    products = new BigDecimal[classCount][];
    for (int i = 0; i < classCount; i++) {
      products[i] = zeros(i + 1);
    }
    for (int row = 0; row < rows.length; row++) {
      BigDecimal[] scores = new BigDecimal[classCount];
      BigDecimal rowWeight = new BigDecimal(weights[row]);
      for (int i = 0; i < classCount; i++) {
        scores[i] = new BigDecimal(rows[row][i]);
        BigDecimal weighted = rowWeight.multiply(scores[i]);
        sums[i] = sums[i].add(weighted);
        for (int j = 0; j <= i; j++) {
          products[i][j] = products[i][j].add(weighted.multiply(scores[j]));
        }
      }
    }
  }

  private static BigDecimal[] zeros(int length) {
    BigDecimal[] zeros = new BigDecimal[length];
    Arrays.fill(zeros, ZERO);
    return zeros;
  }

  public BigDecimal mean(int classId) {
    return sums[classId].divide(weight, DIGITS);
  }

  /** The sum of the products of the deviations of two classes, each times its weight. */
  public BigDecimal coMoment(int a, int b) {
    return scaled(a, b).divide(weight, DIGITS);
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
    return product.multiply(weight).subtract(sums[a].multiply(sums[b]));
  }
}
