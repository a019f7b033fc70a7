package org.classblocks.moments;

import java.util.List;
import org.classblocks.linalg.CrossProducts;
import org.classblocks.linalg.TileSums;
import org.classblocks.moments.batch.PivotedFloats;

/**
 * Rows that wait until there are enough of them for a fast product. All belong to one set of sums:
 * before rows for other sums are added, those that wait are multiplied. Holds native memory until
 * it is closed.
 */
final class RowBuffer implements PivotedFloats.RowSink, AutoCloseable {
  private final int capacity;
  private final CrossProducts crossProducts;
  private List<TileSums> target = List.of();
  private int rows;

  /**
   * @param capacity the most rows that wait
   * @param crossProducts forms the products of as many rows
   */
  RowBuffer(int capacity, CrossProducts crossProducts) {
    this.capacity = capacity;
    this.crossProducts = crossProducts;
  }

  int capacity() {
    return capacity;
  }

  /** Makes room for {@code count} rows whose products are added to {@code sums}. */
  void reserve(int count, List<TileSums> sums) {
    if (target != sums || rows + count > capacity) {
      multiply();
    }
    target = sums;
  }

  /**
   * Adds a row there is room for.
   *
   * @param row by class id; copied
   */
  void add(double[] row) {
    crossProducts.setRow(rows++, row);
  }

  /** What rows of floats have to be multiplied by, given their largest magnitudes by class id. */
  @Override
  public float[] factors(double[] largest) {
    return crossProducts.factors(rows, largest);
  }

  /** Adds a row of floats times those factors; copied. */
  @Override
  public void accept(float[] row) {
    crossProducts.setRow(rows++, row);
  }

  /** How many rows wait. */
  int rows() {
    return rows;
  }

  /** Takes out all but the first rows. */
  void keep(int count) {
    rows = count;
  }

  /** Adds the products of all rows to their sums; none waits any longer. */
  void multiply() {
    crossProducts.addTo(rows, target);
    rows = 0;
  }

  @Override
  public void close() {
    crossProducts.close();
  }
}
