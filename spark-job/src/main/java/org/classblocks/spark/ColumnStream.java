package org.classblocks.spark;

import org.apache.spark.sql.execution.vectorized.WritableColumnVector;
import org.classblocks.moments.ScoreBatch;

/**
 * Batches as the vectorised Parquet reader holds them: the scores of many rows in one contiguous
 * vector, which is copied out in pieces that fit the cache. Only a piece with a bad row is gathered
 * row by row, so that it costs that row alone.
 */
final class ColumnStream implements BatchStream<ScoreBatch> {
  private static final int SCORES = 0;

  private final RowIntake<ScoreBatch> intake;
  private final ScoreEncoding encoding;
  private final int batchRows;
  private final ColumnBatches columns;
  private final LogStatistics statistics;

  /**
   * @param intake takes rows apart
   * @param scores says how their scores are held
   * @param batchRows the most rows of a piece
   * @param columns what the reader reads
   */
  ColumnStream(
      RowIntake<ScoreBatch> intake, DenseIntake scores, int batchRows, ColumnBatches columns) {
    this.intake = intake;
    this.encoding = scores.encoding();
    this.batchRows = batchRows;
    this.columns = columns;
    this.statistics = LogStatistics.empty(intake.classCount());
  }

  @Override
  public ScoreBatch next() {
    while (columns.hasRow()) {
      int row = columns.row();
      int end = Math.min(row + batchRows, columns.current().numRows());
      ScoreBatch scores = whole(row, end);
      if (scores == null) {
        scores = rowByRow(row, end);
      } else {
        countRows(row, end, scores);
      }
      columns.goTo(end);
      if (scores.rows() > 0) {
        return scores;
      }
    }
    return null;
  }

  /**
   * Some rows at once, or null if one of them is bad or they do not lie together: packed scores
   * that come by way of a dictionary do not.
   */
  private ScoreBatch whole(int start, int end) {
    if (columns.current().column(SCORES) instanceof WritableColumnVector vectors
        && !vectors.hasNull()
        && !vectors.hasDictionary()
        && !vectors.getChild(0).hasNull()
        && areTogether(vectors, start, end)) {
      int length = Math.multiplyExact(end - start, elementsPerRow());
      ScoreBatch batch =
          encoding.fullBatch(
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
    return encoding.elements(intake.classCount());
  }

  private ScoreBatch rowByRow(int start, int end) {
    ScoreBatch good = encoding.newBatch(end - start, intake.classCount());
    for (int i = start; i < end; i++) {
      intake.accept(columns.current().getRow(i), good, statistics);
    }
    return good;
  }

  private void countRows(int start, int end, ScoreBatch batch) {
    statistics.rows().acceptUsed(end - start);
    if (intake.isAnnotated()) {
      for (int i = start; i < end; i++) {
        intake.annotate(columns.current().getRow(i), batch);
      }
    }
  }

  @Override
  public LogStatistics statistics() {
    return statistics;
  }
}
