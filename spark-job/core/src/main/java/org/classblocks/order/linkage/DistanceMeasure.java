package org.classblocks.order.linkage;

import org.classblocks.similarity.Similarity;

/** How far apart two classes are, from their similarities. */
public enum DistanceMeasure {
  /** 1 - r, computed as it is read: no memory. */
  CORRELATION,
  /** The Euclidean distance between rows of the matrix: O(m^3) time on all cores, 4 m^2 bytes. */
  PROFILE;

  /**
   * The distances between the classes that have a correlation.
   *
   * @param similarity the similarities of k classes
   * @param usable the ids of the m classes whose status is ok, ascending
   * @return the distances by index in {@code usable}
   */
  public Distances distances(Similarity similarity, int[] usable) {
    return switch (this) {
      case CORRELATION -> new CorrelationDistances(similarity, usable);
      case PROFILE -> new MatrixDistances(new ProfileDistances(similarity, usable).compute());
    };
  }
}
