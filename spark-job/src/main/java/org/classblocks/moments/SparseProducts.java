package org.classblocks.moments;

import static java.util.Comparator.naturalOrder;
import static java.util.stream.Collectors.groupingBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.classblocks.linalg.TileSums;

/**
 * Sums of products of all pairs of classes that a row has entries for, after Gustavson, "Two Fast
 * Algorithms for Sparse Matrices", ACM TOMS 4 (1978), doi:10.1145/355791.355796.
 *
 * <p>Classes are taken from the last to the first. The entries of a class go over their rows, which
 * hold the entries of later classes only, since each is put into its row when its class is done: so
 * rows are sorted on the way, and every pair is met once. What belongs to one class adds up in one
 * array of k sums that stays in the cache, and is added to the tiles after at most {@value
 * CentredColumns#SUMMANDS} entries.
 *
 * <p>Cost: a row of m entries m² / 2 products; a batch k² / 2 additions; memory 12 bytes an entry
 * and 8 a class. Holds what it needs for one band of tiles.
 */
final class SparseProducts {
  private final List<List<TileSums>> tilesByRow = new ArrayList<>();
  private final int firstRow;
  private final double[] sums;
  private final double[] part;
  private int[] rowStarts = new int[0];
  private int[] rowEnds = new int[0];
  private int[] ids = new int[0];
  private double[] values = new double[0];

  /**
   * @param tiles the class pairs whose products are wanted, and where they add up
   */
  SparseProducts(int classCount, List<TileSums> tiles) {
    this.sums = new double[classCount];
    this.part = new double[classCount];
    for (int id = 0; id < classCount; id++) {
      tilesByRow.add(List.of());
    }
    Map<Integer, List<TileSums>> byFirstRow =
        tiles.stream().collect(groupingBy(sums -> sums.tile().rowStart()));
    byFirstRow.forEach(
        (start, beside) ->
            Collections.fill(tilesByRow.subList(start, beside.get(0).tile().rowEnd()), beside));
    this.firstRow = byFirstRow.keySet().stream().min(naturalOrder()).orElse(classCount);
  }

  /**
   * Adds the co-moments of a batch, and what merges it with the samples before.
   *
   * @param batch the batch
   * @param columns its centred columns
   * @param steps the difference of the means, by class id
   * @param weight what the products of the steps count
   */
  void accept(SparseBatch batch, CentredColumns columns, double[] steps, double weight) {
    layOut(batch, columns);
    for (int id = sums.length - 1; id >= firstRow; id--) {
      int start = columns.start(id);
      int end = columns.start(id + 1);
      if (tilesByRow.get(id).isEmpty()) {
        append(columns, id, start, end);
      } else if (end > start || steps[id] != 0) {
        while (end - start > CentredColumns.SUMMANDS) {
          multiply(columns, id, start, start + CentredColumns.SUMMANDS);
          addSums(id, 0, columns.offsets(), 0, steps);
          start += CentredColumns.SUMMANDS;
        }
        multiply(columns, id, start, end);
        addSums(id, columns.sum(id), columns.offsets(), weight * steps[id], steps);
      }
    }
  }

  /** Makes room for the entries of each row. */
  private void layOut(SparseBatch batch, CentredColumns columns) {
    int rowCount = columns.rowCount();
    int length = columns.start(sums.length);
    if (rowEnds.length < rowCount) {
      rowEnds = new int[rowCount];
    }
    if (ids.length < length) {
      ids = new int[length];
      values = new double[length];
    }
    rowStarts = columns.commonCount() == 0 ? batch.starts() : longerRows(columns, rowCount, length);
    System.arraycopy(rowStarts, 0, rowEnds, 0, rowCount);
  }

  /** Where rows start that have an entry for every common class. */
  private static int[] longerRows(CentredColumns columns, int rowCount, int length) {
    int[] starts = new int[rowCount + 1];
    int[] rows = columns.rows();
    for (int e = 0; e < length; e++) {
      starts[rows[e] + 1]++;
    }
    for (int row = 0; row < rowCount; row++) {
      starts[row + 1] += starts[row];
    }
    return starts;
  }

  /** Adds up the products of some entries of a class, and puts these entries into their rows. */
  private void multiply(CentredColumns columns, int id, int from, int to) {
    int[] rows = columns.rows();
    double[] entries = columns.values();
    int[] laterIds = ids;
    double[] laterValues = values;
    double[] target = sums;
    for (int e = from; e < to; e++) {
      int row = rows[e];
      double value = entries[e];
      int end = rowEnds[row];
      for (int later = rowStarts[row]; later < end; later++) {
        target[laterIds[later]] += value * laterValues[later];
      }
      target[id] += value * value;
      laterIds[end] = id;
      laterValues[end] = value;
      rowEnds[row] = end + 1;
    }
  }

  private void append(CentredColumns columns, int id, int from, int to) {
    for (int e = from; e < to; e++) {
      int end = rowEnds[columns.rows()[e]]++;
      ids[end] = id;
      values[end] = columns.values()[e];
    }
  }

  /**
   * Adds the sums, less the product of the means, and the product of the steps; clears them. Parts
   * are copied out first: the compiler makes vectors of loops with one index alone.
   */
  private void addSums(int id, double sum, double[] offsets, double step, double[] steps) {
    for (int other = id; other < sums.length; other++) {
      sums[other] += step * steps[other] - sum * offsets[other];
    }
    for (TileSums target : tilesByRow.get(id)) {
      int i = id - target.tile().rowStart();
      double[] row = target.row(i);
      System.arraycopy(sums, target.tile().colStart() + target.firstColumn(i), part, 0, row.length);
      for (int j = 0; j < row.length; j++) {
        row[j] += part[j];
      }
    }
    Arrays.fill(sums, id, sums.length, 0);
  }
}
