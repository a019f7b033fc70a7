package org.classblocks.spark.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.classblocks.moments.batch.SparseBatch;
import org.classblocks.similarity.nearest.ListingTotals;
import org.classblocks.similarity.nearest.NearestSearch;
import org.junit.jupiter.api.Test;

class SearchPassTest {
  private static final int CLASSES = 100;
  private static final int ROWS = 1_000;

  /** Class 0 is in all rows, and each other one in 30 or so. */
  private static ListingTotals listings() {
    SparseBatch batch = new SparseBatch(CLASSES, 0, 4 * ROWS, ROWS);
    for (int row = 0; row < ROWS; row++) {
      int first = 1 + row % 33;
      batch.add(new int[] {0, first, first + 33, first + 66}, new double[] {1, 2, 3, 4}, 0, 4);
    }
    ListingTotals listings = new ListingTotals(CLASSES);
    listings.accept(batch);
    return listings;
  }

  private static List<SearchPass> passes(int[] classes, long bytes) {
    return passes(classes, 0, bytes);
  }

  private static List<SearchPass> passes(int[] classes, int groups, long bytes) {
    return SearchPass.of(classes, ROWS, 4 * ROWS, listings(), groups, bytes);
  }

  private static long bytes(SearchPass pass, int groups) {
    long listed =
        Arrays.stream(pass.classes())
            .limit(pass.classes().length - pass.withOwn())
            .mapToLong(listings()::listed)
            .sum();
    return NearestSearch.waitingBytes(pass.rows(), pass.entries(), listed, groups)
        + pass.withOwn() * NearestSearch.accumulatorBytes(CLASSES, groups);
  }

  @Test
  void onePassTakesAllClassesWhoseRowsFit() {
    int[] classes = IntStream.range(0, CLASSES).toArray();
    List<SearchPass> passes = passes(classes, 1 << 20);
    assertThat(passes).hasSize(1);
    assertThat(passes.get(0).classes()).containsExactly(classes);
    assertThat(passes.get(0).withOwn()).isZero();
    assertThat(passes.get(0).rows()).isEqualTo(ROWS);
    assertThat(passes.get(0).entries()).isEqualTo(4 * ROWS);
  }

  @Test
  void moreTakeTurnsAndACommonClassHasItsOwnAccumulator() {
    int[] classes = IntStream.range(0, CLASSES).toArray();
    List<SearchPass> passes = passes(classes, 10_000);
    assertThat(passes).hasSizeGreaterThan(5);
    assertThat(passes.stream().flatMapToInt(pass -> Arrays.stream(pass.classes())))
        .containsExactlyInAnyOrder(Arrays.stream(classes).boxed().toArray(Integer[]::new));
    assertThat(passes).allMatch(pass -> bytes(pass, 0) <= 10_000);
    SearchPass first = passes.get(0);
    assertThat(first.withOwn()).isEqualTo(1);
    assertThat(first.classes()[first.classes().length - 1]).as("in all rows").isZero();
    assertThat(passes.subList(1, passes.size())).allMatch(pass -> pass.withOwn() == 0);
  }

  /** An accumulator of the common class for each of three groups and for all samples. */
  @Test
  void groupsTakeMorePasses() {
    int[] classes = IntStream.range(0, CLASSES).toArray();
    List<SearchPass> passes = passes(classes, 3, 12_000);
    assertThat(passes).hasSizeGreaterThan(passes(classes, 12_000).size());
    assertThat(passes).allMatch(pass -> bytes(pass, 3) <= 12_000);
    assertThat(passes.get(0).withOwn()).isEqualTo(1);
    assertThat(4L * 24 * CLASSES).isLessThanOrEqualTo(bytes(passes.get(0), 3));
  }

  @Test
  void withTooLittleMemoryAPassHasOneClass() {
    assertThat(passes(new int[] {0, 5, 10}, -1)).hasSize(3).allMatch(p -> p.classes().length == 1);
  }

  @Test
  void noClassesTakeNoPass() {
    assertThat(passes(new int[0], 1 << 20)).isEmpty();
    assertThat(passes(new int[0], 1)).isEmpty();
  }
}
