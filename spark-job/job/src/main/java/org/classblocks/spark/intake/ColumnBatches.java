package org.classblocks.spark.intake;

import java.util.Iterator;
import java.util.List;
import org.apache.spark.sql.vectorized.ColumnVector;
import org.apache.spark.sql.vectorized.ColumnarBatch;

/** The batches of the vectorised reader, row for row, with the columns that the intake takes. */
public final class ColumnBatches {
  private final List<Integer> ordinals;
  private final Iterator<ColumnarBatch> batches;
  private ColumnarBatch current;
  private int row;

  /**
   * @param ordinals the column of the reader's batches that holds column i of the intake's rows, at
   *     index i
   * @param batches what the reader reads
   */
  public ColumnBatches(List<Integer> ordinals, Iterator<ColumnarBatch> batches) {
    this.ordinals = ordinals;
    this.batches = batches;
  }

  /** Whether there is another row; reads the batch that holds it. */
  boolean hasRow() {
    while (current == null || row == current.numRows()) {
      if (!batches.hasNext()) {
        return false;
      }
      current = inOrder(batches.next());
      row = 0;
    }
    return true;
  }

  private ColumnarBatch inOrder(ColumnarBatch batch) {
    ColumnVector[] columns = new ColumnVector[ordinals.size()];
    for (int i = 0; i < columns.length; i++) {
      columns[i] = batch.column(ordinals.get(i));
    }
    return new ColumnarBatch(columns, batch.numRows());
  }

  /** The batch with the next row. */
  ColumnarBatch current() {
    return current;
  }

  /** The place of the next row in its batch. */
  int row() {
    return row;
  }

  /** Goes on to a later row of the batch, or to its end. */
  void goTo(int nextRow) {
    row = nextRow;
  }
}
