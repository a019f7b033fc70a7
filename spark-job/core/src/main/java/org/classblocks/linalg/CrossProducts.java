package org.classblocks.linalg;

import java.util.List;

/**
 * Forms products of the columns of one batch X at a time: entry (i, j) of XᵀX is the sum over the
 * rows of x_i x_j. Not safe for use by several threads; holds native memory until it is closed.
 */
public interface CrossProducts extends AutoCloseable {
  /** With more columns, the products of all tiles would take too much memory at once. */
  int MOST_COLUMNS_AT_ONCE = 3072;

  /** The most products that are formed at once, before they are added to the sums of tiles. */
  static long mostAtOnce(Tiling tiling, Precision precision) {
    long side =
        precision == Precision.MIXED && tiling.size() <= MOST_COLUMNS_AT_ONCE
            ? tiling.size()
            : tiling.edge();
    return side * side;
  }

  /**
   * Sets one row of the batch. Rows are set one after the other, and the first one begins another
   * batch.
   *
   * @param row its place, below the most rows this was made with
   * @param values x, of which as many as there are columns are copied
   * @throws IndexOutOfBoundsException if the row does not fit, or there are fewer values
   */
  void setRow(int row, double[] values);

  /**
   * Prepares for rows of floats, which are to be multiplied by a power of two for each column, so
   * that neither they nor their squares leave the range of floats.
   *
   * @param row the place of the first of them
   * @param largest at least the largest magnitude of each column in them, none above that of floats
   * @return what to multiply each column by until rows are prepared for again; not to be changed
   */
  float[] factors(int row, double[] largest);

  /**
   * Sets one row of the batch that was prepared for.
   *
   * @param row its place, below the most rows this was made with
   * @param values x times the factors, of which as many as there are columns are copied
   * @throws IndexOutOfBoundsException if the row does not fit, or there are fewer values
   */
  void setRow(int row, float[] values);

  /**
   * Adds a tile of XᵀX to what is there, at a cost of 2 rows x area operations (half of that on the
   * diagonal).
   *
   * @param rows the number of rows of X, all of which were set
   * @param sums their tile's rows and columns are columns of X
   * @throws IndexOutOfBoundsException if rows or tile do not fit the batch
   */
  void addTo(int rows, TileSums sums);

  /**
   * Adds several tiles, no two of which overlap. Where they are all of XᵀX, they may be formed at
   * once, which is faster: the order of the summands may differ from that of one tile alone.
   */
  default void addTo(int rows, List<TileSums> sums) {
    sums.forEach(tile -> addTo(rows, tile));
  }

  @Override
  void close();
}
