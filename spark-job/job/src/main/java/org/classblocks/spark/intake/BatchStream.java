package org.classblocks.spark.intake;

import org.classblocks.moments.batch.SampleBatch;
import org.classblocks.moments.count.RowCounts;

/**
 * The usable rows of one task in batches, with counts of all rows. It lives within the task.
 *
 * @param <B> the kind of batch
 */
public interface BatchStream<B extends SampleBatch> {
  /**
   * The next batch.
   *
   * @return a batch of at least one row, valid until the next call, or null at the end
   */
  B next();

  /** The counts so far; complete at the end. */
  RowCounts counts();
}
