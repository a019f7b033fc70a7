package org.classblocks.blocks.taxonomy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;

class AdjustedRandIndexTest {
  /** The index by the kinds of pairs, as Hubert and Arabie derive it. */
  private static double byPairs(int[] one, int[] another) {
    double both = 0;
    double first = 0;
    double second = 0;
    double neither = 0;
    for (int i = 0; i < one.length; i++) {
      for (int j = 0; j < i; j++) {
        boolean together = one[i] == one[j];
        boolean alsoTogether = another[i] == another[j];
        both += together && alsoTogether ? 1 : 0;
        first += together && !alsoTogether ? 1 : 0;
        second += !together && alsoTogether ? 1 : 0;
        neither += !together && !alsoTogether ? 1 : 0;
      }
    }
    return 2
        * (both * neither - first * second)
        / ((both + first) * (first + neither) + (both + second) * (second + neither));
  }

  @Test
  void hasThePublishedValues() {
    int[] halves = {0, 0, 1, 1};
    // The examples of scikit-learn's adjusted_rand_score.
    assertThat(AdjustedRandIndex.of(halves, new int[] {0, 0, 1, 2}))
        .isCloseTo(4 / 7.0, within(1e-15));
    assertThat(AdjustedRandIndex.of(new int[] {0, 0, 1, 2}, halves))
        .isCloseTo(4 / 7.0, within(1e-15));
    assertThat(AdjustedRandIndex.of(halves, new int[] {7, 7, -7, -7})).isEqualTo(1);
    assertThat(AdjustedRandIndex.of(new int[4], new int[] {0, 1, 2, 3})).isZero();
    assertThat(AdjustedRandIndex.of(halves, new int[] {0, 1, 0, 1})).isCloseTo(-0.5, within(1e-15));
  }

  @Test
  void agreesWithTheKindsOfPairs() {
    for (long seed = 0; seed < 50; seed++) {
      Random random = new Random(seed);
      int[] one = random.ints(40, -3, 4).toArray();
      int[] another = random.ints(40, 0, 1 + random.nextInt(10)).toArray();
      System.arraycopy(one, 0, another, 0, random.nextInt(30));
      assertThat(AdjustedRandIndex.of(one, another))
          .as("seed %d", seed)
          .isCloseTo(byPairs(one, another), within(1e-12));
    }
  }

  @Test
  void isNoNumberWhereChanceHasNoChoice() {
    assertThat(AdjustedRandIndex.of(new int[3], new int[3])).isNaN();
    assertThat(AdjustedRandIndex.of(new int[] {0, 1, 2}, new int[] {2, 1, 0})).isNaN();
    assertThat(AdjustedRandIndex.of(new int[1], new int[1])).isNaN();
    assertThat(AdjustedRandIndex.of(new int[0], new int[0])).isNaN();
  }
}
