package org.classblocks.similarity;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Random;
import java.util.stream.Stream;
import org.classblocks.moments.ExactMoments;
import org.classblocks.moments.RandomScores;

/** Seeded scores that are hard on an algorithm of one pass, with their exact correlations. */
final class HardScores {
  static final int SAMPLES = 2500;
  static final int CLASSES = 7;
  private static final long SEED = 20250101;

  private final String name;
  private final double[][] rows;
  private final double[] weights;
  private final BigDecimal[][] correlations = new BigDecimal[CLASSES][CLASSES];

  private HardScores(String name, double[][] rows) {
    this(name, rows, null);
  }

  private HardScores(String name, double[][] rows, double[] weights) {
    this.name = name;
    this.rows = rows;
    this.weights = weights;
    ExactMoments exact = weights == null ? new ExactMoments(rows) : new ExactMoments(rows, weights);
    for (int a = 0; a < CLASSES; a++) {
      for (int b = 0; b < CLASSES; b++) {
        correlations[a][b] = exact.correlation(a, b);
      }
    }
  }

  static Stream<HardScores> all() {
    return Stream.of(
        new HardScores("standard normal", random(0, 1)),
        new HardScores("mean 1e3", random(1e3, 1)),
        new HardScores("mean 1e6", random(1e6, 1)),
        new HardScores("mean 1e6, sorted", sorted(random(1e6, 1))),
        new HardScores("mean -1e3, sd 1e-3, sorted", sorted(random(-1e3, 1e-3))),
        new HardScores("sd 1e-10", random(0, 1e-10)),
        new HardScores("mean 1e-4, sd 1e-10, sorted", sorted(random(1e-4, 1e-10))),
        new HardScores("mean 1, sd 1e-10, sorted", sorted(random(1, 1e-10))),
        new HardScores("sd 1e-145", random(0, 1e-145)),
        new HardScores("mean 1e150, sd 1e150, sorted", sorted(random(1e150, 1e150))),
        new HardScores("scales from 1e-60 to 1e60", ownScales()),
        new HardScores("floats", floats(random(-4, 3))),
        new HardScores("floats, mean 1e6", floats(random(1e6, 1))),
        new HardScores("sorted by class", sortedByClass(0)),
        new HardScores("sorted by class, mean 1e6", sortedByClass(1e6)),
        new HardScores("probabilities of rare classes", rare()),
        new HardScores("outlier first", outlier(0)),
        new HardScores("outlier last", outlier(SAMPLES - 1)));
  }

  /** The same scores with weights from a millionth to a million, every eighth of them 0. */
  static Stream<HardScores> allWeighted() {
    double[] weights = new double[SAMPLES];
    Random random = new Random(SEED);
    Arrays.setAll(
        weights,
        row -> {
          double weight = Math.pow(10, 12 * random.nextDouble() - 6);
          return row % 8 == 5 ? 0 : weight;
        });
    return all().map(scores -> new HardScores(scores.name + ", weighted", scores.rows, weights));
  }

  /** What each sample weighs; null without weights. */
  double[] weights() {
    return weights;
  }

  /** The samples, n x k; not to be changed. */
  double[][] rows() {
    return rows;
  }

  /** The largest |r - exact|. */
  double largestError(SimilarityMatrix actual) {
    double largest = 0;
    for (int a = 0; a < CLASSES; a++) {
      for (int b = 0; b < CLASSES; b++) {
        BigDecimal error = correlations[a][b].subtract(new BigDecimal(actual.at(a, b)));
        largest = Math.max(largest, error.abs().doubleValue());
      }
    }
    return largest;
  }

  @Override
  public String toString() {
    return name + " (seed " + SEED + ")";
  }

  /** One pair of classes is almost one: they differ by a millionth of the spread. */
  private static double[][] random(double mean, double sd) {
    double[][] rows = RandomScores.of(SAMPLES, CLASSES, mean, sd, SEED);
    Random random = new Random(SEED);
    for (double[] row : rows) {
      row[1] = row[0] + sd * 1e-6 * random.nextGaussian();
    }
    return rows;
  }

  private static double[][] sorted(double[][] rows) {
    Arrays.sort(rows, Comparator.comparingDouble(row -> row[0]));
    return rows;
  }

  private static double[][] floats(double[][] rows) {
    for (double[] row : rows) {
      Arrays.setAll(row, id -> (float) row[id]);
    }
    return rows;
  }

  private static double[][] ownScales() {
    double[][] rows = random(1e3, 1);
    for (double[] row : rows) {
      Arrays.setAll(row, id -> row[id] * Math.pow(10, 20 * (id - 3)));
    }
    return rows;
  }

  /** Samples come class by class, and the score of their own class stands far above the rest. */
  private static double[][] sortedByClass(double mean) {
    double[][] rows = random(mean, 1);
    for (int sample = 0; sample < SAMPLES; sample++) {
      rows[sample][sample * CLASSES / SAMPLES] += 1000;
    }
    return rows;
  }

  /** Probabilities that are nearly always next to nothing. */
  private static double[][] rare() {
    double[][] rows = random(-25, 6);
    for (double[] row : rows) {
      Arrays.setAll(row, id -> 1 / (1 + Math.exp(-row[id])));
    }
    return rows;
  }

  private static double[][] outlier(int sample) {
    double[][] rows = random(1, 1);
    double[] row = rows[sample];
    Arrays.setAll(row, id -> 1e8 * (id % 2 == 0 ? row[id] : -row[id]));
    return rows;
  }
}
