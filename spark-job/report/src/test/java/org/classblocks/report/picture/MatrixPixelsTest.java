package org.classblocks.report.picture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import java.util.Set;
import org.classblocks.fixtures.Graphs;
import org.classblocks.fixtures.Orders;
import org.classblocks.fixtures.Similarities;
import org.classblocks.order.ClassOrder;
import org.classblocks.similarity.Similarity;
import org.classblocks.similarity.SimilarityMatrix;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MatrixPixelsTest {
  @Test
  void showsEachSimilarityInOrderWhereThereIsRoom() {
    SimilarityMatrix similarity = Similarities.random(9, Set.of(2), 1);
    ClassOrder order = Orders.descending(similarity);
    MatrixPixels pixels = MatrixPixels.of(similarity, order, 9);
    assertThat(pixels.side()).isEqualTo(9);
    for (int row = 0; row < 9; row++) {
      for (int column = 0; column < 9; column++) {
        double expected = similarity.at(order.classAt(row), order.classAt(column));
        assertThat(pixels.at(row, column)).isEqualTo(Float.valueOf((float) expected));
      }
    }
  }

  @ParameterizedTest
  @CsvSource({"7, 5", "10, 5", "13, 4", "2, 1", "100, 99", "101, 37", "150, 64"})
  void averagesTheAreaThatAPixelCovers(int classCount, int side) {
    Set<Integer> constant = Set.of(0, classCount / 2);
    SimilarityMatrix similarity = Similarities.random(classCount, constant, side);
    assertMeans(similarity, side);
    Random random = new Random(classCount);
    double[] loads = random.doubles(classCount, -0.3, 0.7).toArray();
    for (double share : new double[] {0, 0.05, 0.5}) {
      assertMeans(Graphs.of(similarity, loads, (a, b) -> random.nextDouble() < share), side);
    }
  }

  private static void assertMeans(Similarity similarity, int side) {
    int classCount = similarity.size();
    ClassOrder order = Orders.descending(similarity);
    MatrixPixels pixels = MatrixPixels.of(similarity, order, side);
    assertThat(pixels.side()).isEqualTo(side);
    for (int row = 0; row < side; row++) {
      for (int column = 0; column < side; column++) {
        double expected = areaMean(similarity, order, side, row, column);
        if (Double.isNaN(expected)) {
          assertThat(pixels.at(row, column)).isNaN();
        } else {
          assertThat((double) pixels.at(row, column))
              .as("%d classes, %d pixels, row %d, column %d", classCount, side, row, column)
              .isCloseTo(expected, within(1e-6));
        }
      }
    }
  }

  /** The mean by definition: all cells, each weighted by the area that the pixel covers of it. */
  private static double areaMean(
      Similarity similarity, ClassOrder order, int side, int row, int column) {
    double sum = 0;
    double area = 0;
    for (int p = 0; p < order.size(); p++) {
      for (int q = 0; q < order.size(); q++) {
        double weight =
            overlap(row, p, side, order.size()) * overlap(column, q, side, order.size());
        double value = similarity.at(order.classAt(p), order.classAt(q));
        if (weight > 1e-12 && !Double.isNaN(value)) {
          sum += weight * value;
          area += weight;
        }
      }
    }
    return sum / area;
  }

  private static double overlap(int pixel, int position, int side, int classCount) {
    double scale = (double) classCount / side;
    return Math.max(
        0, Math.min((pixel + 1) * scale, position + 1.0) - Math.max(pixel * scale, position));
  }

  @Test
  void keepsTheDiagonalOutOfTheOffDiagonal() {
    for (int side : new int[] {1, 2, 5, 11, 12}) {
      SimilarityMatrix similarity = Similarities.of(12, Set.of(), (i, j) -> 0.25);
      MatrixPixels pixels = MatrixPixels.of(similarity, Orders.ascending(similarity), side);
      for (float value : pixels.offDiagonal()) {
        assertThat((double) value).isCloseTo(0.25, within(1e-6));
      }
    }
    SimilarityMatrix similarity = Similarities.random(12, Set.of(), 3);
    MatrixPixels pixels = MatrixPixels.of(similarity, Orders.ascending(similarity), 12);
    assertThat(pixels.offDiagonal()).hasSize(66).contains(pixels.at(0, 1), pixels.at(10, 11));
  }

  @Test
  void knowsWhetherAnythingIsNegative() {
    SimilarityMatrix positive = Similarities.of(3, Set.of(), (i, j) -> 0.5);
    assertThat(MatrixPixels.of(positive, Orders.ascending(positive), 3).hasNegative()).isFalse();
    SimilarityMatrix mixed = Similarities.of(3, Set.of(), (i, j) -> i - 2 * j - 1.1);
    assertThat(MatrixPixels.of(mixed, Orders.ascending(mixed), 3).hasNegative()).isTrue();
  }

  @Test
  void noClassesGiveNoPixels() {
    SimilarityMatrix none = Similarities.of(0, Set.of(), (i, j) -> 0);
    MatrixPixels pixels = MatrixPixels.of(none, Orders.ascending(none), 10);
    assertThat(pixels.side()).isZero();
    assertThat(pixels.offDiagonal()).isEmpty();
  }
}
