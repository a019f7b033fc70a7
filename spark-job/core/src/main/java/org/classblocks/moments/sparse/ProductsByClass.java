package org.classblocks.moments.sparse;

import org.classblocks.moments.batch.CentredColumns;
import org.classblocks.moments.batch.SparseBatch;

/**
 * Forms products class by class, for many classes, whose sums do not fit the cache.
 *
 * <p>Classes are taken from the last to the first. The entries of a class go over their rows. These
 * hold the entries of later classes only, since a class enters its rows when it is done. So every
 * pair is met once. The sums of one class add up in one array of k, and go to the tiles after at
 * most {@value CentredColumns#SUMMANDS} entries.
 *
 * <p>Cost: a row of m entries m² / 2 products; a batch k² / 2 additions; memory 12 bytes an entry
 * and 8 a class.
 *
 * <p>Source: Gustavson, "Two Fast Algorithms for Sparse Matrices", ACM TOMS 4 (1978),
 * doi:10.1145/355791.355796.
 */
final class ProductsByClass implements SparseProducts {
  private final BandSums band;
  private final double[] sums;
  private final SortedRows rows = new SortedRows();

  ProductsByClass(BandSums band) {
    this.band = band;
    this.sums = new double[band.classCount()];
  }

  @Override
  public void accept(SparseBatch batch, CentredColumns columns, double[] steps, double weight) {
    rows.clear(batch, columns);
    for (int id = band.classCount() - 1; id >= band.end(); id--) {
      rows.append(columns, id, columns.start(id), columns.start(id + 1));
    }
    for (int id = band.end() - 1; id >= band.start(); id--) {
      int start = columns.start(id);
      int end = columns.start(id + 1);
      if (end > start || steps[id] != 0) {
        while (end - start > CentredColumns.SUMMANDS) {
          multiply(columns, id, start, start + CentredColumns.SUMMANDS);
          band.add(id, sums);
          start += CentredColumns.SUMMANDS;
        }
        multiply(columns, id, start, end);
        band.addLast(id, sums, columns, steps, weight);
      }
    }
  }

  /** Adds up the products of some entries of a class, and puts these entries into their rows. */
  private void multiply(CentredColumns columns, int id, int from, int to) {
    int[] rowsOfEntries = columns.rows();
    double[] entries = columns.values();
    int[] ids = rows.ids();
    double[] values = rows.values();
    for (int e = from; e < to; e++) {
      int row = rowsOfEntries[e];
      double value = entries[e];
      int end = rows.end(row);
      for (int later = rows.start(row); later < end; later++) {
        sums[ids[later]] += value * values[later];
      }
      sums[id] += value * value;
    }
    rows.append(columns, id, from, to);
  }
}
