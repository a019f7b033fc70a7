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
    if (tile.area() > reserved) {
      reserve(tile.area());
      reserved = tile.area();
    }
    if (tile.isDiagonal()) {
      multiplyBySelf(rows, tile);
    } else {
      multiply(rows, tile);
    }
    addProducts(sums);
  }

  /** Makes room for the products of a tile, in place of the room there was. */
  abstract void reserve(int area);

  /** Forms the upper half of a diagonal tile. */
  abstract void multiplyBySelf(int rows, Tile tile);

  /** Forms a tile off the diagonal. */
  abstract void multiply(int rows, Tile tile);

  /** Adds the products formed last to what is there, row by row: a row fits the cache. */
  abstract void addProducts(TileSums sums);
}
