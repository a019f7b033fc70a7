package org.classblocks.report.pairs;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.classblocks.fixtures.Orders;
import org.classblocks.fixtures.Similarities;
import org.classblocks.linalg.SparseMatrix;
import org.classblocks.order.ClassOrder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OrderedCountsTest {
  private record Entry(int row, int column, float value) {}

  /** By brute force: the largest entries, of equal ones the first, by row and column. */
  private static List<Entry> expected(SparseMatrix counts, ClassOrder order, int most) {
    List<Entry> all = new ArrayList<>();
    for (int row = 0; row < order.size(); row++) {
      for (int column = 0; column < order.size(); column++) {
        float value = (float) counts.at(order.classAt(row), order.classAt(column));
        if (value > 0) {
          all.add(new Entry(row, column, value));
        }
      }
    }
    return all.stream()
        .sorted(Comparator.comparingDouble(entry -> -entry.value()))
        .limit(most)
        .sorted(Comparator.comparingInt(Entry::row).thenComparingInt(Entry::column))
        .toList();
  }

  private static List<Entry> entries(OrderedCounts counts) {
    List<Entry> entries = new ArrayList<>();
    for (int row = 0; row + 1 < counts.starts().length; row++) {
      for (int entry = counts.starts()[row]; entry < counts.starts()[row + 1]; entry++) {
        entries.add(new Entry(row, counts.columns()[entry], counts.values()[entry]));
      }
    }
    return entries;
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 50, 150, 1000})
  void keepsTheLargestInOrder(int most) {
    int size = 30;
    Random random = new Random(7);
    SparseMatrix.Builder builder = SparseMatrix.builder(size + 1);
    for (int i = 0; i <= size; i++) {
      for (int j = 0; j <= size; j++) {
        if (random.nextInt(4) == 0) {
          builder.add(i, j, 1 + random.nextInt(5));
        }
      }
    }
    SparseMatrix counts = builder.build();
    ClassOrder order = Orders.descending(Similarities.random(size, Set.of(4), 1));
    OrderedCounts found = OrderedCounts.of(counts, order, most);
    assertThat(entries(found)).isEqualTo(expected(counts, order, most));
    assertThat(found.found()).isEqualTo(expected(counts, order, 1000).size());
  }
}
