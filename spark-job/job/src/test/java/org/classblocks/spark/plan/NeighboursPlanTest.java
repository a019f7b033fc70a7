package org.classblocks.spark.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.classblocks.UserErrorException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NeighboursPlanTest {
  private static final long GIGABYTE = 1L << 30;

  private static NeighboursPlan plan(int classes, long rows, int length, long taskBytes) {
    TilePlan reading = TilePlan.ofSparse(classes, 8, 2, taskBytes);
    return NeighboursPlan.of(reading, 50, rows, rows * length, 2, taskBytes);
  }

  @Test
  void aBandForEachCoreIfRowsFit() {
    assertThat(plan(100_000, 100_000, 50, 2 * GIGABYTE).bands()).isEqualTo(2);
    assertThat(plan(1, 1, 1, GIGABYTE).bands()).isEqualTo(2);
  }

  /** The largest case that the documentation names: 12 GB for two tasks. */
  @Test
  void aMillionRowsOfAMillionClassesTakeFewBands() {
    NeighboursPlan plan = plan(1_300_000, 1_000_000, 50, 3 * GIGABYTE);
    assertThat(plan.bands()).isBetween(2, 8);
    assertThat(plan.shuffleBytes(1_000_000, 50_000_000)).isLessThan(5_000_000_000L);
  }

  @ParameterizedTest
  @CsvSource({"1_000_000, 5", "10_000_000, 50", "100_000_000, 100", "4_000_000_000, 100"})
  void moreRowsTakeMoreBandsUpToABound(String rows, int length) {
    long count = Long.parseLong(rows.replace("_", ""));
    NeighboursPlan plan = plan(1_000_000, count, length, 2 * GIGABYTE);
    NeighboursPlan twice = plan(1_000_000, 2 * count, length, 2 * GIGABYTE);
    assertThat(twice.bands()).isBetween(plan.bands(), 1024);
    assertThat(24L * plan.pieceEntries() * plan.bands()).isLessThanOrEqualTo(GIGABYTE / 4);
  }

  /** A quarter of a task's memory is for what it finds. */
  @Test
  void manyNeighboursTakeMoreBands() {
    TilePlan reading = TilePlan.ofSparse(1_000_000, 8, 2, GIGABYTE);
    NeighboursPlan few = NeighboursPlan.of(reading, 10, 1_000, 50_000, 2, GIGABYTE);
    NeighboursPlan many = NeighboursPlan.of(reading, 1_000, 1_000, 50_000, 2, GIGABYTE);
    assertThat(many.bands()).isGreaterThan(few.bands());
    assertThat(40L * 1_000 * (1_000_000 / many.bands() + 1)).isLessThanOrEqualTo(GIGABYTE / 4);
  }

  @Test
  void memoryThatIsTooLittleForAClassIsRefused() {
    assertThatThrownBy(() -> plan(1_300_000, 1_000, 50, 64L << 20))
        .isInstanceOf(UserErrorException.class)
        .hasMessageContaining("and a task has 64 MB");
  }

  @Test
  void everyClassIsInOneBand() {
    NeighboursPlan plan = plan(1_000_000, 10_000_000, 50, GIGABYTE);
    assertThat(plan.bandOf(0)).isZero();
    assertThat(plan.bandOf(999_999)).isEqualTo(999_999 % plan.bands());
  }
}
