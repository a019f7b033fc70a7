package org.classblocks.order.linkage;

import org.classblocks.linalg.SymmetricMatrix;

/**
 * Distances that stand in a matrix.
 *
 * @param matrix m x m, with zeros on its diagonal
 */
public record MatrixDistances(SymmetricMatrix matrix) implements Distances {
  @Override
  public int size() {
    return matrix.size();
  }

  @Override
  public double at(int i, int j) {
    return matrix.at(i, j);
  }

  @Override
  public void copyRow(int i, double[] row) {
    matrix.copyRow(i, row);
  }
}
