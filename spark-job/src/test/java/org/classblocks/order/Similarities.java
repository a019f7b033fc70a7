package org.classblocks.order;

import java.util.Arrays;
import java.util.Random;
import org.classblocks.linalg.SymmetricMatrix;
import org.classblocks.similarity.ClassList;
import org.classblocks.similarity.ClassStatus;
import org.classblocks.similarity.SimilarityMatrix;

/** Similarity matrices to try things on. */
final class Similarities {
  private Similarities() {}

  /** A matrix in which every class has a correlation. */
  static SimilarityMatrix of(SymmetricMatrix values) {
    ClassStatus[] statuses = new ClassStatus[values.size()];
    Arrays.fill(statuses, ClassStatus.OK);
    return new SimilarityMatrix(ClassList.numbered(values.size()), statuses, values);
  }

  /** Entries from -1 to 1 at random, the diagonal 1. */
  static SimilarityMatrix random(long seed, int size) {
    Random random = new Random(seed);
    SymmetricMatrix.Builder values = SymmetricMatrix.builder(size);
    for (int i = 0; i < size; i++) {
      values.set(i, i, 1);
      for (int j = 0; j < i; j++) {
        values.set(i, j, 2 * random.nextDouble() - 1);
      }
    }
    return of(values.build());
  }

  /** The same with some classes constant: their rows and columns are NaN. */
  static SimilarityMatrix without(SimilarityMatrix similarity, int... constant) {
    int size = similarity.size();
    ClassStatus[] statuses = new ClassStatus[size];
    Arrays.fill(statuses, ClassStatus.OK);
    for (int id : constant) {
      statuses[id] = ClassStatus.CONSTANT;
    }
    SymmetricMatrix.Builder values = SymmetricMatrix.builder(size);
    for (int i = 0; i < size; i++) {
      for (int j = 0; j <= i; j++) {
        boolean known = statuses[i] == ClassStatus.OK && statuses[j] == ClassStatus.OK;
        values.set(i, j, known ? similarity.at(i, j) : Double.NaN);
      }
    }
    return new SimilarityMatrix(similarity.classes(), statuses, values.build());
  }

  /** The rows and columns of some classes only, renumbered. */
  static SimilarityMatrix restricted(SimilarityMatrix similarity, int... ids) {
    SymmetricMatrix.Builder values = SymmetricMatrix.builder(ids.length);
    for (int i = 0; i < ids.length; i++) {
      for (int j = 0; j <= i; j++) {
        values.set(i, j, similarity.at(ids[i], ids[j]));
      }
    }
    return of(values.build());
  }
}
