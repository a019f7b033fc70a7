package org.classblocks.moments.sparse;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.classblocks.linalg.Tile;
import org.classblocks.linalg.TileCounts;
import org.classblocks.linalg.Tiling;
import org.classblocks.moments.CoMoments;
import org.classblocks.moments.Gathered;
import org.classblocks.moments.sparse.SparseSamples.Products;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Held against counting pair by pair. */
class ListingCountsTest {
  @ParameterizedTest(
      name = "{0} samples, {1} classes by {2}, {3} partitions, batches of {4}, seed {5}")
  @CsvSource({
    "1, 1, 1, 1, 10, 1",
    "200, 9, 4, 1, 1000, 2",
    "200, 9, 9, 13, 7, 3",
    "300, 31, 7, 200, 1, 4",
    "300, 20, 6, 3, 64, 5"
  })
  void everyPairIsCounted(
      int samples, int classes, int edge, int partitions, int batchEntries, long seed) {
    SparseSamples sparse = SparseSamples.random(samples, classes, 0.9, 0, 1, seed);
    int[][] expected = sparse.listedBoth();
    for (Products products : Products.values()) {
      Gathered gathered =
          sparse.gathered(products, partitions, batchEntries, new Tiling(classes, edge), seed);
      gathered.tiles().forEach(tile -> assertCounts(tile, expected));
    }
  }

  @ParameterizedTest
  @EnumSource
  void bandsOfTilesGiveWhatAllTilesGive(Products products) {
    SparseSamples sparse = SparseSamples.random(300, 20, 0.6, 0, 1, 23);
    int[][] expected = sparse.listedBoth();
    for (Tile tile : new Tiling(20, 6).tiles()) {
      List<CoMoments> band = sparse.gathered(products, 0, 300, 50, List.of(tile)).tiles();
      assertCounts(band.get(0), expected);
    }
  }

  private static void assertCounts(CoMoments coMoments, int[][] expected) {
    Tile tile = coMoments.tile();
    TileCounts counts = coMoments.listings().orElseThrow();
    for (int i = 0; i < tile.rows(); i++) {
      for (int j = tile.isDiagonal() ? i : 0; j < tile.cols(); j++) {
        assertThat(counts.at(i, j))
            .as("row %d, column %d of %s", i, j, tile)
            .isEqualTo(expected[tile.rowStart() + i][tile.colStart() + j]);
      }
    }
  }

  @Test
  void countsMergeWithNoSamplesAsTheIdentity() {
    Tile tile = new Tile(0, 0, 3, 0, 3);
    SparseSamples sparse = SparseSamples.random(50, 3, 0.8, 0, 1, 24);
    CoMoments total = new CoMoments(tile);
    assertThat(total.listings()).isEmpty();
    for (int part = 0; part < 5; part++) {
      CoMoments some =
          sparse
              .gathered(Products.BY_ROW, 10 * part, 10 * part + 10, 7, List.of(tile))
              .tiles()
              .get(0);
      total.combine(some);
      some.combine(new CoMoments(tile));
      assertThat(some.listings()).isPresent();
    }
    assertCounts(total, sparse.listedBoth());
  }
}
