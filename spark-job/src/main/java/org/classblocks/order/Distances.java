package org.classblocks.order;

import org.classblocks.linalg.SymmetricMatrix;
import org.classblocks.similarity.SimilarityMatrix;

/** How far apart classes are, from how similar they are. */
public final class Distances {
  private Distances() {}

  /**
   * The distances between the classes that have a correlation. O(m^2) time for {@link
   * DistanceMeasure#CORRELATION}, O(m^3) on all cores for {@link DistanceMeasure#PROFILE}.
   *
   * @param similarity the similarities of k classes
   * @param measure what distance means
   * @param usable the ids of the m classes whose status is ok, ascending
   * @return m x m distances, by index in {@code usable}; none is negative, the diagonal is 0
   */
  public static SymmetricMatrix between(
      SimilarityMatrix similarity, DistanceMeasure measure, int[] usable) {
    return switch (measure) {
      case CORRELATION -> correlation(similarity, usable);
      case PROFILE -> new ProfileDistances(similarity, usable).compute();
    };
  }

  private static SymmetricMatrix correlation(SimilarityMatrix similarity, int[] usable) {
    SymmetricMatrix.Builder distances = SymmetricMatrix.builder(usable.length);
    for (int i = 0; i < usable.length; i++) {
      for (int j = 0; j < i; j++) {
        distances.set(i, j, Math.max(0, 1 - similarity.at(usable[i], usable[j])));
      }
    }
    return distances.build();
  }
}
