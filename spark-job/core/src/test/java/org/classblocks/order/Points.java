package org.classblocks.order;

import java.util.Random;
import org.classblocks.linalg.SymmetricMatrix;

/** Points and their Euclidean distances, the plain way. */
public final class Points {
  private Points() {}

  public static double[][] random(long seed, int count, int dimensions) {
    Random random = new Random(seed);
    double[][] points = new double[count][dimensions];
    for (double[] point : points) {
      for (int d = 0; d < dimensions; d++) {
        point[d] = random.nextGaussian();
      }
    }
    return points;
  }

  public static SymmetricMatrix distances(double[][] points) {
    SymmetricMatrix.Builder distances = SymmetricMatrix.builder(points.length);
    for (int i = 0; i < points.length; i++) {
      for (int j = 0; j < i; j++) {
        distances.set(i, j, distance(points[i], points[j]));
      }
    }
    return distances.build();
  }

  public static double distance(double[] a, double[] b) {
    double sum = 0;
    for (int d = 0; d < a.length; d++) {
      sum += (a[d] - b[d]) * (a[d] - b[d]);
    }
    return Math.sqrt(sum);
  }

  /** All pairs at the same distance. */
  public static SymmetricMatrix equidistant(int count, double distance) {
    SymmetricMatrix.Builder distances = SymmetricMatrix.builder(count);
    for (int i = 0; i < count; i++) {
      for (int j = 0; j < i; j++) {
        distances.set(i, j, distance);
      }
    }
    return distances.build();
  }
}
