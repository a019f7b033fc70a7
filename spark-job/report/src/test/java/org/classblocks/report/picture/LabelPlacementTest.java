package org.classblocks.report.picture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LabelPlacementTest {
  @Test
  void leavesLabelsWhereTheyFit() {
    double[] wanted = {15, 40, 60, 95};
    assertThat(LabelPlacement.place(wanted, 20, 0, 110)).containsExactly(15, 40, 60, 95);
  }

  @Test
  void spreadsEqualWishesEvenly() {
    double[] wanted = {50, 50, 50};
    assertThat(LabelPlacement.place(wanted, 20, 0, 100)).containsExactly(30, 50, 70);
  }

  @Test
  void staysBetweenTheBounds() {
    double[] wanted = {-5, 2, 98, 99};
    assertThat(LabelPlacement.place(wanted, 10, 0, 100)).containsExactly(5, 15, 85, 95);
  }

  @Test
  void placesNothing() {
    assertThat(LabelPlacement.place(new double[0], 10, 0, 0)).isEmpty();
  }

  @Test
  void refusesMoreLabelsThanThereIsRoomFor() {
    assertThatThrownBy(() -> LabelPlacement.place(new double[] {1, 2}, 10, 0, 19))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("2 labels");
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void neverOverlapsAndKeepsTheOrder(long seed) {
    Random random = new Random(seed);
    int count = 1 + random.nextInt(60);
    double[] wanted = random.doubles(count, 0, 1200).sorted().toArray();
    double[] placed = LabelPlacement.place(wanted, 20, 0, 1200);
    assertThat(placed[0]).isGreaterThanOrEqualTo(10 - 1e-9);
    assertThat(placed[count - 1]).isLessThanOrEqualTo(1190 + 1e-9);
    for (int i = 1; i < count; i++) {
      assertThat(placed[i] - placed[i - 1]).as("seed %d", seed).isGreaterThan(20 - 1e-9);
    }
  }

  /** All placements on a whole-number grid are tried; wishes are such that the best lies on it. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
  void isAsNearAsAnyPlacementOnAGrid(long seed) {
    double[] wanted = new Random(seed).ints(3, 0, 5).mapToDouble(x -> 6.0 * x).sorted().toArray();
    double best = Double.MAX_VALUE;
    for (int a = 3; a <= 27; a++) {
      for (int b = a + 6; b <= 27; b++) {
        for (int c = b + 6; c <= 27; c++) {
          best = Math.min(best, cost(wanted, a, b, c));
        }
      }
    }
    double[] placed = LabelPlacement.place(wanted, 6, 0, 30);
    assertThat(cost(wanted, placed))
        .as("seed %d: %s", seed, Arrays.toString(placed))
        .isCloseTo(best, within(1e-9));
  }

  private static double cost(double[] wanted, double... placed) {
    double cost = 0;
    for (int i = 0; i < wanted.length; i++) {
      cost += (placed[i] - wanted[i]) * (placed[i] - wanted[i]);
    }
    return cost;
  }
}
