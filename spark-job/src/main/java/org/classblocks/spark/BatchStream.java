package org.classblocks.spark;

import org.classblocks.moments.RowCounts;
import org.classblocks.moments.SampleBatch;

/**
 * The usable rows of one task, batch by batch, with the counts of what was met on the way. Lives
 * within the task.
 *
 * @param <B> the kind of batch
 */
interface BatchStream<B extends SampleBatch> {
  /**
   * Reads on.
   *
   * @return a batch of at least one row, valid until the next call, or null at the end
   */
  B next();

  /** Rows so far; complete once the end was reached. */
  RowCounts counts();
}
