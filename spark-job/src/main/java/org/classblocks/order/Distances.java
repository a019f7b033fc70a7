package org.classblocks.order;

import org.classblocks.linalg.SymmetricMatrix;
import org.classblocks.similarity.SimilarityMatrix;

/**
 * How far apart m leaves are, pair by pair: symmetric, none of them negative, 0 from a leaf to
 * itself. Read only, and by any number of threads at once.
 */
public interface Distances {
  /** The number of leaves, m. */
  int size();

  /** The distance between leaves i and j, both in 0..m-1. */
  double at(int i, int j);

  /** Copies the distances of leaf i to all m leaves into {@code row}, at least m long. */
  void copyRow(int i, double[] row);

  /**
   * The distances between the classes that have a correlation. {@link DistanceMeasure#CORRELATION}
   * is computed as it is read and takes no memory; {@link DistanceMeasure#PROFILE} takes O(m^3)
   * time on all cores and 4 m^2 bytes, once.
   *
   * @param similarity the similarities of k classes
   * @param measure what distance means
   * @param usable the ids of the m classes whose status is ok, ascending
   * @return the distances by index in {@code usable}
   */
  static Distances between(SimilarityMatrix similarity, DistanceMeasure measure, int[] usable) {
    return switch (measure) {
      case CORRELATION -> new CorrelationDistances(similarity, usable);
      case PROFILE -> of(new ProfileDistances(similarity, usable).compute());
    };
  }

  /** The entries of a matrix, which has zeros on its diagonal. */
  static Distances of(SymmetricMatrix matrix) {
    return new MatrixDistances(matrix);
  }
}
