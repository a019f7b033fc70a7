package org.classblocks.app;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * The weighted correlation of every two classes by its definition: two passes over the scores, each
 * class scaled to about 1 first by a power of two, which changes no digit.
 */
public final class PlainSimilarity {
  private PlainSimilarity() {}

  /**
   * The similarities, k x k; NaN in the rows and columns of classes that do not vary.
   *
   * @param scores samples x k
   * @param weights by sample; samples of weight 0 do not count
   * @param samples which samples count
   */
  public static double[][] of(
      double[][] scores, double[] weights, int[] samples, boolean clipNegative) {
    int[] weighty = IntStream.of(samples).filter(sample -> weights[sample] > 0).toArray();
    int classes = scores[0].length;
    double[][] centred = new double[classes][];
    for (int id = 0; id < classes; id++) {
      centred[id] = centred(scores, weights, weighty, id);
    }
    double[][] similarity = new double[classes][classes];
    for (int a = 0; a < classes; a++) {
      for (int b = 0; b < classes; b++) {
        double r = a == b && centred[a] != null ? 1 : correlation(centred[a], centred[b]);
        similarity[a][b] = clipNegative && r < 0 ? 0 : r;
      }
    }
    return similarity;
  }

  /** Scores less their mean, times the root of the weight; null if they are all the same. */
  private static double[] centred(double[][] scores, double[] weights, int[] samples, int id) {
    double[] column =
        IntStream.of(samples).mapToDouble(sample -> scores[sample][id] + 0.0).toArray();
    if (Arrays.stream(column).distinct().count() < 2) {
      return null;
    }
    double[] weight = IntStream.of(samples).mapToDouble(sample -> weights[sample]).toArray();
    double largest = Arrays.stream(column).map(Math::abs).max().orElseThrow();
    Arrays.setAll(column, i -> Math.scalb(column[i], -Math.getExponent(largest)));
    for (int pass = 0; pass < 2; pass++) {
      double mean = mean(column, weight);
      Arrays.setAll(column, i -> column[i] - mean);
    }
    Arrays.setAll(column, i -> column[i] * Math.sqrt(weight[i]));
    return column;
  }

  private static double mean(double[] column, double[] weights) {
    double sum = 0;
    double weight = 0;
    for (int i = 0; i < column.length; i++) {
      sum += weights[i] * column[i];
      weight += weights[i];
    }
    return sum / weight;
  }

  private static double correlation(double[] a, double[] b) {
    return a == null || b == null ? Double.NaN : dot(a, b) / Math.sqrt(dot(a, a) * dot(b, b));
  }

  private static double dot(double[] a, double[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += a[i] * b[i];
    }
    return sum;
  }
}
