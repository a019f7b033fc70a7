package org.classblocks.linalg;

import java.util.Objects;

/**
 * Checks that rows and tiles fit the batches that one {@link CrossProducts} has room for. Native
 * code would read and write outside them without an error.
 *
 * @param maxRows the most rows of a batch
 * @param columns the number of columns of every batch
 */
record BatchShape(int maxRows, int columns) {

  /** The number of values of the largest batch. */
  long values() {
    return (long) maxRows * columns;
  }

  /** Where a row begins, which must fit and whose values must be there. */
  long offsetOf(int row, double[] values) {
    return offsetOf(row, values.length);
  }

  /** The same for floats. */
  long offsetOf(int row, float[] values) {
    return offsetOf(row, values.length);
  }

  private long offsetOf(int row, int length) {
    Objects.checkIndex(row, maxRows);
    Objects.checkFromIndexSize(0, columns, length);
    return (long) row * columns;
  }

  /** Checks that rows and tile lie within the batch. */
  void check(int rows, Tile tile) {
    Objects.checkFromToIndex(0, rows, maxRows);
    Objects.checkFromToIndex(tile.colStart(), tile.colEnd(), columns);
  }
}
