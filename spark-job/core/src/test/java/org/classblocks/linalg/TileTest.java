package org.classblocks.linalg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TileTest {
  @Test
  void measuresItself() {
    Tile tile = new Tile(3, 2, 5, 10, 14);
    assertThat(tile.rows()).isEqualTo(3);
    assertThat(tile.cols()).isEqualTo(4);
    assertThat(tile.area()).isEqualTo(12);
    assertThat(tile.pairs()).isEqualTo(12);
    assertThat(tile.isDiagonal()).isFalse();
  }

  @Test
  void mayTouchTheDiagonalWithItsCorner() {
    assertThat(new Tile(0, 2, 5, 5, 6).isDiagonal()).isFalse();
    assertThat(new Tile(0, 2, 5, 2, 5).isDiagonal()).isTrue();
    assertThat(new Tile(0, 2, 5, 2, 5).pairs()).isEqualTo(6);
  }

  @ParameterizedTest
  @CsvSource({
    "-1, 2, 3, 4",
    "2, 2, 3, 4",
    "3, 2, 4, 5",
    "0, 1, 3, 3",
    "0, 1, 3, 2", // empty or backwards
    "0, 3, 2, 4",
    "0, 3, 0, 4",
    "4, 5, 0, 1",
    "1, 3, 0, 2" // across or below the diagonal
  })
  void refusesWhatIsNoTile(int rowStart, int rowEnd, int colStart, int colEnd) {
    assertThatThrownBy(() -> new Tile(0, rowStart, rowEnd, colStart, colEnd))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("not a tile: rows %d..%d, columns %d..%d", rowStart, rowEnd, colStart, colEnd);
  }

  @Test
  void refusesToOverflowItsArea() {
    Tile tile = new Tile(0, 0, 1 << 16, 0, 1 << 16);
    assertThatThrownBy(tile::area).isInstanceOf(ArithmeticException.class);
  }
}
