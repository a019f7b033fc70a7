package org.classblocks.order.leaves;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class MinPlusTest {
  /** More columns and more between than stay in the cache, and neither a multiple of a piece. */
  @Test
  void equalsThePlainProduct() {
    assertEqual(3, 131, 1030);
    assertEqual(1, 1, 1);
    assertEqual(4, 64, 1024);
  }

  @Test
  void keepsWhatIsLowerAlready() {
    double[][] out = {{1, 9}};
    MinPlus.multiply(
        new double[][] {{2}}, 0, new double[][] {{3, 4}}, new double[] {3}, 0, 1, out, 2);
    assertThat(out[0]).containsExactly(1, 6);
  }

  @Test
  void findsTheLeastEntry() {
    assertThat(MinPlus.least(new double[] {3, 1, 2})).isEqualTo(1);
    assertThat(MinPlus.least(new double[0])).isEqualTo(Double.POSITIVE_INFINITY);
  }

  private static void assertEqual(int rows, int depth, int columns) {
    double[][] a = random(rows, depth + 2);
    double[][] b = random(depth + 1, columns);
    double[][] out = random(rows, columns);
    double[][] expected = new double[rows][columns];
    for (int i = 0; i < rows; i++) {
      for (int j = 0; j < columns; j++) {
        expected[i][j] = out[i][j];
        for (int l = 0; l < depth; l++) {
          expected[i][j] = Math.min(expected[i][j], a[i][2 + l] + b[1 + l][j]);
        }
      }
    }
    double[] leastOfB = Arrays.stream(b).mapToDouble(MinPlus::least).toArray();
    MinPlus.multiply(a, 2, b, leastOfB, 1, depth, out, columns);
    assertThat(out).isDeepEqualTo(expected);
  }

  private static double[][] random(int rows, int columns) {
    Random random = new Random(rows + columns);
    double[][] matrix = new double[rows][columns];
    for (double[] row : matrix) {
      for (int j = 0; j < columns; j++) {
        row[j] = random.nextDouble();
      }
    }
    return matrix;
  }
}
