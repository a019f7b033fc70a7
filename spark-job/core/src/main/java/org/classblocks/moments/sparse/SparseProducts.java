package org.classblocks.moments.sparse;

import org.classblocks.moments.batch.CentredColumns;
import org.classblocks.moments.batch.SparseBatch;

/** Sums of the products of all pairs of classes that a row has entries for, added to a band. */
interface SparseProducts {
  /**
   * Adds the co-moments of a batch, and what merges it with the samples before.
   *
   * @param batch the batch
   * @param columns its centred columns
   * @param steps the difference of the means, by class id
   * @param weight what the products of the steps count
   */
  void accept(SparseBatch batch, CentredColumns columns, double[] steps, double weight);
}
