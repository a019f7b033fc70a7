package org.classblocks.order.linkage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Set;
import org.classblocks.fixtures.Similarities;
import org.classblocks.linalg.SymmetricMatrix;
import org.classblocks.order.Points;
import org.classblocks.similarity.SimilarityMatrix;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class DistancesTest {
  @Test
  void correlationIsOneMinusR() {
    SimilarityMatrix similarity = Similarities.random(9, Set.of(), 3);
    Distances distances = between(similarity, DistanceMeasure.CORRELATION);
    for (int i = 0; i < 9; i++) {
      assertThat(distances.at(i, i)).isZero();
      for (int j = 0; j < i; j++) {
        assertThat(distances.at(i, j)).isEqualTo(1 - similarity.at(i, j));
      }
    }
  }

  @Test
  void correlationIsNeverNegative() {
    SymmetricMatrix values =
        SymmetricMatrix.builder(2).set(0, 0, 1).set(1, 1, 1).set(1, 0, 1 + 1e-12).build();
    Distances distances = between(Similarities.of(values), DistanceMeasure.CORRELATION);
    assertThat(distances.at(1, 0)).isZero();
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3, 15, 16, 17, 127, 128, 129, 300})
  void profileIsTheDistanceOfRows(int size) {
    SimilarityMatrix similarity = Similarities.random(size, Set.of(), size);
    Distances distances = between(similarity, DistanceMeasure.PROFILE);
    assertThat(distances.size()).isEqualTo(size);
    for (int i = 0; i < size; i++) {
      assertThat(distances.at(i, i)).isZero();
      for (int j = 0; j < i; j++) {
        double[] a = row(similarity, i);
        double[] b = row(similarity, j);
        assertThat(distances.at(i, j)).as("rows %d, %d", i, j).isEqualTo(Points.distance(a, b));
      }
    }
  }

  @Test
  void profileSeesRowsThatDifferInTheLastPlace() {
    double tiny = Math.ulp(0.5);
    SymmetricMatrix values =
        SymmetricMatrix.builder(3)
            .set(0, 0, 1)
            .set(1, 1, 1)
            .set(2, 2, 1)
            .set(1, 0, 1)
            .set(2, 0, 0.5)
            .set(2, 1, 0.5 + tiny)
            .build();
    Distances distances = between(Similarities.of(values), DistanceMeasure.PROFILE);
    assertThat(distances.at(1, 0)).isCloseTo(tiny, within(1e-30));
  }

  @ParameterizedTest
  @EnumSource(DistanceMeasure.class)
  void classesWithoutACorrelationAreLeftOut(DistanceMeasure measure) {
    SimilarityMatrix all = Similarities.random(140, Set.of(), 5);
    int[] some = Similarities.without(all, 0, 57, 58, 139).usableClasses();
    Distances expected = between(Similarities.restricted(all, some), measure);
    Distances actual = between(Similarities.without(all, 0, 57, 58, 139), measure);
    assertThat(actual.size()).isEqualTo(136);
    for (int i = 0; i < actual.size(); i++) {
      for (int j = 0; j <= i; j++) {
        assertThat(actual.at(i, j)).isEqualTo(expected.at(i, j));
      }
    }
  }

  private static Distances between(SimilarityMatrix similarity, DistanceMeasure measure) {
    return measure.distances(similarity, similarity.usableClasses());
  }

  private static double[] row(SimilarityMatrix similarity, int i) {
    double[] row = new double[similarity.size()];
    similarity.copyRow(i, row);
    return row;
  }
}
