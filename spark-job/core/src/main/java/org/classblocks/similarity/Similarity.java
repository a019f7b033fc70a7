package org.classblocks.similarity;

import java.util.ArrayList;
import java.util.List;

/**
 * How similar each pair of k classes is, with the names and the status of the classes: a {@link
 * SimilarityMatrix} of all pairs, or a {@link SimilarityGraph} of those that say anything.
 *
 * <p>Exactly symmetric. A class whose status is {@link ClassStatus#OK} has the similarity 1 to
 * itself, and one from -1 to 1 to each other such class. All other similarities are NaN. Immutable.
 */
public sealed interface Similarity permits SimilarityMatrix, SimilarityGraph {
  /** The number of classes, k, whatever their status. */
  int size();

  ClassList classes();

  ClassStatus status(int classId);

  /** The similarity of two classes, by class id. */
  double at(int a, int b);

  /**
   * Whether the similarity of two classes is known by itself; a graph has a background for the
   * others.
   */
  default boolean isKept(int a, int b) {
    return true;
  }

  /** Copies the similarities of one class to all classes, by class id, into {@code row}. O(k). */
  void copyRow(int classId, double[] row);

  /** The ids of the classes whose status is ok, ascending. */
  int[] usableClasses();

  /**
   * The same with ten digits after the point, for whatever is decided by comparing similarities.
   * The number of cores and the dates of a window change their last digits, 6e-16 of 1, and so
   * would turn ties. Rounding is exact, and so is 1 less what it gives.
   *
   * <p>Two equal similarities still come apart if they lie as near as that to the middle between
   * two multiples of 2^-34: one in 100,000 does.
   */
  Similarity rounded();

  /** The same with 0 in place of negative similarities. */
  Similarity clipped();

  /** The ids of the classes that have no correlation, ascending. */
  default List<Integer> excludedClasses() {
    List<Integer> excluded = new ArrayList<>();
    for (int id = 0; id < size(); id++) {
      if (status(id) != ClassStatus.OK) {
        excluded.add(id);
      }
    }
    return excluded;
  }
}
