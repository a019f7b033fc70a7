package org.classblocks.linalg;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TileCountsTest {
  @Test
  void onTheDiagonalHalfIsHeld() {
    TileCounts counts = new TileCounts(new Tile(0, 2, 5, 2, 5));
    counts.row(1)[1] = 7;
    assertThat(counts.row(2)).hasSize(1);
    assertThat(counts.firstColumn(1)).isEqualTo(1);
    assertThat(counts.at(1, 2)).isEqualTo(7);
    assertThat(new TileCounts(new Tile(1, 0, 2, 2, 5)).row(1)).hasSize(3);
  }

  @Test
  void addsAndLeavesTheOtherAsItWas() {
    Tile tile = new Tile(1, 0, 2, 2, 4);
    TileCounts counts = new TileCounts(tile);
    TileCounts more = new TileCounts(tile);
    counts.row(1)[0] = 3;
    more.row(1)[0] = 4;
    counts.add(more);
    assertThat(counts.at(1, 0)).isEqualTo(7);
    assertThat(more.at(1, 0)).isEqualTo(4);
    assertThat(counts.at(0, 0)).isZero();
  }

  @Test
  void aCountThatIsTooHighStaysAtTheHighest() {
    Tile tile = new Tile(0, 0, 1, 0, 1);
    TileCounts counts = new TileCounts(tile);
    TileCounts more = new TileCounts(tile);
    counts.row(0)[0] = 2_000_000_000;
    more.row(0)[0] = 2_000_000_000;
    counts.add(more);
    counts.add(more);
    assertThat(counts.at(0, 0)).isEqualTo(Integer.MAX_VALUE);
  }
}
