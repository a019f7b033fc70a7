package org.classblocks.spark.intake;

import java.util.Iterator;
import java.util.List;
import org.apache.spark.sql.vectorized.ColumnVector;
import org.apache.spark.sql.vectorized.ColumnarBatch;

/** Walks the batches of the vectorised reader row by row. */
public final class ColumnBatches {
  private final List<Integer> ordinals;
  private final Iterator<ColumnarBatch> batches;
  private ColumnarBatch current;
  private int row;

  /**
   * @param ordinals for each column of the intake, the column of the batches
   * @param batches the batches of the reader
   */
  public ColumnBatches(List<Integer> ordinals, Iterator<ColumnarBatch> batches) {
    this.ordinals = ordinals;
    this.batches = batches;
  }

  /** Whether there is another row; may read a batch. */
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

  /** Moves to a later row of the batch, or to its end. */
  void goTo(int nextRow) {
    row = nextRow;
  }
}
