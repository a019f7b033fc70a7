package org.classblocks.spark.plan;

import static org.assertj.core.api.Assertions.assertThat;

import org.classblocks.linalg.Precision;
import org.classblocks.order.ClassOrdering;
import org.junit.jupiter.api.Test;

/** By hand: 8 bytes a pair of classes, and what is said of the rest. */
class MemoryEstimateTest {
  private static final long ROW_GROUP = 100_000_000;

  private static MemoryEstimate estimate(int classes, int splits, long taskBytes) {
    return new MemoryEstimate(
        TilePlan.of(classes, splits, 4, taskBytes, Precision.DOUBLE), ROW_GROUP);
  }

  @Test
  void aTaskHoldsItsTilesRowGroupsAndTheRowsOnTheirWay() {
    long tiles = 8 * (1_000 * 1_001L / 2);
    long rows = (20 * 4_096 + 12 * 131) * 1_000L;
    assertThat(estimate(1_000, 9, 1L << 30).taskHeap()).isEqualTo(tiles + rows + 2 * ROW_GROUP);
  }

  @Test
  void productsLieOutsideTheHeap() {
    TilePlan plan = estimate(1_000, 9, 1L << 30).plan();
    assertThat(estimate(1_000, 9, 1L << 30).taskNative())
        .isEqualTo(8 * (1_000L * plan.batches().productRows() + 500 * 500));
    assertThat(new MemoryEstimate(TilePlan.ofSparse(1_000, 9, 4, 1L << 30), 0).taskNative())
        .isZero();
  }

  @Test
  void productsOfFloatsAreFormedAtOnceUpToThreeThousandClasses() {
    assertThat(floatProducts(1_000)).isEqualTo(1_000 * 1_000);
    assertThat(floatProducts(3_072)).isEqualTo(3_072 * 3_072);
    assertThat(floatProducts(3_073)).isEqualTo(615 * 615);
  }

  /** The products that a task holds. */
  private static long floatProducts(int classes) {
    TilePlan plan = TilePlan.of(classes, 9, 4, 1L << 30, Precision.MIXED);
    long rows = (long) classes * plan.batches().productRows();
    return new MemoryEstimate(plan, ROW_GROUP).taskNative() / Float.BYTES - rows;
  }

  @Test
  void oneProcessHoldsTheMatrixAndAllTasksWhileItReads() {
    MemoryEstimate memory = estimate(1_000, 9, 1L << 30);
    long matrix = 8 * (1_000 * 1_001L / 2);
    assertThat(memory.embeddedHeap())
        .isEqualTo(memory.driverHeap() - ClassOrdering.heapBytes(1_000) + 4 * memory.taskHeap());
    assertThat(memory.driverHeap()).isGreaterThan(matrix + ClassOrdering.heapBytes(1_000));
  }

  @Test
  void foldsOneResampleAndDeviationsAreHeldBesideTheMatrix() {
    MemoryEstimate memory = estimate(1_000, 9, 1L << 30);
    MemoryEstimate folded = new MemoryEstimate(memory.plan().withFolds(10, 1_000), ROW_GROUP);
    long matrix = 8 * (1_000 * 1_001L / 2);
    assertThat(folded.driverHeap()).isEqualTo(memory.driverHeap() + 11 * matrix + 10 * matrix / 2);
    MemoryEstimate ofGroups = new MemoryEstimate(folded.plan().withGroups(3), ROW_GROUP);
    assertThat(ofGroups.driverHeap())
        .as("each of three groups has similarities, and the sums and deviations of its folds")
        .isEqualTo(folded.driverHeap() + 3 * (11 * matrix + 10 * matrix / 2));
  }

  /** Each part has the products of the columns with the classes and with each other. */
  @Test
  void columnsOfAttributesAreHeldForEachPart() {
    TilePlan plan = estimate(1_000, 9, 1L << 30).plan().withFolds(10, 1_000);
    MemoryEstimate without = new MemoryEstimate(plan, ROW_GROUP);
    MemoryEstimate with = new MemoryEstimate(plan, ROW_GROUP, 21);
    long columns = 10 * 8 * (21 * 1_000 + 21 * 22 / 2);
    assertThat(with.driverHeap()).isEqualTo(without.driverHeap() + columns);
    assertThat(with.taskHeap()).isEqualTo(without.taskHeap() + columns);
    assertThat(with.shuffleBytes())
        .isEqualTo(plan.shuffleBytes() + columns * plan.reading().tasks());
  }

  @Test
  void orderingCanBeWhatTakesMost() {
    MemoryEstimate memory = estimate(21_841, 1, 1L << 28);
    assertThat(memory.embeddedHeap()).isEqualTo(memory.driverHeap());
  }
}
