package org.classblocks.spark;

import java.util.Iterator;
import java.util.List;
import org.apache.spark.sql.execution.vectorized.WritableColumnVector;
import org.apache.spark.sql.vectorized.ColumnVector;
import org.apache.spark.sql.vectorized.ColumnarBatch;
import org.classblocks.moments.ScoreBatch;

/**
 * Batches as the vectorised Parquet reader holds them: all scores of a batch in one contiguous
 * vector, which is copied out as a whole. Only a batch with a bad row is gathered row by row, so
 * that it costs that row alone.
 */
final class ColumnStream implements BatchStream {
  private final RowIntake intake;
  private final List<Integer> ordinals;
  private final Iterator<ColumnarBatch> batches;
  private final LogStatistics statistics;

  /**
   * @param intake takes rows apart
   * @param ordinals the column of the reader's batches that holds column i of the intake's rows, at
   *     index i
   * @param batches what the reader reads
   */
  ColumnStream(RowIntake intake, List<Integer> ordinals, Iterator<ColumnarBatch> batches) {
    this.intake = intake;
    this.ordinals = ordinals;
    this.batches = batches;
    this.statistics = LogStatistics.empty(intake.classCount());
  }

  @Override
  public ScoreBatch next() {
    while (batches.hasNext()) {
      ColumnarBatch batch = inOrder(batches.next());
      ScoreBatch scores = whole(batch);
      if (scores == null) {
        scores = rowByRow(batch);
      } else {
        countRows(batch);
      }
      if (scores.rows() > 0) {
        return scores;
      }
    }
    return null;
  }

  private ColumnarBatch inOrder(ColumnarBatch batch) {
    ColumnVector[] columns = new ColumnVector[ordinals.size()];
    for (int i = 0; i < columns.length; i++) {
      columns[i] = batch.column(ordinals.get(i));
    }
    return new ColumnarBatch(columns, batch.numRows());
  }

  /** All rows of a batch at once, or null if one of them is bad or they do not lie together. */
  private ScoreBatch whole(ColumnarBatch batch) {
    boolean together =
        batch.numRows() > 0
            && batch.column(RowIntake.SCORES) instanceof WritableColumnVector vectors
            && !vectors.hasNull()
            && !vectors.getChild(0).hasNull()
            && areTogether(vectors, batch.numRows());
    if (!together) {
      return null;
    }
    WritableColumnVector vectors = (WritableColumnVector) batch.column(RowIntake.SCORES);
    int length = Math.multiplyExact(batch.numRows(), intake.classCount());
    return intake
        .scores()
        .fullBatch(vectors.getChild(0), vectors.getArrayOffset(0), length, intake.classCount());
  }

  private boolean areTogether(WritableColumnVector vectors, int rows) {
    int start = vectors.getArrayOffset(0);
    for (int row = 0; row < rows; row++) {
      if (vectors.getArrayLength(row) != intake.classCount()
          || vectors.getArrayOffset(row) != start + row * intake.classCount()) {
        return false;
      }
    }
    return true;
  }

  private ScoreBatch rowByRow(ColumnarBatch batch) {
    ScoreBatch good = intake.scores().newBatch(Math.max(1, batch.numRows()), intake.classCount());
    for (int row = 0; row < batch.numRows(); row++) {
      intake.accept(batch.getRow(row), good, statistics);
    }
    return good;
  }

  private void countRows(ColumnarBatch batch) {
    statistics.rows().acceptUsed(batch.numRows());
    if (intake.labels() >= 0) {
      for (int row = 0; row < batch.numRows(); row++) {
        intake.countLabels(batch.getRow(row), statistics);
      }
    }
  }

  @Override
  public LogStatistics statistics() {
    return statistics;
  }
}
