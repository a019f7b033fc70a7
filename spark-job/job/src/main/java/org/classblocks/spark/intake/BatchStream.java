package org.classblocks.spark.intake;

import org.classblocks.moments.batch.SampleBatch;
import org.classblocks.moments.count.RowCounts;

/**
 * The usable rows of one task, batch by batch, with the counts of what was met on the way. Lives
 * within the task.
 *
 * @param <B> the kind of batch
 */
public interface BatchStream<B extends SampleBatch> {
  /**
   * Reads on.
   *
   * @return a batch of at least one row, valid until the next call, or null at the end
   */
  B next();

  /** Rows so far; complete once the end was reached. */
  RowCounts counts();
}
