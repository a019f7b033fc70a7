package org.classblocks.moments.sparse;

import org.classblocks.moments.batch.CentredColumns;
import org.classblocks.moments.batch.SparseBatch;

/**
 * Products row by row, into sums of its own for every pair of the band: for few classes, whose sums
 * stay in the cache.
 *
 * <p>The entries of a class go into their rows one class after the other, so that rows are sorted
 * on the way. Four classes of a row are multiplied with those after them at a time: loops of a few
 * steps each, whose ends a processor cannot foresee, would take longer than the products.
 *
 * <p>Cost: a row of m entries m² / 2 products; a batch k² / 2 additions; memory 12 bytes an entry,
 * and 8 bytes for each row of the band and class.
 */
final class ProductsByRow implements SparseProducts {
  private final BandSums band;
  private final double[][] sums;
  private final SortedRows rows = new SortedRows();

  ProductsByRow(BandSums band) {
    this.band = band;
    this.sums = new double[band.classCount()][];
    for (int id = band.start(); id < band.end(); id++) {
      sums[id] = new double[band.classCount()];
    }
  }

  @Override
  public void accept(SparseBatch batch, CentredColumns columns, double[] steps, double weight) {
    rows.clear(batch, columns);
    for (int id = 0; id < band.classCount(); id++) {
      rows.append(columns, id, columns.start(id), columns.start(id + 1));
    }
    for (int row = 0; row < columns.rowCount(); row++) {
      multiply(rows.start(row), rows.end(row));
    }
    for (int id = band.start(); id < band.end(); id++) {
      if (columns.start(id + 1) > columns.start(id) || steps[id] != 0) {
        band.addLast(id, sums[id], columns, steps, weight);
      }
    }
  }

  private void multiply(int start, int end) {
    int[] ids = rows.ids();
    int from = start;
    while (from < end && ids[from] < band.start()) {
      from++;
    }
    int to = end;
    while (to > from && ids[to - 1] >= band.end()) {
      to--;
    }
    for (; from + 4 <= to; from += 4) {
      multiplyFour(ids, rows.values(), from, end);
    }
    for (; from < to; from++) {
      multiplyOne(ids, rows.values(), from, end);
    }
  }

  private void multiplyFour(int[] ids, double[] values, int from, int end) {
    double[] a = sums[ids[from]];
    double[] b = sums[ids[from + 1]];
    double[] c = sums[ids[from + 2]];
    double[] d = sums[ids[from + 3]];
    double y = values[from];
    double yb = values[from + 1];
    double yc = values[from + 2];
    double yd = values[from + 3];
    a[ids[from]] += y * y;
    a[ids[from + 1]] += y * yb;
    a[ids[from + 2]] += y * yc;
    a[ids[from + 3]] += y * yd;
    b[ids[from + 1]] += yb * yb;
    b[ids[from + 2]] += yb * yc;
    b[ids[from + 3]] += yb * yd;
    c[ids[from + 2]] += yc * yc;
    c[ids[from + 3]] += yc * yd;
    d[ids[from + 3]] += yd * yd;
    for (int later = from + 4; later < end; later++) {
      int id = ids[later];
      double value = values[later];
      a[id] += y * value;
      b[id] += yb * value;
      c[id] += yc * value;
      d[id] += yd * value;
    }
  }

  private void multiplyOne(int[] ids, double[] values, int from, int end) {
    double[] target = sums[ids[from]];
    double y = values[from];
    for (int later = from; later < end; later++) {
      target[ids[later]] += y * values[later];
    }
  }
}
