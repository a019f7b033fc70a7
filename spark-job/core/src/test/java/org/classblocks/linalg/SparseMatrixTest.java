package org.classblocks.linalg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SparseMatrixTest {
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 17, 60})
  void holdsWhatWasAddedInAnyOrder(int size) {
    Random random = new Random(size);
    double[][] dense = new double[size][size];
    List<Integer> cells =
        IntStream.range(0, size * size)
            .filter(cell -> random.nextInt(3) == 0)
            .boxed()
            .collect(Collectors.toList());
    Collections.shuffle(cells, random);
    SparseMatrix.Builder builder = SparseMatrix.builder(size);
    for (int cell : cells) {
      dense[cell / size][cell % size] = random.nextDouble();
      builder.add(cell / size, cell % size, dense[cell / size][cell % size]);
    }
    SparseMatrix matrix = builder.build();
    assertThat(matrix.size()).isEqualTo(size);
    assertThat(matrix.entries()).isEqualTo(cells.size());
    int entries = 0;
    for (int i = 0; i < size; i++) {
      for (int j = 0; j < size; j++) {
        assertThat(matrix.at(i, j)).isEqualTo(dense[i][j]);
      }
      for (int entry = matrix.start(i); entry < matrix.end(i); entry++) {
        assertThat(matrix.value(entry)).isEqualTo(dense[i][matrix.column(entry)]);
        assertThat(entry == matrix.start(i) || matrix.column(entry - 1) < matrix.column(entry))
            .isTrue();
        entries++;
      }
    }
    assertThat(entries).isEqualTo(cells.size());
  }

  @Test
  void mayBeEmpty() {
    assertThat(SparseMatrix.builder(0).build().size()).isZero();
    SparseMatrix zeros = SparseMatrix.builder(3).build();
    assertThat(zeros.entries()).isZero();
    assertThat(zeros.at(2, 1)).isZero();
  }

  @Test
  void refusesAnEntryThatWasAddedBefore() {
    SparseMatrix.Builder builder = SparseMatrix.builder(3).add(1, 2, 3).add(2, 1, 4).add(1, 2, 5);
    assertThatThrownBy(builder::build)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("entry (1, 2) was added twice");
  }

  @Test
  void refusesPlacesOutside() {
    assertThatThrownBy(() -> SparseMatrix.builder(3).add(3, 0, 1))
        .isInstanceOf(IndexOutOfBoundsException.class);
    assertThatThrownBy(() -> SparseMatrix.builder(3).build().at(0, 3))
        .isInstanceOf(IndexOutOfBoundsException.class);
  }
}
