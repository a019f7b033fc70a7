package org.classblocks.similarity;

import java.util.List;
import org.classblocks.linalg.SymmetricMatrix;
import org.classblocks.linalg.Tile;
import org.classblocks.moments.CoMoments;
import org.classblocks.moments.batch.ClassSums;
import org.classblocks.moments.batch.Marginals;
import org.classblocks.moments.batch.MarginalsBuilder;

/**
 * Turns co-moments into Pearson correlations, tile by tile: r_ij = C_ij / (sqrt(C_ii) sqrt(C_jj)).
 *
 * <p>Classes without a correlation are those of {@link ClassStatus#of}. Values that rounding pushes
 * beyond 1 are set to 1, so that {@code |r| <= 1}. A correlation between ok classes is never NaN.
 * O(k^2) time and the memory of the matrix for k classes.
 *
 * <p>After Alsallakh et al., "Visualizing Classification Structure of Large-Scale Classifiers"
 * (2020), arXiv:2007.06068.
 */
public final class PearsonCorrelation {
  private final ClassList classes;
  private final SymmetricMatrix.Builder values;
  private final int[] exponents;

  /**
   * @param classes the k classes
   */
  public PearsonCorrelation(ClassList classes) {
    this.classes = classes;
    this.values = SymmetricMatrix.builder(classes.size());
    this.exponents = new int[classes.size()];
  }

  /**
   * Takes the co-moments of a tile, which stay as they are. Several threads may do so at once.
   *
   * @param parts the co-moments of disjoint sets of samples, at least one
   */
  public void accept(List<CoMoments> parts) {
    CoMoments coMoments = CoMoments.total(parts);
    Tile tile = coMoments.tile();
    for (int i = 0; i < tile.rows(); i++) {
      int a = tile.rowStart() + i;
      exponents[a] = coMoments.rowExponent(i);
      for (int j = tile.isDiagonal() ? i : 0; j < tile.cols(); j++) {
        values.set(a, tile.colStart() + j, coMoments.at(i, j));
      }
    }
  }

  /**
   * The finished matrix; no tile may follow.
   *
   * @param gathered the statistics of each class, over the same samples
   */
  public SimilarityMatrix result(MarginalsBuilder gathered) {
    Marginals marginals = gathered.result();
    ClassStatus[] statuses = new ClassStatus[classes.size()];
    double[] norms = new double[classes.size()];
    for (int id = 0; id < norms.length; id++) {
      ClassSums sums = gathered.sums(id);
      statuses[id] = ClassStatus.of(marginals, id, sums);
      norms[id] =
          statuses[id] == ClassStatus.OK
              ? Math.scalb(Math.sqrt(sums.squares()), sums.exponent() - exponents[id])
              : Double.NaN;
    }
    values.replaceAll((a, b, coMoment) -> correlation(coMoment, norms, a, b));
    return new SimilarityMatrix(classes, statuses, values.build());
  }

  /** NaN if one of the norms is. */
  private double correlation(double coMoment, double[] norms, int a, int b) {
    if (a == b && norms[a] > 0) {
      return 1;
    }
    double r = coMoment / norms[a] / norms[b];
    return Math.max(-1, Math.min(1, r));
  }
}
