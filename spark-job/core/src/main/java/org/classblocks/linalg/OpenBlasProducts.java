package org.classblocks.linalg;

/** What products by OpenBLAS have in common, whatever the type of their values. */
abstract class OpenBlasProducts implements CrossProducts {
  final BatchShape shape;
  private int reserved;

  OpenBlasProducts(BatchShape shape) {
    this.shape = shape;
  }

  @Override
  public final void addTo(int rows, TileSums sums) {
    Tile tile = sums.tile();
    shape.check(rows, tile);
    form(rows, tile);
    addProducts(sums, tile);
  }

  /** Forms the products of a tile in the memory that is reserved for them. */
  final void form(int rows, Tile tile) {
    if (tile.area() > reserved) {
      reserve(tile.area());
      reserved = tile.area();
    }
    if (tile.isDiagonal()) {
      multiplyBySelf(rows, tile);
    } else {
      multiply(rows, tile);
    }
  }

  /** Where the products of row i of a tile begin, among those of a tile around it. */
  static long placeOf(int i, TileSums sums, Tile formed) {
    Tile tile = sums.tile();
    long row = (long) tile.rowStart() - formed.rowStart() + i;
    return row * formed.cols() + tile.colStart() - formed.colStart() + sums.firstColumn(i);
  }

  /** Makes room for the products of a tile, in place of the room there was. */
  abstract void reserve(int area);

  /** Forms the upper half of a diagonal tile. */
  abstract void multiplyBySelf(int rows, Tile tile);

  /** Forms a tile off the diagonal. */
  abstract void multiply(int rows, Tile tile);

  /**
   * Adds the products of a tile to what is there, row by row: a row fits the cache.
   *
   * @param formed the tile whose products were formed last: the same, or one around it
   */
  abstract void addProducts(TileSums sums, Tile formed);
}
