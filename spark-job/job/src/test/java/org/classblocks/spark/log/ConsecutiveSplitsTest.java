package org.classblocks.spark.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConsecutiveSplitsTest {
  @Test
  void equalSplitsGiveEqualGroups() {
    long[] bytes = new long[12];
    Arrays.fill(bytes, 7);
    assertThat(ConsecutiveSplits.starts(bytes, 4)).containsExactly(0, 3, 6, 9, 12);
  }

  @Test
  void aLargeSplitStandsAlone() {
    assertThat(ConsecutiveSplits.starts(new long[] {100, 1, 1, 1, 1, 1, 1}, 2))
        .containsExactly(0, 1, 7);
    assertThat(ConsecutiveSplits.starts(new long[] {1, 1, 1, 1, 1, 1, 100}, 2))
        .containsExactly(0, 6, 7);
  }

  @Test
  void noSplitsGiveNoGroups() {
    assertThat(ConsecutiveSplits.starts(new long[0], 0)).containsExactly(0);
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
  void everyGroupHasASplitAndNoneIsFarFromItsShare(long seed) {
    Random random = new Random(seed);
    long[] bytes = random.longs(1 + random.nextInt(60), 1, 1_000).toArray();
    int groups = 1 + random.nextInt(bytes.length);
    int[] starts = ConsecutiveSplits.starts(bytes, groups);
    double share = Arrays.stream(bytes).sum() / (double) groups;
    assertThat(starts).startsWith(0).endsWith(bytes.length).hasSize(groups + 1);
    for (int g = 0; g < groups; g++) {
      long group = Arrays.stream(bytes, starts[g], starts[g + 1]).sum();
      assertThat(starts[g + 1]).isGreaterThan(starts[g]);
      assertThat((double) group).as("group %d", g).isLessThanOrEqualTo(share + 1_000);
    }
  }
}
