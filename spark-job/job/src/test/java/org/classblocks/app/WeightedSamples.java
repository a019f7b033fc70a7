package org.classblocks.app;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/**
 * Seeded samples with labels and weights, in every encoding, and what they come to by definition.
 */
final class WeightedSamples {
  static final int SAMPLES = 600;
  private static final int UNKNOWN = 1000;

  private final double[][] scores = new double[SAMPLES][LogForm.CLASSES];
  private final List<List<Integer>> labels = new ArrayList<>();
  private final double[] weights = new double[SAMPLES];

  /**
   * Samples of no to three labels, some of them unknown, some repeated; class c is a label about as
   * often as exp(-c / 5). Weights spread over six magnitudes; every ninth is 0.
   */
  WeightedSamples(long seed) {
    Random random = new Random(seed);
    for (int sample = 0; sample < SAMPLES; sample++) {
      double common = random.nextGaussian();
      for (int id = 0; id < LogForm.CLASSES; id++) {
        boolean isListed = random.nextInt(LogForm.CLASSES) > id - 6;
        scores[sample][id] = isListed ? (float) (3 + id % 3 * common + random.nextGaussian()) : 0;
      }
      List<Integer> own = new ArrayList<>();
      for (int label = random.nextInt(4); label > 0; label--) {
        own.add((int) Math.min(LogForm.CLASSES - 1, -5 * Math.log(random.nextDouble())));
      }
      if (sample % 11 == 0) {
        own.add(UNKNOWN);
      }
      labels.add(own);
      weights[sample] = sample % 9 == 4 ? 0 : Math.pow(10, 6 * random.nextDouble() - 3);
    }
  }

  /** The labels of a sample as the log holds them. */
  List<Integer> labels(int sample) {
    return labels.get(sample);
  }

  /** The weights of the log. */
  double[] weights() {
    return weights.clone();
  }

  double[][] scores() {
    return scores;
  }

  /** The mean of 1 / frequency of the labels of each sample, counted in the plainest way. */
  double[] balance() {
    double[] frequencies = new double[LogForm.CLASSES];
    labels.forEach(own -> known(own).forEach(id -> frequencies[id]++));
    return labels.stream()
        .mapToDouble(own -> known(own).mapToDouble(id -> 1 / frequencies[id]).average().orElse(0))
        .toArray();
  }

  private static IntStream known(List<Integer> labels) {
    return labels.stream().distinct().filter(id -> id != UNKNOWN).mapToInt(id -> id);
  }

  static StructType schema(LogForm form) {
    return form.schema()
        .add("labels", DataTypes.createArrayType(DataTypes.IntegerType))
        .add("w", DataTypes.DoubleType);
  }

  /** The rows of all samples in an encoding. */
  List<Row> rows(LogForm form) {
    return new ArrayList<>(
        IntStream.range(0, SAMPLES)
            .boxed()
            .flatMap(sample -> rows(form, sample, weights[sample]).stream())
            .toList());
  }

  /** The rows of a sample in an encoding. */
  List<Row> rows(LogForm form, int sample, Double weight) {
    List<LogForm.Entry> entries =
        IntStream.range(0, LogForm.CLASSES)
            .filter(id -> scores[sample][id] != 0)
            .mapToObj(id -> new LogForm.Entry(id, (float) scores[sample][id]))
            .toList();
    return form.rows(sample, entries).stream()
        .map(row -> longer(row, labels.get(sample), weight))
        .toList();
  }

  private static Row longer(Row row, Object... more) {
    Object[] cells = Arrays.copyOf(cells(row), row.size() + more.length);
    System.arraycopy(more, 0, cells, row.size(), more.length);
    return RowFactory.create(cells);
  }

  private static Object[] cells(Row row) {
    return IntStream.range(0, row.size()).mapToObj(row::get).toArray();
  }

  /** The same with probabilities as scores; what a sample does not list stays 0. */
  WeightedSamples probabilities() {
    for (double[] row : scores) {
      Arrays.setAll(row, id -> row[id] == 0 ? 0 : (float) (1 / (1 + Math.exp(-row[id]))));
    }
    return this;
  }

  /** The weighted correlation of two classes by its definition, in two passes. */
  double correlation(double[] weight, int a, int b) {
    return correlation(scores, weight, a, b);
  }

  /** The same of other scores of the samples. */
  static double correlation(double[][] scores, double[] weight, int a, int b) {
    return covariance(scores, weight, a, b)
        / Math.sqrt(covariance(scores, weight, a, a) * covariance(scores, weight, b, b));
  }

  private static double covariance(double[][] scores, double[] weight, int a, int b) {
    double meanA = mean(scores, weight, a);
    double meanB = mean(scores, weight, b);
    double sum = 0;
    for (int sample = 0; sample < SAMPLES; sample++) {
      sum += weight[sample] * (scores[sample][a] - meanA) * (scores[sample][b] - meanB);
    }
    return sum;
  }

  private static double mean(double[][] scores, double[] weight, int id) {
    double sum = 0;
    for (int sample = 0; sample < SAMPLES; sample++) {
      sum += weight[sample] * scores[sample][id];
    }
    return sum / Arrays.stream(weight).sum();
  }

  /** How many samples of equal weights they count for. */
  static double effective(double[] weights) {
    double sum = Arrays.stream(weights).sum();
    return sum * sum / Arrays.stream(weights).map(weight -> weight * weight).sum();
  }
}
