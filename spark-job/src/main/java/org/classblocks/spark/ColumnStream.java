package org.classblocks.spark;

import org.classblocks.moments.RowCounts;
import org.classblocks.moments.ScoreBatch;

/**
 * Batches as the vectorised Parquet reader holds them: the scores of many rows are copied out at
 * once, in pieces that fit the cache. Only a piece with a bad row is gathered row by row, so that
 * it costs that row alone.
 */
final class ColumnStream implements BatchStream<ScoreBatch> {
  private final RowIntake<ScoreBatch> intake;
  private final VectorIntake scores;
  private final int batchRows;
  private final ColumnBatches columns;
  private final RowCounts counts = new RowCounts();

  /**
   * @param intake takes rows apart
   * @param scores says how their scores are held
   * @param batchRows the most rows of a piece
   * @param columns what the reader reads
   */
  ColumnStream(
      RowIntake<ScoreBatch> intake, VectorIntake scores, int batchRows, ColumnBatches columns) {
    this.intake = intake;
    this.scores = scores;
    this.batchRows = batchRows;
    this.columns = columns;
  }

  @Override
  public ScoreBatch next() {
    while (columns.hasRow()) {
      int row = columns.row();
      int end = Math.min(row + batchRows, columns.current().numRows());
      ScoreBatch batch = whole(row, end);
      if (batch == null) {
        batch = rowByRow(row, end);
      } else {
        countRows(row, end, batch);
      }
      columns.goTo(end);
      if (batch.rows() > 0) {
        return batch;
      }
    }
    return null;
  }

  /** Some rows at once, or null if one of them is bad or they cannot be copied out together. */
  private ScoreBatch whole(int start, int end) {
    if (!intake.haveGoodWeights(columns.current(), start, end)) {
      return null;
    }
    ScoreBatch batch = scores.whole(columns.current(), start, end);
    return batch != null && intake.transform().admits(batch) ? batch : null;
  }

  private ScoreBatch rowByRow(int start, int end) {
    ScoreBatch good = scores.newBatch(end - start);
    for (int i = start; i < end; i++) {
      intake.accept(columns.current().getRow(i), good, counts);
    }
    return good;
  }

  private void countRows(int start, int end, ScoreBatch batch) {
    counts.acceptUsed(end - start);
    if (intake.isAnnotated()) {
      for (int i = start; i < end; i++) {
        intake.annotate(columns.current().getRow(i), batch);
      }
    }
  }

  @Override
  public RowCounts counts() {
    return counts;
  }
}
