package org.classblocks.blocks;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.classblocks.linalg.SymmetricMatrix;
import org.classblocks.order.ClassOrder;
import org.classblocks.order.ClassOrdering;
import org.classblocks.order.DistanceMeasure;
import org.classblocks.order.LeafOrder;
import org.classblocks.order.Linkage;
import org.classblocks.similarity.ClassList;
import org.classblocks.similarity.ClassStatus;
import org.classblocks.similarity.SimilarityMatrix;

/** Similarity matrices to find blocks in. */
final class Matrices {
  private Matrices() {}

  /** The similarity of two different classes. */
  interface Entries {
    double at(int i, int j);
  }

  /** A matrix in which every class has a correlation; ones on the diagonal. */
  static SimilarityMatrix of(int size, Entries entries) {
    SymmetricMatrix.Builder values = SymmetricMatrix.builder(size);
    for (int i = 0; i < size; i++) {
      values.set(i, i, 1);
      for (int j = 0; j < i; j++) {
        values.set(i, j, entries.at(i, j));
      }
    }
    ClassStatus[] statuses = new ClassStatus[size];
    Arrays.fill(statuses, ClassStatus.OK);
    return new SimilarityMatrix(ClassList.numbered(size), statuses, values.build());
  }

  /**
   * Classes that are as similar as the smallest group they share, give or take a little.
   *
   * @param groups sets of class ids, nested or disjoint
   * @param correlations the similarity inside each group; higher inside smaller groups
   * @param spread the most by which an entry is off
   */
  static SimilarityMatrix planted(
      int size, List<Set<Integer>> groups, List<Double> correlations, double spread, long seed) {
    Random random = new Random(seed);
    return of(
        size,
        (i, j) -> {
          double similarity = 0;
          for (int g = 0; g < groups.size(); g++) {
            if (groups.get(g).contains(i) && groups.get(g).contains(j)) {
              similarity = Math.max(similarity, correlations.get(g));
            }
          }
          return similarity + spread * (2 * random.nextDouble() - 1);
        });
  }

  /** The correlations of independent normal scores. */
  static SimilarityMatrix noise(int size, int samples, long seed) {
    Random random = new Random(seed);
    double[][] scores = new double[size][samples];
    for (double[] ofClass : scores) {
      double sum = 0;
      for (int s = 0; s < samples; s++) {
        ofClass[s] = random.nextGaussian();
        sum += ofClass[s];
      }
      double squares = 0;
      for (int s = 0; s < samples; s++) {
        ofClass[s] -= sum / samples;
        squares += ofClass[s] * ofClass[s];
      }
      for (int s = 0; s < samples; s++) {
        ofClass[s] /= Math.sqrt(squares);
      }
    }
    return of(
        size,
        (i, j) -> {
          double product = 0;
          for (int s = 0; s < samples; s++) {
            product += scores[i][s] * scores[j][s];
          }
          return product;
        });
  }

  /** The same similarities with class c renamed {@code newIds[c]}. */
  static SimilarityMatrix renumbered(SimilarityMatrix similarity, int[] newIds) {
    int[] oldIds = new int[newIds.length];
    for (int id = 0; id < newIds.length; id++) {
      oldIds[newIds[id]] = id;
    }
    return of(similarity.size(), (i, j) -> similarity.at(oldIds[i], oldIds[j]));
  }

  /** The order by average linkage. */
  static ClassOrder ordered(SimilarityMatrix similarity) {
    return new ClassOrdering(Linkage.AVERAGE, DistanceMeasure.CORRELATION, LeafOrder.DENDROGRAM)
        .order(similarity);
  }
}
