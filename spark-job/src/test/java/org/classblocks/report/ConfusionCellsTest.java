package org.classblocks.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.Set;
import org.classblocks.linalg.SparseMatrix;
import org.classblocks.order.ClassOrder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConfusionCellsTest {
  private static ClassOrder descending(int classes) {
    return Fixtures.descending(Fixtures.random(classes, Set.of(), 1));
  }

  @ParameterizedTest
  @CsvSource({"9, 9", "9, 20", "7, 5", "13, 4", "100, 37"})
  void holdsTheLargestCountOfTheClassesThatACellCovers(int classes, int limit) {
    double[][] counts = random(classes, 31L * classes + limit);
    ClassOrder order = descending(classes);
    MatrixPixels cells = ConfusionCells.of(sparse(counts), order, limit);
    int side = Math.min(classes, limit);
    assertThat(cells.side()).isEqualTo(side);
    for (int row = 0; row < side; row++) {
      for (int column = 0; column < side; column++) {
        float expected = largest(counts, order, side, row, column);
        assertThat(cells.at(row, column))
            .as("%d classes, %d cells, row %d, column %d", classes, side, row, column)
            .isEqualTo(Float.valueOf(expected));
      }
    }
  }

  private static float largest(double[][] counts, ClassOrder order, int side, int row, int column) {
    double largest = row == column ? Double.NaN : 0;
    for (int p = 0; p < order.size(); p++) {
      for (int q = 0; q < order.size(); q++) {
        double count = counts[order.classAt(p)][order.classAt(q)];
        boolean inside = p * side / order.size() == row && q * side / order.size() == column;
        if (inside && p != q && count > 0) {
          largest = Double.isNaN(largest) ? count : Math.max(largest, count);
        }
      }
    }
    return (float) largest;
  }

  @Test
  void rowsAreLabelsAndColumnsPredictions() {
    double[][] counts = new double[4][4];
    counts[0][2] = 7;
    MatrixPixels cells = ConfusionCells.of(sparse(counts), descending(3), 3);
    assertThat(cells.at(2, 0)).isEqualTo(7);
    assertThat(cells.at(0, 2)).isZero();
  }

  @Test
  void leavesOutTheDiagonalAndWhatHasNoClass() {
    double[][] counts = new double[4][4];
    counts[1][1] = 5;
    counts[1][3] = 6;
    counts[3][0] = 8;
    counts[3][3] = 9;
    MatrixPixels cells = ConfusionCells.of(sparse(counts), descending(3), 3);
    for (int row = 0; row < 3; row++) {
      for (int column = 0; column < 3; column++) {
        assertThat(cells.at(row, column)).isEqualTo(Float.valueOf(row == column ? Float.NaN : 0));
      }
    }
  }

  /** Mostly zeros, with a last row and column for no class. */
  private static double[][] random(int classes, long seed) {
    Random random = new Random(seed);
    double[][] counts = new double[classes + 1][classes + 1];
    for (double[] row : counts) {
      for (int i = 0; i < row.length; i++) {
        row[i] = random.nextInt(5) == 0 ? 1 + random.nextInt(50) : 0;
      }
    }
    return counts;
  }

  static SparseMatrix sparse(double[][] counts) {
    SparseMatrix.Builder matrix = SparseMatrix.builder(counts.length);
    for (int i = 0; i < counts.length; i++) {
      for (int j = 0; j < counts.length; j++) {
        if (counts[i][j] != 0) {
          matrix.add(i, j, counts[i][j]);
        }
      }
    }
    return matrix.build();
  }
}
