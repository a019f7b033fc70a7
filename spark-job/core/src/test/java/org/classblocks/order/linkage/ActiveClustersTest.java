package org.classblocks.order.linkage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.classblocks.order.Points;
import org.classblocks.order.leaves.Trees;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ActiveClustersTest {
  private static final int SIZE = 60;

  /** With few different distances, many clusters are equally near. */
  @ParameterizedTest
  @EnumSource(Linkage.class)
  void anyNumberOfThreadsFindsTheSame(Linkage linkage) {
    Distances distances = Trees.distances(1, SIZE, 4);
    ActiveClusters whole = clusters(linkage, distances, SIZE);
    ActiveClusters pieces = clusters(linkage, distances, 3);
    Random random = new Random(1);
    while (whole.count() > 1) {
      int place = random.nextInt(whole.count());
      int x = whole.at(place);
      for (int first = 0; first < whole.count(); first++) {
        assertThat(pieces.nearest(x, first)).isEqualTo(whole.nearest(x, first));
      }
      int y = whole.nearest(x, 0);
      assertThat(pieces.distance(x, y)).isEqualTo(whole.distance(x, y));
      whole.merge(Math.min(x, y), Math.max(x, y));
      pieces.merge(Math.min(x, y), Math.max(x, y));
      assertThat(pieces.count()).isEqualTo(whole.count());
    }
  }

  @Test
  void theLowestOfEquallyNearClustersIsTaken() {
    Distances equal = new MatrixDistances(Points.equidistant(9, 1));
    ActiveClusters clusters = clusters(Linkage.AVERAGE, equal, 2);
    assertThat(clusters.nearest(0, 0)).isEqualTo(1);
    assertThat(clusters.nearest(7, 0)).isZero();
    assertThat(clusters.nearest(7, 7)).isEqualTo(8);
    assertThat(clusters.nearest(8, 8)).isEqualTo(-1);
  }

  @ParameterizedTest
  @EnumSource(Linkage.class)
  void floatsAreGoodToSevenDigits(Linkage linkage) {
    Distances distances = new MatrixDistances(Points.distances(Points.random(2, SIZE, 5)));
    ActiveClusters doubles = clusters(linkage, distances, SIZE);
    ActiveClusters floats =
        new ActiveClusters(linkage, distances, new LowerTriangle.Floats(SIZE), SIZE);
    while (doubles.count() > 1) {
      int x = doubles.at(0);
      int y = doubles.nearest(x, 0);
      assertThat(floats.distance(x, y)).isCloseTo(doubles.distance(x, y), within(1e-5));
      doubles.merge(x, y);
      floats.merge(x, y);
    }
  }

  @Test
  void manyLeavesAreHeldInFloats() {
    assertThat(LowerTriangle.bytes(10_000)).isEqualTo(400_000_000);
    assertThat(LowerTriangle.bytes(21_841)).isEqualTo(954_058_562);
    assertThat(LowerTriangle.of(100)).isInstanceOf(LowerTriangle.Doubles.class);
  }

  private static ActiveClusters clusters(Linkage linkage, Distances distances, int piece) {
    return new ActiveClusters(linkage, distances, LowerTriangle.of(distances.size()), piece);
  }
}
