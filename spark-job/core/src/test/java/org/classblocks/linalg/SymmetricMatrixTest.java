package org.classblocks.linalg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SymmetricMatrixTest {
  @ParameterizedTest
  @ValueSource(ints = {0, 1, 127, 128, 129, 300})
  void holdsEveryEntryOnBothSides(int size) {
    double[][] expected = random(size);
    SymmetricMatrix matrix = filled(expected);
    assertThat(matrix.size()).isEqualTo(size);
    for (int i = 0; i < size; i++) {
      for (int j = 0; j < size; j++) {
        assertThat(matrix.at(i, j)).as("(%d, %d)", i, j).isEqualTo(expected[i][j]);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 127, 128, 129, 300})
  void copiesWholeRows(int size) {
    double[][] expected = random(size);
    SymmetricMatrix matrix = filled(expected);
    double[] row = new double[size];
    for (int i = 0; i < size; i++) {
      matrix.copyRow(i, row);
      assertThat(row).as("row %d", i).containsExactly(expected[i]);
    }
  }

  @Test
  void copiesIntoALongerArrayAndLeavesTheRest() {
    double[] row = {7, 7, 7};
    SymmetricMatrix.builder(2).set(0, 1, 5).build().copyRow(0, row);
    assertThat(row).containsExactly(0, 5, 7);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 127, 128, 129, 300})
  void replacesEveryEntryOnce(int size) {
    SymmetricMatrix.Builder builder = SymmetricMatrix.builder(size);
    for (int round = 0; round < 2; round++) {
      builder.replaceAll((i, j, value) -> value + size * Math.max(i, j) + Math.min(i, j));
    }
    SymmetricMatrix matrix = builder.build();
    for (int i = 0; i < size; i++) {
      for (int j = 0; j <= i; j++) {
        assertThat(matrix.at(j, i)).as("(%d, %d)", i, j).isEqualTo(2.0 * (size * i + j));
      }
    }
  }

  @Test
  void startsWithZeros() {
    SymmetricMatrix matrix = SymmetricMatrix.builder(129).build();
    assertThat(matrix.at(128, 3)).isZero();
    assertThat(matrix.at(128, 128)).isZero();
  }

  @Test
  void refusesANegativeSize() {
    assertThatThrownBy(() -> SymmetricMatrix.builder(-1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("-1");
  }

  /** Sets some entries from above the diagonal and some from below. */
  private static SymmetricMatrix filled(double[][] values) {
    SymmetricMatrix.Builder builder = SymmetricMatrix.builder(values.length);
    for (int i = 0; i < values.length; i++) {
      for (int j = 0; j <= i; j++) {
        if ((i + j) % 2 == 0) {
          builder.set(i, j, values[i][j]);
        } else {
          builder.set(j, i, values[i][j]);
        }
      }
    }
    return builder.build();
  }

  private static double[][] random(int size) {
    Random random = new Random(size);
    double[][] values = new double[size][size];
    for (int i = 0; i < size; i++) {
      for (int j = 0; j <= i; j++) {
        values[i][j] = random.nextGaussian();
        values[j][i] = values[i][j];
      }
    }
    return values;
  }
}
