package org.classblocks.report.picture;

import java.util.Arrays;
import org.classblocks.order.ClassOrder;
import org.classblocks.similarity.Similarity;
import org.classblocks.similarity.SimilarityGraph;

/**
 * The ordered matrix as a square grid of numbers, small enough to be drawn.
 *
 * <p>Up to {@code limit} classes a grid cell is one similarity. Above, it is the mean of the
 * similarities it covers, each weighted by the area it covers of them, so every class counts the
 * same; NaN is left out of the mean, and a cell that covers nothing else is NaN. Immutable.
 *
 * <p>O(k^2) time, O(side^2) memory, one row of the matrix at a time; of a graph see {@link
 * GraphPixels}. Similarities and their places are by position in the order.
 */
final class MatrixPixels {
  private final int side;
  private final boolean averaged;
  private final float[] cells;

  /**
   * @param side the number of cells along an edge
   * @param averaged whether a cell covers more than one pair of classes
   * @param cells {@code side * side} values row by row, NaN where there is none; taken over
   */
  MatrixPixels(int side, boolean averaged, float[] cells) {
    this.side = side;
    this.averaged = averaged;
    this.cells = cells;
  }

  /** The matrix in the given order on a grid of at most {@code limit} x {@code limit} cells. */
  static MatrixPixels of(Similarity similarity, ClassOrder order, int limit) {
    int classCount = order.size();
    int side = Math.min(classCount, limit);
    if (similarity instanceof SimilarityGraph graph && side < classCount) {
      return new MatrixPixels(side, true, GraphPixels.means(graph, order, side));
    }
    Reduction reduction = new Reduction(classCount, side);
    double[] byClass = new double[classCount];
    double[] byPosition = new double[classCount];
    int[] classes = order.permutation().toArray();
    for (int position = 0; position < classCount; position++) {
      similarity.copyRow(classes[position], byClass);
      for (int other = 0; other < classCount; other++) {
        byPosition[other] = byClass[classes[other]];
      }
      reduction.accept(position, byPosition);
    }
    return new MatrixPixels(side, side < classCount, reduction.cells);
  }

  /** The number of grid cells in a row. */
  int side() {
    return side;
  }

  /** The mean similarity in a grid cell, or NaN. */
  float at(int row, int column) {
    return cells[row * side + column];
  }

  /** The cells right of the diagonal that hold no part of it, row by row; a new array. */
  float[] offDiagonal() {
    int gap = averaged ? 2 : 1;
    int rows = Math.max(0, side - gap);
    float[] above = new float[rows * (rows + 1) / 2];
    int count = 0;
    for (int row = 0; row < rows; row++) {
      int length = side - gap - row;
      System.arraycopy(cells, row * side + row + gap, above, count, length);
      count += length;
    }
    return above;
  }

  /** Whether any cell has no value. */
  boolean hasUndefined() {
    for (float cell : cells) {
      if (Float.isNaN(cell)) {
        return true;
      }
    }
    return false;
  }

  /** Whether any cell holds a negative mean. */
  boolean hasNegative() {
    for (float cell : cells) {
      if (cell < 0) {
        return true;
      }
    }
    return false;
  }

  /** Sums weighted rows into rows of the grid. */
  private static final class Reduction {
    private final PixelCover cover;
    private final float[] cells;
    private double[] sums;
    private double[] weights;
    private double[] nextSums;
    private double[] nextWeights;

    Reduction(int classCount, int side) {
      cover = new PixelCover(classCount, side);
      cells = new float[side * side];
      sums = new double[side];
      weights = new double[side];
      nextSums = new double[side];
      nextWeights = new double[side];
    }

    void accept(int position, double[] row) {
      add(row, cover.ofFirst(position), sums, weights);
      if (cover.ofNext(position) > 0) {
        add(row, cover.ofNext(position), nextSums, nextWeights);
      }
      if (cover.endsPixel(position)) {
        flush(cover.first(position));
      }
    }

    private void add(double[] row, double weight, double[] sums, double[] weights) {
      for (int column = 0; column < row.length; column++) {
        double value = row[column];
        if (!Double.isNaN(value)) {
          int cell = cover.first(column);
          double first = weight * cover.ofFirst(column);
          sums[cell] += first * value;
          weights[cell] += first;
          double second = weight * cover.ofNext(column);
          if (second > 0) {
            sums[cell + 1] += second * value;
            weights[cell + 1] += second;
          }
        }
      }
    }

    private void flush(int cellRow) {
      int side = cover.side();
      for (int cell = 0; cell < side; cell++) {
        cells[cellRow * side + cell] = (float) (sums[cell] / weights[cell]);
      }
      double[] spentSums = sums;
      double[] spentWeights = weights;
      sums = nextSums;
      weights = nextWeights;
      nextSums = spentSums;
      nextWeights = spentWeights;
      Arrays.fill(nextSums, 0);
      Arrays.fill(nextWeights, 0);
    }
  }
}
