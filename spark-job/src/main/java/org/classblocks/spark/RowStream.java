package org.classblocks.spark;

import java.util.Iterator;
import org.apache.spark.sql.catalyst.InternalRow;
import org.classblocks.moments.ScoreBatch;

/** Batches gathered row by row: for what Spark cannot read in columns. */
final class RowStream implements BatchStream {
  private final RowIntake intake;
  private final Iterator<InternalRow> rows;
  private final ScoreBatch batch;
  private final LogStatistics statistics;

  RowStream(RowIntake intake, int batchRows, Iterator<InternalRow> rows) {
    this.intake = intake;
    this.rows = rows;
    this.batch = intake.scores().newBatch(batchRows, intake.classCount());
    this.statistics = LogStatistics.empty(intake.classCount());
  }

  @Override
  public ScoreBatch next() {
    batch.clear();
    while (rows.hasNext() && !batch.isFull()) {
      intake.accept(rows.next(), batch, statistics);
    }
    return batch.rows() > 0 ? batch : null;
  }

  @Override
  public LogStatistics statistics() {
    return statistics;
  }
}
