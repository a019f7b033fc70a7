package org.classblocks.attributes;

import org.classblocks.linalg.SymmetricMatrix;
import org.classblocks.similarity.ClassStatus;
import org.classblocks.similarity.SimilarityMatrix;

/**
 * Similarities of scores once attributes are taken out: the correlations of what a regression on
 * the attributes leaves of the scores. For loadings L that is r_ij - L_i L_j, divided by the roots
 * of 1 - |L_i|² and 1 - |L_j|².
 *
 * <p>If less than a billionth of a class's variance is left, the class has no correlation any more.
 * O(k²) time for each direction of the attributes.
 */
public final class PartialSimilarity {
  private final AttributeLoadings loadings;
  private final double[] scales;

  /**
   * @param classCount the number of classes, k
   */
  public PartialSimilarity(AttributeLoadings loadings, int classCount) {
    this.loadings = loadings;
    this.scales = new double[classCount];
    for (int id = 0; id < classCount; id++) {
      double rest = 1 - loadings.explained(id);
      scales[id] = rest > AttributeLoadings.LEAST_REST ? 1 / Math.sqrt(rest) : 0;
    }
  }

  /** Whether the attributes explain all of a class's variance. */
  boolean isExplained(int classId) {
    return scales[classId] == 0;
  }

  /** The similarity of two different classes; 0 if nothing is left of one. */
  double of(int a, int b, double similarity) {
    double shared = 0;
    for (int direction = 0; direction < loadings.rank(); direction++) {
      shared += loadings.at(direction, a) * loadings.at(direction, b);
    }
    return Math.max(-1, Math.min(1, (similarity - shared) * scales[a] * scales[b]));
  }

  /**
   * All similarities.
   *
   * @param similarity the similarities of the scores, none of them clipped
   */
  public SimilarityMatrix of(SimilarityMatrix similarity) {
    int size = similarity.size();
    ClassStatus[] statuses = new ClassStatus[size];
    SymmetricMatrix.Builder values = SymmetricMatrix.builder(size);
    double[] row = new double[size];
    for (int id = 0; id < size; id++) {
      statuses[id] =
          similarity.status(id) == ClassStatus.OK && isExplained(id)
              ? ClassStatus.EXPLAINED
              : similarity.status(id);
      similarity.copyRow(id, row);
      for (int other = 0; other < id; other++) {
        boolean areKnown = statuses[id] == ClassStatus.OK && statuses[other] == ClassStatus.OK;
        values.set(id, other, areKnown ? of(id, other, row[other]) : Double.NaN);
      }
      values.set(id, id, statuses[id] == ClassStatus.OK ? 1 : Double.NaN);
    }
    return new SimilarityMatrix(similarity.classes(), statuses, values.build());
  }
}
