package org.classblocks.order.linkage;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.classblocks.similarity.ClassList;
import org.classblocks.similarity.ClassStatus;
import org.classblocks.similarity.SimilarityGraph;
import org.junit.jupiter.api.Test;

class NeighbourRowTest {
  private static final int BITS = 11;

  /** Ranks that are the values, in units, and names that are the numbers. */
  private static final KeptPairs PAIRS = pairs();

  private static KeptPairs pairs() {
    int size = 1 << BITS;
    ClassStatus[] statuses = new ClassStatus[size];
    Arrays.fill(statuses, ClassStatus.OK);
    NumberedGraph graph =
        new NumberedGraph(
            SimilarityGraph.builder(ClassList.numbered(size), statuses, new double[size]).build());
    return new KeptPairs(
        Linkage.SINGLE, graph, new LoadTree(Linkage.SINGLE, graph.loads(), graph.names()));
  }

  @Test
  void holdsWhatAMapHolds() {
    for (long seed = 0; seed < 20; seed++) {
      Random random = new Random(seed);
      NeighbourRow row = new NeighbourRow(BITS, random.nextInt(10));
      Map<Integer, Long> expected = new HashMap<>();
      for (int step = 0; step < 20_000; step++) {
        int mask = random.nextInt(1 << BITS);
        int key = mask & random.nextInt(1 << BITS);
        if (random.nextInt(1000) < (step < 10_000 ? 600 : 100)) {
          row.set(key, step, PAIRS);
          expected.put(key, (long) step);
        } else {
          row.remove(key);
          expected.remove(key);
        }
        assertThat(row.count()).isEqualTo(expected.size());
        assertThat(row.has(key)).isEqualTo(expected.containsKey(key));
        if (step % 1000 == 0) {
          checkBounds(row.root(), 1);
        }
      }
      assertThat(entries(row)).as("seed %d", seed).isEqualTo(expected);
      expected.forEach((key, value) -> assertThat(row.value(key)).isEqualTo(value));
      assertThat(row.value(1 << BITS)).isEqualTo(KeptPairs.NONE);
    }
  }

  @Test
  void becomesOneBucketAsEntriesGo() {
    NeighbourRow row = new NeighbourRow(BITS, 1000);
    for (int key = 0; key < 1000; key++) {
      row.set(key, key, PAIRS);
    }
    assertThat(row.root()).isInstanceOf(NeighbourRow.Branch.class);
    for (int key = 0; key < 999; key++) {
      row.remove(key);
    }
    assertThat(row.root()).isInstanceOf(NeighbourRow.Bucket.class);
    assertThat(entries(row)).isEqualTo(Map.of(999, 999L));
    row.remove(999);
    assertThat(row.root()).isNull();
  }

  private static void checkBounds(NeighbourRow.Node node, int place) {
    if (node instanceof NeighbourRow.Branch branch) {
      for (NeighbourRow.Node half : new NeighbourRow.Node[] {branch.left(), branch.right()}) {
        if (half != null) {
          assertThat(branch.leastRank()).isLessThanOrEqualTo(half.leastRank());
          assertThat(branch.mostRank()).isGreaterThanOrEqualTo(half.mostRank());
          assertThat(branch.lowestName()).isLessThanOrEqualTo(half.lowestName());
        }
      }
      checkBounds(branch.left(), 2 * place);
      checkBounds(branch.right(), 2 * place + 1);
    } else if (node instanceof NeighbourRow.Bucket bucket) {
      for (int entry = 0; entry < bucket.count(); entry++) {
        int leaf = (1 << BITS) + bucket.key(entry);
        int shift = Integer.numberOfLeadingZeros(place) - Integer.numberOfLeadingZeros(leaf);
        assertThat(leaf >> shift).isEqualTo(place);
        assertThat(PAIRS.rank(bucket.key(entry), bucket.value(entry), 0))
            .isBetween(bucket.leastRank(), bucket.mostRank());
        assertThat(bucket.key(entry)).isGreaterThanOrEqualTo(bucket.lowestName());
      }
    }
  }

  private static Map<Integer, Long> entries(NeighbourRow row) {
    Map<Integer, Long> entries = new HashMap<>();
    row.forEach(entries::put);
    return entries;
  }
}
