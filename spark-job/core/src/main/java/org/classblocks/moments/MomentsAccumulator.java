package org.classblocks.moments;

import java.util.List;
import org.classblocks.moments.attribute.AttributeMoments;
import org.classblocks.moments.batch.MarginalsBuilder;
import org.classblocks.moments.batch.SampleBatch;

/**
 * Adds up the marginals and the co-moments of some tiles from batches of samples. Not safe for use
 * by several threads; may hold native memory until it is closed.
 *
 * @param <B> the kind of batch
 */
public interface MomentsAccumulator<B extends SampleBatch> extends AutoCloseable {
  /** Adds the samples of a batch; the batch stays as it is. */
  void accept(B batch);

  /** How many scores were clipped before they were transformed; of sparse samples, listed ones. */
  default long clipped() {
    return 0;
  }

  /** The statistics per class so far, which later batches change. */
  MarginalsBuilder marginals();

  /** The co-moments of each tile, in the order given; no batch may follow. */
  List<CoMoments> coMoments();

  /**
   * The co-moments of scores and attributes; no batch may follow. Without samples where batches
   * have no attributes.
   */
  AttributeMoments attributes();

  /**
   * Gathers the same tiles from other samples, none so far. The two share what they work with, so
   * that the other one costs sums only; it need not be closed, and cannot be used once this one is.
   */
  MomentsAccumulator<B> emptyCopy();

  @Override
  void close();
}
