package org.classblocks.similarity;

import java.util.Arrays;
import java.util.List;
import org.classblocks.linalg.SymmetricMatrix;
import org.classblocks.linalg.Tile;
import org.classblocks.moments.CoMoments;
import org.classblocks.moments.batch.MarginalsBuilder;

/**
 * Turns co-moments into Pearson correlations, tile by tile.
 *
 * <p>O(k^2) time and the memory of the matrix for k classes. {@link ClassNorms} says which classes
 * have no correlation.
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
    ClassNorms known = new ClassNorms(gathered);
    double[] norms = new double[classes.size()];
    Arrays.setAll(norms, id -> known.norm(id, exponents[id]));
    values.replaceAll(
        (a, b, coMoment) ->
            a == b && norms[a] > 0 ? 1 : ClassNorms.correlation(coMoment, norms[a], norms[b]));
    return new SimilarityMatrix(classes, known.statuses(), values.build());
  }
}
