package org.classblocks.order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.classblocks.linalg.Permutation;
import org.classblocks.linalg.SymmetricMatrix;
import org.classblocks.order.leaves.Trees;
import org.classblocks.order.linkage.Distances;
import org.classblocks.order.linkage.MatrixDistances;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OrderCriteriaTest {
  private static final GoldenFile GOLDEN = GoldenFile.read("criteria.txt");

  @ParameterizedTest
  @ValueSource(ints = {2, 3, 5, 12, 31})
  void equalsThePackageSeriation(int size) {
    Distances distances = new MatrixDistances(GOLDEN.lowerTriangle("distances-" + size, 0));
    double[][] expected = GOLDEN.table("criteria-" + size);
    Permutation order = Permutation.of(GOLDEN.integers("order-" + size));
    assertSame(OrderCriteria.of(distances, order), expected[0]);
    assertSame(OrderCriteria.of(distances, Permutation.identity(size)), expected[1]);
  }

  private static void assertSame(OrderCriteria actual, double[] expected) {
    double[] values = {
      actual.antiRobinsonEvents(),
      actual.antiRobinsonDeviations(),
      actual.pathLength(),
      actual.bandedAntiRobinson(),
      actual.leastSquares(),
      actual.twoSum(),
      actual.inertia()
    };
    for (int i = 0; i < values.length; i++) {
      assertThat(values[i]).as("column %d", i).isCloseTo(expected[i], within(1e-9 * expected[i]));
    }
  }

  /** Distances of 0.5, 1 and, between the ends, 0.25. */
  @Test
  void aSmallCaseByHand() {
    SymmetricMatrix matrix =
        SymmetricMatrix.builder(3).set(1, 0, 0.5).set(2, 0, 0.25).set(2, 1, 1).build();
    OrderCriteria criteria = OrderCriteria.of(new MatrixDistances(matrix), Permutation.identity(3));
    assertThat(criteria.antiRobinsonEvents()).isEqualTo(2);
    assertThat(criteria.antiRobinsonDeviations()).isEqualTo(0.25 + 0.75);
    assertThat(criteria.pathLength()).isEqualTo(1.5);
    assertThat(criteria.bandedAntiRobinson()).isEqualTo(1.5);
    assertThat(criteria.leastSquares()).isEqualTo(2 * (0.5 * 0.5 + 1.75 * 1.75));
    assertThat(criteria.twoSum()).isCloseTo(2 * (1 / 1.5 + 1 / 2.0 + 4 / 1.25), within(1e-15));
    assertThat(criteria.inertia()).isEqualTo(2 * (0.5 + 1 + 4 * 0.25));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 7, 1_000_000})
  void countsTheEventsOneByOne(int steps) {
    for (int size : new int[] {4, 16, 17, 60}) {
      Distances distances = Trees.distances(size, size, steps);
      long events = 0;
      double deviations = 0;
      for (int i = 0; i < size; i++) {
        for (int j = i + 1; j < size; j++) {
          for (int k = j + 1; k < size; k++) {
            double far = distances.at(i, k);
            events += distances.at(i, j) > far ? 1 : 0;
            events += distances.at(j, k) > far ? 1 : 0;
            deviations += Math.max(0, distances.at(i, j) - far);
            deviations += Math.max(0, distances.at(j, k) - far);
          }
        }
      }
      OrderCriteria criteria = OrderCriteria.of(distances, Permutation.identity(size));
      assertThat(criteria.antiRobinsonEvents()).as("size %d", size).isEqualTo(events);
      assertThat(criteria.antiRobinsonDeviations())
          .as("size %d", size)
          .isCloseTo(deviations, within(1e-9 * (1 + deviations)));
    }
  }

  @Test
  void countsFromSomePositionsWhereThereAreTooMany() {
    Distances distances = new MatrixDistances(Points.distances(Points.random(8, 700, 2)));
    Permutation order = Permutation.identity(700);
    OrderCriteria all = OrderCriteria.of(distances, order, 1);
    OrderCriteria some = OrderCriteria.of(distances, order, 7);
    assertThat(some.antiRobinsonStride()).isEqualTo(7);
    assertThat((double) some.antiRobinsonEvents() / all.antiRobinsonEvents())
        .isCloseTo(1, within(0.02));
    assertThat(some.antiRobinsonDeviations() / all.antiRobinsonDeviations())
        .isCloseTo(1, within(0.1));
    assertThat(some.antiRobinsonEvents()).isNotEqualTo(all.antiRobinsonEvents());
    assertThat(some.leastSquares()).isEqualTo(all.leastSquares());
    assertThat(OrderCriteria.of(distances, order)).isEqualTo(all);
  }

  /** Places on a line: distances never fall on the way from the diagonal. */
  @Test
  void aLineIsPerfect() {
    OrderCriteria criteria = OrderCriteria.of(new LineDistances(500), Permutation.identity(500));
    assertThat(criteria.antiRobinsonEvents()).isZero();
    assertThat(criteria.antiRobinsonDeviations()).isZero();
    assertThat(criteria.leastSquares()).isZero();
    assertThat(criteria.pathLength()).isEqualTo(499);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1})
  void noLeavesAndOneLeafMeasureNothing(int size) {
    OrderCriteria criteria =
        OrderCriteria.of(Trees.distances(1, size, 1), Permutation.identity(size));
    assertThat(criteria).isEqualTo(new OrderCriteria(0, 0, 0, 0, 0, 0, 0, 1));
  }
}
