package org.classblocks.order;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.classblocks.linalg.SymmetricMatrix;
import org.classblocks.similarity.ClassList;
import org.classblocks.similarity.ClassStatus;
import org.classblocks.similarity.SimilarityMatrix;

/**
 * Correlations as a classifier has them: classes in nested groups of three levels, each class by
 * the direction of its score vector over {@value #SAMPLES} samples.
 */
public final class FactorModel {
  private static final int SAMPLES = 128;
  private static final int[] GROUP_SIZES = {400, 60, 10};

  private FactorModel() {}

  public static SimilarityMatrix similarities(int classes) {
    float[][] scores = new float[classes][];
    IntStream.range(0, classes).parallel().forEach(id -> scores[id] = scores(id, classes));
    SymmetricMatrix.Builder values = SymmetricMatrix.builder(classes);
    IntStream.range(0, classes)
        .parallel()
        .forEach(
            i -> {
              for (int j = 0; j < i; j++) {
                values.set(i, j, dot(scores[i], scores[j]));
              }
              values.set(i, i, 1);
            });
    ClassStatus[] statuses = new ClassStatus[classes];
    Arrays.fill(statuses, ClassStatus.OK);
    return new SimilarityMatrix(ClassList.numbered(classes), statuses, values.build());
  }

  /** The groups of a class are drawn, so that their members lie anywhere. */
  private static float[] scores(int id, int classes) {
    SplittableRandom own = new SplittableRandom(id);
    double[] sum = own.doubles(SAMPLES, -1, 1).toArray();
    long place = own.nextInt(classes);
    for (int size : GROUP_SIZES) {
      double[] shared =
          new SplittableRandom(place / size * 1009 + size).doubles(SAMPLES, -1, 1).toArray();
      double strength = 0.3 + 0.7 * own.nextDouble();
      for (int i = 0; i < SAMPLES; i++) {
        sum[i] += strength * shared[i];
      }
    }
    double mean = Arrays.stream(sum).average().orElseThrow();
    double norm = Math.sqrt(Arrays.stream(sum).map(x -> (x - mean) * (x - mean)).sum());
    float[] scores = new float[SAMPLES];
    for (int i = 0; i < SAMPLES; i++) {
      scores[i] = (float) ((sum[i] - mean) / norm);
    }
    return scores;
  }

  private static float dot(float[] a, float[] b) {
    float sum = 0;
    for (int i = 0; i < SAMPLES; i++) {
      sum += a[i] * b[i];
    }
    return sum;
  }
}
