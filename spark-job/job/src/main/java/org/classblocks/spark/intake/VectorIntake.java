package org.classblocks.spark.intake;

import org.apache.spark.sql.vectorized.ColumnarBatch;
import org.classblocks.moments.batch.ScoreBatch;
import org.classblocks.moments.batch.ScoreTypes;
import org.classblocks.moments.count.RowCounts;
import org.classblocks.moments.transform.ScoreTransform;
import org.classblocks.spark.plan.Accumulators;
import org.classblocks.spark.plan.TilePlan;

/** Decodes rows with a score for every class. */
public interface VectorIntake extends ScoreIntake<ScoreBatch> {

  /** An empty batch for this many rows. */
  ScoreBatch newBatch(int rows);

  /**
   * Reads some rows of a column batch at once.
   *
   * @param columns the batch; the columns of scores are the first
   * @param start the first row
   * @param end the row after the last one
   * @return null if a row is bad, or the rows cannot be copied at once
   */
  ScoreBatch whole(ColumnarBatch columns, int start, int end);

  @Override
  default ScoreBatch newBatch(TilePlan plan) {
    return newBatch(plan.batches().rows());
  }

  @Override
  default boolean isSparse() {
    return false;
  }

  @Override
  default BatchStream<ScoreBatch> columnStream(
      RowIntake<ScoreBatch> rows, TilePlan plan, ColumnBatches columns) {
    return new ColumnStream(rows, this, plan.batches().rows(), columns);
  }

  @Override
  default Accumulators<ScoreBatch> accumulators(ScoreTransform transform) {
    return new Accumulators.Dense(transform);
  }

  /** Converts rows for another intake, which holds what they become. */
  interface Converting extends VectorIntake {
    /** Takes what rows become. */
    VectorIntake dense();

    @Override
    default int classCount() {
      return dense().classCount();
    }

    @Override
    default int columns() {
      return dense().columns();
    }

    @Override
    default ScoreTypes scoreTypes() {
      return dense().scoreTypes();
    }

    @Override
    default ScoreBatch newBatch(int rows) {
      return dense().newBatch(rows);
    }
  }

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
     * @param intake decodes single rows
     * @param scores says how scores are held
     * @param batchRows the most rows of a piece
     * @param columns the batches of the reader
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
          intake.acceptGood(columns.current(), row, end, batch, counts);
        }
        columns.goTo(end);
        if (batch.rows() > 0) {
          return batch;
        }
      }
      return null;
    }

    /** Reads some rows at once, or null if that is not possible. */
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

    @Override
    public RowCounts counts() {
      return counts;
    }
  }
}
