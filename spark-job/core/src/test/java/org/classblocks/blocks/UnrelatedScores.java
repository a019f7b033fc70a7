package org.classblocks.blocks;

import java.util.Arrays;
import java.util.Random;
import java.util.function.DoubleSupplier;

/** Kinds of scores in which no group of classes has anything of its own in common. */
public enum UnrelatedScores {
  NORMAL {
    @Override
    void draw(Random random, double[] traits, double[] scores) {
      fill(scores, random::nextGaussian);
    }
  },
  /** Student's t with 5 degrees of freedom. */
  T5 {
    @Override
    void draw(Random random, double[] traits, double[] scores) {
      fill(scores, () -> random.nextGaussian() / rootOfChiSquare(5, random));
    }
  },
  /** A factor that explains 0.6 of every class. */
  ONE_FACTOR {
    @Override
    void draw(Random random, double[] traits, double[] scores) {
      double factor = random.nextGaussian();
      fill(scores, () -> Math.sqrt(0.6) * factor + Math.sqrt(0.4) * random.nextGaussian());
    }
  },
  LOG_NORMAL {
    @Override
    void draw(Random random, double[] traits, double[] scores) {
      fill(scores, () -> Math.exp(random.nextGaussian()));
    }
  },
  /** Log-normal, the logarithm with a standard deviation of 2. */
  WIDE_LOG_NORMAL {
    @Override
    void draw(Random random, double[] traits, double[] scores) {
      fill(scores, () -> Math.exp(2 * random.nextGaussian()));
    }
  },
  /** One factor with loadings from 0 to 0.95. */
  UNEQUAL_LOADINGS {
    @Override
    void draw(Random random, double[] traits, double[] scores) {
      double factor = random.nextGaussian();
      for (int c = 0; c < scores.length; c++) {
        double loading = 0.95 * traits[c];
        scores[c] = loading * factor + Math.sqrt(1 - loading * loading) * random.nextGaussian();
      }
    }
  },
  /** Sigmoids of rare classes: logits around -9 to -3. */
  RARE_SIGMOIDS {
    @Override
    void draw(Random random, double[] traits, double[] scores) {
      for (int c = 0; c < scores.length; c++) {
        scores[c] = 1 / (1 + Math.exp(9 - 6 * traits[c] - 2 * random.nextGaussian()));
      }
    }
  },
  SOFTMAX {
    @Override
    void draw(Random random, double[] traits, double[] scores) {
      fill(scores, () -> Math.exp(3 * random.nextGaussian()));
      scale(scores, 1 / Arrays.stream(scores).sum());
    }
  },
  /** Five classes at random, with probabilities that add up to less than 1. */
  RANDOM_TOP_FIVE {
    @Override
    void draw(Random random, double[] traits, double[] scores) {
      Arrays.fill(scores, 0);
      double left = 1;
      for (int rank = 0; rank < Math.min(5, scores.length); ) {
        int c = random.nextInt(scores.length);
        if (scores[c] == 0) {
          scores[c] = left * (0.2 + 0.6 * random.nextDouble());
          left -= scores[c];
          rank++;
        }
      }
    }
  },
  /** Multivariate t with 3 degrees of freedom: normal, with a scale per sample. */
  MULTIVARIATE_T3 {
    @Override
    void draw(Random random, double[] traits, double[] scores) {
      fill(scores, random::nextGaussian);
      scale(scores, 1 / rootOfChiSquare(3, random));
    }
  },
  /** Normal, with a log-normal scale per sample. */
  SHARED_SCALE {
    @Override
    void draw(Random random, double[] traits, double[] scores) {
      fill(scores, random::nextGaussian);
      scale(scores, Math.exp(random.nextGaussian()));
    }
  };

  /**
   * Draws the scores of a sample.
   *
   * @param traits a number from 0 to 1 for each class, the same for all samples
   */
  abstract void draw(Random random, double[] traits, double[] scores);

  /** Scores by class and sample; every class varies. */
  public double[][] draw(int classes, int samples, long seed) {
    Random random = new Random(seed);
    double[] traits = random.doubles(classes).toArray();
    double[][] scores = draw(random, traits, samples);
    while (Arrays.stream(scores).anyMatch(UnrelatedScores::isConstant)) {
      scores = draw(random, traits, samples);
    }
    return scores;
  }

  private double[][] draw(Random random, double[] traits, int samples) {
    double[] sample = new double[traits.length];
    double[][] scores = new double[traits.length][samples];
    for (int s = 0; s < samples; s++) {
      draw(random, traits, sample);
      for (int c = 0; c < sample.length; c++) {
        scores[c][s] = sample[c];
      }
    }
    return scores;
  }

  private static boolean isConstant(double[] scores) {
    return Arrays.stream(scores).allMatch(score -> score == scores[0]);
  }

  private static void fill(double[] scores, DoubleSupplier draw) {
    Arrays.setAll(scores, c -> draw.getAsDouble());
  }

  private static void scale(double[] scores, double factor) {
    Arrays.setAll(scores, c -> factor * scores[c]);
  }

  private static double rootOfChiSquare(int degrees, Random random) {
    double sum = 0;
    for (int i = 0; i < degrees; i++) {
      double normal = random.nextGaussian();
      sum += normal * normal;
    }
    return Math.sqrt(sum / degrees);
  }
}
