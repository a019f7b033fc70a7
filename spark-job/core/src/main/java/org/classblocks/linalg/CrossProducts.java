package org.classblocks.linalg;

/**
 * Forms products of the columns of one batch X at a time: entry (i, j) of XᵀX is the sum over the
 * rows of x_i x_j. Not safe for use by several threads; holds native memory until it is closed.
 */
public interface CrossProducts extends AutoCloseable {
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
   * Adds a tile of XᵀX to what is there, at a cost of 2 rows x area operations (half of that on the
   * diagonal).
   *
   * @param rows the number of rows of X, all of which were set
   * @param sums their tile's rows and columns are columns of X
   * @throws IndexOutOfBoundsException if rows or tile do not fit the batch
   */
  void addTo(int rows, TileSums sums);

  @Override
  void close();
}
