package org.classblocks.spark.intake;

import java.util.Iterator;
import org.apache.spark.sql.catalyst.InternalRow;
import org.classblocks.moments.batch.SampleBatch;
import org.classblocks.moments.count.RowCounts;
import org.classblocks.spark.plan.TilePlan;

/**
 * Batches row by row, for what Spark cannot read in columns.
 *
 * @param <B> the kind of batch
 */
public final class RowStream<B extends SampleBatch> implements BatchStream<B> {
  private final RowIntake<B> intake;
  private final Iterator<InternalRow> rows;
  private final B batch;
  private final RowCounts counts;

  /**
   * @param counts counts the rows
   */
  public RowStream(
      RowIntake<B> intake, TilePlan plan, Iterator<InternalRow> rows, RowCounts counts) {
    this.intake = intake;
    this.rows = rows;
    this.counts = counts;
    this.batch = intake.scores().newBatch(plan);
  }

  @Override
  public B next() {
    batch.clear();
    while (rows.hasNext() && !batch.isFull()) {
      intake.accept(rows.next(), batch, counts);
    }
    return batch.rows() > 0 ? batch : null;
  }

  @Override
  public RowCounts counts() {
    return counts;
  }
}
