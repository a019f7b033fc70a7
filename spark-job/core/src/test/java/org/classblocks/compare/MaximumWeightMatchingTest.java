package org.classblocks.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.classblocks.compare.MaximumWeightMatching.Edge;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MaximumWeightMatchingTest {
  /** Checks that a matching is one, along edges, and returns its weight. */
  private static double weight(int lefts, int rights, List<Edge> edges) {
    int[] rightOf = MaximumWeightMatching.of(lefts, rights, edges);
    assertThat(rightOf).hasSize(lefts);
    Set<Integer> taken = new HashSet<>();
    double sum = 0;
    for (int left = 0; left < lefts; left++) {
      int node = left;
      int right = rightOf[left];
      if (right >= 0) {
        assertThat(taken.add(right)).as("right node %d is taken once", right).isTrue();
        sum +=
            edges.stream()
                .filter(edge -> edge.left() == node && edge.right() == right)
                .mapToDouble(Edge::weight)
                .findFirst()
                .orElseThrow();
      }
    }
    return sum;
  }

  /** The best of all matchings, tried one by one. */
  private static double best(int left, int lefts, boolean[] taken, List<Edge> edges) {
    if (left == lefts) {
      return 0;
    }
    double best = best(left + 1, lefts, taken, edges);
    for (Edge edge : edges) {
      if (edge.left() == left && !taken[edge.right()]) {
        taken[edge.right()] = true;
        best = Math.max(best, edge.weight() + best(left + 1, lefts, taken, edges));
        taken[edge.right()] = false;
      }
    }
    return best;
  }

  @Test
  void findsWhatTryingAllFinds() {
    for (int seed = 0; seed < 2000; seed++) {
      Random random = new Random(seed);
      int lefts = random.nextInt(7);
      int rights = random.nextInt(7);
      List<Edge> edges = new ArrayList<>();
      for (int left = 0; left < lefts; left++) {
        for (int right = 0; right < rights; right++) {
          if (random.nextInt(3) > 0) {
            // Few values, so that there are ties.
            edges.add(new Edge(left, right, random.nextInt(5) / 4.0));
          }
        }
      }
      assertThat(weight(lefts, rights, edges))
          .as("seed %d", seed)
          .isCloseTo(best(0, lefts, new boolean[rights], edges), within(1e-12));
    }
  }

  /** The sums are those of scipy 1.17.1's {@code linear_sum_assignment(weights, maximize=True)}. */
  @ParameterizedTest
  @CsvSource({
    "1, 1, 1, 1, 0.1757413032464683",
    "40, 30, 0.2, 2, 25.39766402449459",
    "60, 80, 0.05, 3, 45.11411200137809",
    "150, 150, 0.03, 4, 106.18762778211385",
    "120, 120, 1, 5, 118.41008532047272"
  })
  void findsWhatScipyFinds(int lefts, int rights, double density, long seed, double expected) {
    List<Edge> edges = new ArrayList<>();
    long state = seed;
    for (int left = 0; left < lefts; left++) {
      for (int right = 0; right < rights; right++) {
        state = next(state);
        boolean isEdge = state / (double) (1L << 31) < density;
        state = next(state);
        if (isEdge) {
          edges.add(new Edge(left, right, state / (double) (1L << 31)));
        }
      }
    }
    assertThat(weight(lefts, rights, edges)).isCloseTo(expected, within(1e-9));
  }

  private static long next(long state) {
    return (state * 1_103_515_245L + 12_345) % (1L << 31);
  }

  @Test
  void nodesMayStayAlone() {
    assertThat(MaximumWeightMatching.of(0, 0, List.of())).isEmpty();
    assertThat(MaximumWeightMatching.of(2, 3, List.of())).containsExactly(-1, -1);
    List<Edge> edges = List.of(new Edge(0, 1, 0.4), new Edge(1, 1, 0.6));
    assertThat(MaximumWeightMatching.of(2, 3, edges)).containsExactly(-1, 1);
  }
}
