package org.classblocks.order.linkage;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class NeighbourRowTest {
  @Test
  void holdsWhatAMapHolds() {
    for (long seed = 0; seed < 50; seed++) {
      Random random = new Random(seed);
      NeighbourRow row = new NeighbourRow(random.nextInt(10));
      Map<Integer, Double> expected = new HashMap<>();
      for (int step = 0; step < 2000; step++) {
        int key = random.nextInt(200);
        if (random.nextInt(1000) < (step < 1000 ? 600 : 100)) {
          row.set(key, step);
          expected.put(key, (double) step);
        } else {
          row.remove(key);
          expected.remove(key);
        }
        assertThat(row.count()).isEqualTo(expected.size());
        assertThat(row.slot(key) >= 0).isEqualTo(expected.containsKey(key));
      }
      assertThat(entries(row)).as("seed %d", seed).isEqualTo(expected);
      expected.forEach((key, value) -> assertThat(row.value(row.slot(key))).isEqualTo(value));
    }
  }

  @Test
  void becomesSmallerAsEntriesGo() {
    NeighbourRow row = new NeighbourRow(1000);
    for (int key = 0; key < 1000; key++) {
      row.set(key, key);
    }
    assertThat(row.slots()).isEqualTo(1334);
    for (int key = 0; key < 999; key++) {
      row.remove(key);
    }
    assertThat(row.slots()).isLessThan(20);
    assertThat(entries(row)).isEqualTo(Map.of(999, 999.0));
  }

  private static Map<Integer, Double> entries(NeighbourRow row) {
    Map<Integer, Double> entries = new HashMap<>();
    for (int slot = 0; slot < row.slots(); slot++) {
      if (row.key(slot) != NeighbourRow.FREE) {
        entries.put(row.key(slot), row.value(slot));
      }
    }
    return entries;
  }
}
