package org.classblocks.similarity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Comparator;
import java.util.Random;
import java.util.stream.IntStream;
import org.classblocks.linalg.SymmetricMatrix;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NeighboursTest {
  @ParameterizedTest
  @CsvSource({"1, 5", "2, 5", "7, 3", "40, 1", "40, 20", "40, 39", "40, 100", "150, 20", "9, 0"})
  void equalsASortOfTheRow(int size, int limit) {
    for (long seed = 0; seed < 5; seed++) {
      SimilarityMatrix similarity = coarse(seed, size);
      Neighbours neighbours = Neighbours.of(similarity, limit);
      for (int id = 0; id < size; id++) {
        int[] expected = sorted(similarity, id, limit);
        assertThat(neighbours.of(id)).as("seed %d, class %d", seed, id).containsExactly(expected);
        assertThat(neighbours.nearest(id)).isEqualTo(expected.length == 0 ? -1 : expected[0]);
      }
    }
  }

  @Test
  void equalSimilaritiesComeById() {
    SymmetricMatrix.Builder values = SymmetricMatrix.builder(4);
    for (int i = 0; i < 4; i++) {
      values.set(i, i, 1);
    }
    ClassStatus[] statuses = new ClassStatus[4];
    Arrays.fill(statuses, ClassStatus.OK);
    Neighbours neighbours =
        Neighbours.of(new SimilarityMatrix(ClassList.numbered(4), statuses, values.build()), 2);
    assertThat(neighbours.of(0)).containsExactly(1, 2);
    assertThat(neighbours.of(3)).containsExactly(0, 1);
  }

  /** Few distinct values, so that ties abound, and every seventh class without a correlation. */
  private static SimilarityMatrix coarse(long seed, int size) {
    Random random = new Random(seed);
    ClassStatus[] statuses = new ClassStatus[size];
    Arrays.setAll(statuses, id -> id % 7 == 3 ? ClassStatus.CONSTANT : ClassStatus.OK);
    SymmetricMatrix.Builder values = SymmetricMatrix.builder(size);
    for (int i = 0; i < size; i++) {
      for (int j = 0; j <= i; j++) {
        boolean known = statuses[i] == ClassStatus.OK && statuses[j] == ClassStatus.OK;
        double value = i == j ? 1 : (random.nextInt(11) - 5) / 5.0;
        values.set(i, j, known ? value : Double.NaN);
      }
    }
    return new SimilarityMatrix(ClassList.numbered(size), statuses, values.build());
  }

  private static int[] sorted(SimilarityMatrix similarity, int id, int limit) {
    return IntStream.range(0, similarity.size())
        .filter(other -> other != id && !Double.isNaN(similarity.at(id, other)))
        .boxed()
        .sorted(
            Comparator.comparingDouble((Integer other) -> -similarity.at(id, other))
                .thenComparingInt(other -> other))
        .limit(limit)
        .mapToInt(other -> other)
        .toArray();
  }
}
