package org.classblocks.linalg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TilingTest {
  @ParameterizedTest(name = "{0} classes, edge {1}")
  @CsvSource({"0, 1", "1, 1", "1, 9", "2, 1", "7, 3", "8, 4", "9, 4", "20, 19", "20, 20", "50, 7"})
  void coversTheUpperHalfOnce(int size, int edge) {
    int[][] covered = new int[size][size];
    for (Tile tile : new Tiling(size, edge).tiles()) {
      for (int i = tile.rowStart(); i < tile.rowEnd(); i++) {
        for (int j = tile.colStart(); j < tile.colEnd(); j++) {
          covered[i][j]++;
        }
      }
      assertThat(tile.rows()).isLessThanOrEqualTo(edge);
      assertThat(tile.cols()).isLessThanOrEqualTo(edge);
    }
    for (int i = 0; i < size; i++) {
      for (int j = 0; j < size; j++) {
        boolean inDiagonalTile = i / edge == j / edge;
        assertThat(covered[i][j]).as("(%d, %d)", i, j).isEqualTo(inDiagonalTile || i < j ? 1 : 0);
      }
    }
  }

  @ParameterizedTest(name = "{0} classes, edge {1}")
  @CsvSource({"0, 1", "1, 1", "1, 9", "7, 3", "8, 4", "9, 4", "20, 20", "2622, 437", "2622, 512"})
  void pairsAreThoseOfItsTiles(int size, int edge) {
    Tiling tiling = new Tiling(size, edge);
    assertThat(tiling.pairs()).isEqualTo(tiling.tiles().stream().mapToLong(Tile::pairs).sum());
  }

  /** Half of 100,000 squared, and the lower halves of the ten diagonal tiles of 10,000. */
  @Test
  void pairsLeaveTheRangeOfInt() {
    assertThat(new Tiling(100_000, 10_000).pairs()).isEqualTo(5_000_050_000L);
  }

  @Test
  void numbersTilesRowByRow() {
    List<Tile> tiles = new Tiling(5, 2).tiles();
    assertThat(tiles)
        .containsExactly(
            new Tile(0, 0, 2, 0, 2),
            new Tile(1, 0, 2, 2, 4),
            new Tile(2, 0, 2, 4, 5),
            new Tile(3, 2, 4, 2, 4),
            new Tile(4, 2, 4, 4, 5),
            new Tile(5, 4, 5, 4, 5));
  }

  @ParameterizedTest
  @CsvSource({"-1, 4", "4, 0", "4, -1", "4, 32769"})
  void refusesWhatCannotBeCut(int size, int edge) {
    assertThatThrownBy(() -> new Tiling(size, edge))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("cannot cut %d classes by %d", size, edge);
  }
}
