package org.classblocks.spark;

import java.util.Iterator;
import java.util.List;
import org.apache.spark.sql.execution.vectorized.WritableColumnVector;
import org.apache.spark.sql.vectorized.ColumnVector;
import org.apache.spark.sql.vectorized.ColumnarBatch;
import org.classblocks.moments.ScoreBatch;

/**
 * Batches as the vectorised Parquet reader holds them: the scores of many rows in one contiguous
 * vector, which is copied out in pieces that fit the cache. Only a piece with a bad row is gathered
 * row by row, so that it costs that row alone.
 */
final class ColumnStream implements BatchStream {
  private final RowIntake intake;
  private final List<Integer> ordinals;
  private final int batchRows;
  private final Iterator<ColumnarBatch> batches;
  private final LogStatistics statistics;
  private ColumnarBatch current;
  private int row;

  /**
   * @param intake takes rows apart
   * @param ordinals the column of the reader's batches that holds column i of the intake's rows, at
   *     index i
   * @param batchRows the most rows of a piece
   * @param batches what the reader reads
   */
  ColumnStream(
      RowIntake intake, List<Integer> ordinals, int batchRows, Iterator<ColumnarBatch> batches) {
    this.intake = intake;
    this.ordinals = ordinals;
    this.batchRows = batchRows;
    this.batches = batches;
    this.statistics = LogStatistics.empty(intake.classCount());
  }

  @Override
  public ScoreBatch next() {
    while (hasRows()) {
      int end = Math.min(row + batchRows, current.numRows());
      ScoreBatch scores = whole(row, end);
      if (scores == null) {
        scores = rowByRow(row, end);
      } else {
        countRows(row, end);
      }
      row = end;
      if (scores.rows() > 0) {
        return scores;
      }
    }
    return null;
  }

  private boolean hasRows() {
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

  /**
   * Some rows at once, or null if one of them is bad or they do not lie together: packed scores
   * that come by way of a dictionary do not.
   */
  private ScoreBatch whole(int start, int end) {
    if (current.column(RowIntake.SCORES) instanceof WritableColumnVector vectors
        && !vectors.hasNull()
        && !vectors.hasDictionary()
        && !vectors.getChild(0).hasNull()
        && areTogether(vectors, start, end)) {
      int length = Math.multiplyExact(end - start, elementsPerRow());
      ScoreBatch batch =
          intake
              .scores()
              .fullBatch(
                  vectors.getChild(0), vectors.getArrayOffset(start), length, intake.classCount());
      return batch.isFinite() ? batch : null;
    }
    return null;
  }

  private boolean areTogether(WritableColumnVector vectors, int start, int end) {
    int offset = vectors.getArrayOffset(start);
    int elements = elementsPerRow();
    for (int i = start; i < end; i++) {
      if (vectors.getArrayLength(i) != elements
          || vectors.getArrayOffset(i) != offset + (i - start) * elements) {
        return false;
      }
    }
    return true;
  }

  private int elementsPerRow() {
    return intake.scores().elements(intake.classCount());
  }

  private ScoreBatch rowByRow(int start, int end) {
    ScoreBatch good = intake.scores().newBatch(end - start, intake.classCount());
    for (int i = start; i < end; i++) {
      intake.accept(current.getRow(i), good, statistics);
    }
    return good;
  }

  private void countRows(int start, int end) {
    statistics.rows().acceptUsed(end - start);
    if (intake.labels() >= 0) {
      for (int i = start; i < end; i++) {
        intake.countLabels(current.getRow(i), statistics);
      }
    }
  }

  @Override
  public LogStatistics statistics() {
    return statistics;
  }
}
