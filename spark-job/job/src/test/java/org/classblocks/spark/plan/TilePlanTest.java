package org.classblocks.spark.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.classblocks.linalg.Precision;
import org.classblocks.linalg.Tile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TilePlanTest {
  private static final long GIGABYTE = 1L << 30;

  private static TilePlan plan(int classes, int splits, long taskBytes) {
    return TilePlan.of(classes, splits, 2, taskBytes, Precision.DOUBLE);
  }

  private static List<Tile> tilesOf(TilePlan plan) {
    return plan.bands().stream().flatMap(List::stream).toList();
  }

  @ParameterizedTest(name = "{0} classes")
  @ValueSource(ints = {1, 2, 527, 767, 768, 769, 2_622, 21_841, 70_000})
  void bandsHoldEveryTileOnceInOrder(int classes) {
    TilePlan plan = plan(classes, 100, GIGABYTE);
    assertThat(tilesOf(plan)).isEqualTo(plan.tiling().tiles()).hasSize(plan.tiles());
    assertThat(tilesOf(plan)).allMatch(tile -> tile.rows() <= 768 && tile.cols() <= 768);
  }

  @ParameterizedTest(name = "{0} classes")
  @ValueSource(ints = {10, 527, 2_622})
  void onePassSufficesForFewClasses(int classes) {
    assertThat(plan(classes, 100, GIGABYTE).bands()).hasSize(1);
  }

  @ParameterizedTest(name = "{0} classes")
  @ValueSource(ints = {2_622, 10_000, 21_841, 70_000})
  void noTaskGrowsBeyondItsMemory(int classes) {
    TilePlan plan = plan(classes, 100, GIGABYTE);
    assertThat(plan.taskBytes()).isLessThanOrEqualTo(GIGABYTE);
    long all = 8 * plan.tiling().pairs();
    assertThat(plan.bands().size()).isLessThanOrEqualTo((int) (all / (GIGABYTE / 2)) + 1);
  }

  @Test
  void withTooLittleMemoryForOneTileABandIsATile() {
    TilePlan plan = plan(2_000, 4, 1);
    assertThat(plan.bands()).hasSize(plan.tiles()).allMatch(band -> band.size() == 1);
  }

  @Test
  void theShuffleGrowsWithCoresNotWithSplits() {
    assertThat(plan(2_622, 10_000, GIGABYTE).shuffleBytes())
        .isEqualTo(plan(2_622, 2, GIGABYTE).shuffleBytes());
    assertThat(plan(2_622, 1, GIGABYTE).reading().tasks()).isEqualTo(1);
  }

  @ParameterizedTest(name = "{0} classes")
  @ValueSource(ints = {1, 527, 2_622, 21_841, 70_000, 5_000_000})
  void batchesAreBoundedInBytesAndFitTheProducts(int classes) {
    TilePlan plan = plan(classes, 1, GIGABYTE);
    assertThat(plan.reading().rows()).isBetween(1, 4_096);
    assertThat(4L * plan.reading().rows() * classes)
        .isLessThanOrEqualTo(Math.max(16L << 20, 4L * classes));
    assertThat(plan.batches().rows()).isBetween(1, plan.reading().rows());
    assertThat(plan.batches().productRows()).isGreaterThan(plan.batches().rows());
    assertThat(plan.batches().productRows() % (plan.batches().rows() + 1)).isZero();
  }

  /** They list few of the classes, however many there are. */
  @ParameterizedTest(name = "{0} classes")
  @ValueSource(ints = {4_096, 70_000, 5_000_000})
  void sparseRowsAreReadByTheThousand(int classes) {
    assertThat(TilePlan.ofSparse(classes, 1, 2, GIGABYTE).reading().rows()).isEqualTo(1_024);
  }

  @ParameterizedTest(name = "{0} rows")
  @ValueSource(longs = {0, 1, 60, 10_000, 2_000_000})
  void foldsTakeSeveralTurnsEachInEveryTask(long rows) {
    TilePlan plan = plan(527, 100, GIGABYTE).withFolds(10, rows);
    assertThat(plan.parts().foldRows()).isBetween(1, plan.batches().productRows() - 1);
    assertThat(plan.batches().rows()).isBetween(1, plan.parts().foldRows());
    assertThat(plan.batches().productRows() % (plan.batches().rows() + 1)).isZero();
    long turns = rows / plan.reading().tasks() / plan.parts().foldRows();
    assertThat(turns).isGreaterThanOrEqualTo(Math.min(40, rows / plan.reading().tasks()));
    assertThat(plan.parts().foldOf(0)).isZero();
    assertThat(plan.parts().foldOf(3L * plan.parts().foldRows())).isEqualTo(3);
    assertThat(plan.parts().foldOf(25L * plan.parts().foldRows() - 1)).isEqualTo(4);
  }

  @Test
  void foldsCostTheirSums() {
    TilePlan plan = plan(2_622, 100, GIGABYTE);
    TilePlan folded = plan.withFolds(10, 1_000_000);
    assertThat(folded.shuffleBytes()).isEqualTo(10 * plan.shuffleBytes());
    assertThat(folded.tileBytes()).isEqualTo(10 * plan.tileBytes());
    assertThat(folded.taskBytes()).isLessThanOrEqualTo(GIGABYTE);
    assertThat(plan(10_000, 100, GIGABYTE).withFolds(10, 1_000_000).bands().size())
        .isGreaterThan(plan(10_000, 100, GIGABYTE).bands().size());
    assertThat(TilePlan.ofSparse(527, 10, 2, GIGABYTE).withFolds(10, 400).listedRows())
        .as("two tasks, ten folds, four turns each")
        .isEqualTo(5);
  }

  @Test
  void aPairOfClassesTakesFourBytesMoreWhereRowsListSomeOfThem() {
    TilePlan dense = plan(2_622, 2, GIGABYTE);
    TilePlan sparse = TilePlan.ofSparse(2_622, 2, 2, GIGABYTE);
    long pairs = 2_622 * 2_623L / 2;
    assertThat(dense.tileBytes()).isEqualTo(8 * pairs);
    assertThat(sparse.tileBytes()).isEqualTo(12 * pairs);
    assertThat(dense.shuffleBytes()).isEqualTo(2 * 8 * pairs);
    assertThat(sparse.shuffleBytes()).isEqualTo(2 * 12 * pairs);
    assertThat(sparse.matrixBytes()).isEqualTo(12 * pairs);
  }

  @ParameterizedTest(name = "{0} classes")
  @ValueSource(ints = {1, 527, 2_622, 21_841})
  void sparseRowsThatAreWrittenOutTakeWhatBothKindsTake(int classes) {
    TilePlan dense = plan(classes, 2, GIGABYTE);
    TilePlan expanded = TilePlan.ofExpanded(classes, 2, 2, GIGABYTE, Precision.DOUBLE);
    assertThat(expanded.batches().rows()).isEqualTo(dense.batches().rows());
    assertThat(expanded.batches().productRows()).isEqualTo(dense.batches().productRows());
    assertThat(expanded.productBytes()).isEqualTo(dense.productBytes());
    assertThat(expanded.shuffleBytes()).isEqualTo(dense.shuffleBytes() / 8 * 12);
    assertThat(expanded.batches().listedScores()).isPositive();
    assertThat(expanded.intakeBytes())
        .isEqualTo(
            48L * (expanded.batches().listedScores() + classes)
                + 8L * expanded.batches().rows() * classes);
    assertThat(expanded.taskBytes()).isLessThanOrEqualTo(GIGABYTE);
  }

  @ParameterizedTest(name = "{0} classes")
  @ValueSource(ints = {1, 527, 2_622, 21_841, 70_000})
  void batchesOfSparseRowsAreWorthTheSumsTheyAreAddedTo(int classes) {
    TilePlan plan = TilePlan.ofSparse(classes, 10, 2, GIGABYTE);
    assertThat(plan.batches().listedScores()).isBetween(1 << 15, 1 << 22);
    assertThat(8L * plan.batches().listedScores())
        .isGreaterThanOrEqualTo(Math.min(1L << 24, (long) classes * classes - 7));
    assertThat(plan.taskBytes()).isLessThanOrEqualTo(GIGABYTE);
    assertThat(TilePlan.ofSparse(classes, 10, 2, 1 << 20).batches().listedScores())
        .as("an eighth of a megabyte, 48 bytes each")
        .isEqualTo(2_730);
    assertThat(plan(classes, 10, GIGABYTE).batches().listedScores()).as("of dense rows").isZero();
  }
}
