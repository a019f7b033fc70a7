package org.classblocks.compare;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Pairs that changed are edges between classes. */
class ShiftSearchTest {
  private static final int CLASSES = 60;

  private final BitSet[] changed = new BitSet[CLASSES];

  ShiftSearchTest() {
    for (int i = 0; i < CLASSES; i++) {
      changed[i] = new BitSet();
    }
  }

  private void change(int a, int b) {
    if (a != b) {
      changed[a].set(b);
      changed[b].set(a);
    }
  }

  private List<ShiftSearch.Found> find() {
    int[] counts = new int[CLASSES];
    for (int i = 0; i < CLASSES; i++) {
      counts[i] = changed[i].cardinality();
    }
    return new ShiftSearch(counts, index -> (BitSet) changed[index].clone()).find();
  }

  @Test
  void aClassWhoseRowChangedIsFound() {
    for (int other = 10; other < 47; other++) {
      change(7, other);
    }
    assertThat(find()).containsExactly(new ShiftSearch.Found(7, 37));
  }

  @Test
  void pairsOfTwoClassesCountForTheFirstOnly() {
    for (int other = 10; other < 47; other++) {
      change(7, other);
      change(3, other + 2);
    }
    change(3, 7);
    assertThat(find()).containsExactly(new ShiftSearch.Found(3, 38), new ShiftSearch.Found(7, 37));
  }

  @Test
  void theClassesOfABlockThatChangedAreNotFound() {
    for (int a = 20; a < 32; a++) {
      for (int b = 20; b < 32; b++) {
        change(a, b);
      }
    }
    assertThat(find()).isEmpty();
    for (int other = 40; other < 48; other++) {
      change(5, other);
    }
    assertThat(find()).as("a class beside it").containsExactly(new ShiftSearch.Found(5, 8));
  }

  @Test
  void fewPairsSayNothing() {
    assertThat(find()).isEmpty();
    for (int other = 10; other < 14; other++) {
      change(7, other);
    }
    assertThat(find()).isEmpty();
  }

  /** Planted among single pairs; what is found is told from all pairs one by one. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void eachPairCountsForOneClass(long seed) {
    Random random = new Random(seed);
    int planted = 1 + random.nextInt(4);
    for (int shift = 0; shift < planted; shift++) {
      for (int other = 0; other < CLASSES; other++) {
        if (random.nextInt(3) > 0) {
          change(shift, other);
        }
      }
    }
    for (int pair = 0; pair < 15; pair++) {
      change(random.nextInt(CLASSES), random.nextInt(CLASSES));
    }
    List<ShiftSearch.Found> found = find();
    assertThat(found.stream().map(ShiftSearch.Found::index)).as("seed %d", seed).hasSize(planted);
    List<Integer> before = new ArrayList<>();
    for (ShiftSearch.Found shift : found) {
      int pairs = 0;
      for (int other = 0; other < CLASSES; other++) {
        pairs += changed[shift.index()].get(other) && !before.contains(other) ? 1 : 0;
      }
      assertThat(shift.pairs()).isEqualTo(pairs);
      assertThat(shift.index()).isLessThan(planted);
      before.add(shift.index());
    }
  }
}
