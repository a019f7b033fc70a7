package org.classblocks.moments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.classblocks.linalg.FastestBlas;
import org.classblocks.linalg.Precision;
import org.classblocks.linalg.Tile;
import org.classblocks.moments.batch.ScoreBatch;
import org.junit.jupiter.api.Test;

class MomentsBuilderTest {
  private static final Tile WHOLE = new Tile(0, 0, 2, 0, 2);

  @Test
  void gathersOtherSamplesBeside() {
    double[][] rows = {{1, 2}, {2, 4}, {6, 0}, {5, 5}, {3, 2}, {7, 1}};
    try (MomentsBuilder builder = builder(2, List.of(WHOLE));
        MomentsBuilder even = builder(2, List.of(WHOLE));
        MomentsBuilder odd = builder(2, List.of(WHOLE))) {
      MomentsBuilder copy = builder.emptyCopy();
      for (int i = 0; i < rows.length; i += 2) {
        builder.accept(batch(2, new double[][] {rows[i]}));
        even.accept(batch(2, new double[][] {rows[i]}));
        copy.accept(batch(2, new double[][] {rows[i + 1]}));
        odd.accept(batch(2, new double[][] {rows[i + 1]}));
      }
      assertThat(copy.coMoments().get(0).at(0, 1))
          .isCloseTo(odd.coMoments().get(0).at(0, 1), within(1e-12));
      assertThat(builder.coMoments().get(0).at(0, 1))
          .isCloseTo(even.coMoments().get(0).at(0, 1), within(1e-12));
      assertThat(copy.marginals().samples()).isEqualTo(3);
    }
  }

  @Test
  void equalsTheDefinitionOverSeveralBatches() {
    try (MomentsBuilder builder = builder(2, List.of(WHOLE))) {
      builder.accept(batch(2, new double[][] {{1, 2}, {2, 4}}));
      builder.accept(batch(2, new double[][] {{6, 0}}));
      builder.accept(batch(2, new double[][] {{3, 2}}));
      CoMoments coMoments = builder.coMoments().get(0);
      assertThat(coMoments.tile()).isEqualTo(WHOLE);
      assertThat(coMoments.weight()).isEqualTo(4);
      assertThat(coMoments.at(0, 0)).isCloseTo(14, within(1e-14));
      assertThat(coMoments.at(0, 1)).isCloseTo(-8, within(1e-14));
      assertThat(coMoments.at(1, 1)).isCloseTo(8, within(1e-14));
    }
  }

  @Test
  void gathersTheTilesAskedForInTheirOrder() {
    List<Tile> tiles = List.of(new Tile(5, 1, 2, 2, 3), new Tile(0, 0, 1, 0, 1));
    try (MomentsBuilder builder = builder(3, tiles)) {
      builder.accept(batch(3, new double[][] {{0, 1, 5}, {4, 3, 1}}));
      List<CoMoments> coMoments = builder.coMoments();
      assertThat(coMoments).extracting(CoMoments::tile).containsExactlyElementsOf(tiles);
      assertThat(coMoments.get(0).at(0, 0)).isEqualTo(-4);
      assertThat(coMoments.get(1).at(0, 0)).isEqualTo(8);
    }
  }

  @Test
  void anEmptyBatchAddsNothing() {
    try (MomentsBuilder builder = builder(2, List.of(WHOLE))) {
      builder.accept(batch(2, new double[0][2]));
      assertThat(builder.marginals().samples()).isZero();
      assertThat(builder.coMoments().get(0).weight()).isZero();
      assertThat(builder.coMoments().get(0).at(0, 1)).isZero();
    }
  }

  @Test
  void leavesTheBatchAsItWas() {
    ScoreBatch batch = batch(2, new double[][] {{1, 2}, {2, 4}});
    try (MomentsBuilder builder = builder(2, List.of(WHOLE))) {
      builder.accept(batch);
      builder.accept(batch);
      assertThat(builder.marginals().samples()).isEqualTo(4);
    }
    double[] row = new double[2];
    batch.copyRow(1, row);
    assertThat(row).containsExactly(2, 4);
  }

  @Test
  void forgetsTheRowsOfAFullerBatchBefore() {
    ScoreBatch batch = batch(2, new double[][] {{100, -100}, {-100, 100}, {0, 0}});
    try (MomentsBuilder builder = builder(2, List.of(WHOLE))) {
      builder.accept(batch);
      batch.clear();
      batch.add(new double[] {4, 8});
      builder.accept(batch);
      assertThat(builder.coMoments().get(0).at(0, 1)).isCloseTo(-19976, within(1e-11));
    }
  }

  /**
   * Small batches share a product with the rows that merge them; the sums are those of one batch.
   */
  @Test
  void smallBatchesWaitForEachOther() {
    double[][] rows = {{1, 2}, {2, 4}, {6, 0}, {3, 2}, {-5, 1}, {0.5, 8}, {7, 7}};
    try (MomentsBuilder waiting =
            new MomentsBuilder(2, 6, List.of(WHOLE), Precision.DOUBLE, FastestBlas.INSTANCE);
        MomentsBuilder whole =
            new MomentsBuilder(2, 8, List.of(WHOLE), Precision.DOUBLE, FastestBlas.INSTANCE)) {
      for (double[] row : rows) {
        waiting.accept(batch(2, new double[][] {row}));
      }
      whole.accept(batch(2, rows));
      CoMoments found = waiting.coMoments().get(0);
      CoMoments expected = whole.coMoments().get(0);
      assertThat(found.weight()).isEqualTo(7);
      assertThat(found.at(0, 1)).isCloseTo(expected.at(0, 1), within(1e-12));
      assertThat(found.at(1, 1)).isCloseTo(expected.at(1, 1), within(1e-12));
    }
  }

  @Test
  void refusesBatchesThatWereNotAgreed() {
    try (MomentsBuilder builder = builder(2, List.of(WHOLE))) {
      assertThatThrownBy(() -> builder.accept(batch(2, new double[4][2])))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage("a batch of 4 x 2 where less than 4 x 2 was agreed");
      assertThatThrownBy(() -> builder.accept(batch(3, new double[1][3])))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage("a batch of 1 x 3 where less than 4 x 2 was agreed");
    }
  }

  private static MomentsBuilder builder(int classCount, List<Tile> tiles) {
    return new MomentsBuilder(classCount, 4, tiles, Precision.DOUBLE, FastestBlas.INSTANCE);
  }

  private static ScoreBatch batch(int classCount, double[][] rows) {
    ScoreBatch batch = ScoreBatch.ofDoubles(rows.length, classCount);
    for (double[] row : rows) {
      batch.add(row);
    }
    return batch;
  }
}
