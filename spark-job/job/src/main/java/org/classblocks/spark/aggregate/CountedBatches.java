package org.classblocks.spark.aggregate;

import org.classblocks.moments.batch.CentredColumns;
import org.classblocks.moments.batch.MarginalsBuilder;
import org.classblocks.moments.batch.SparseBatch;
import org.classblocks.moments.count.LogStatistics;
import org.classblocks.moments.transform.SparseTransform;
import org.classblocks.spark.intake.BatchStream;

/** The sparse rows of a task, transformed, with counts of what they are. */
final class CountedBatches {
  private final BatchStream<SparseBatch> stream;
  private final SparseTransform transform;
  private final SampleCounter samples;
  private final CentredColumns columns;

  /**
   * @param stream the rows as they were logged
   * @param transform what becomes of their scores
   * @param samples counts what they are; no samples so far
   */
  CountedBatches(
      BatchStream<SparseBatch> stream, SparseTransform transform, SampleCounter samples) {
    this.stream = stream;
    this.transform = transform;
    this.samples = samples;
    this.columns = new CentredColumns(samples.counted().marginals().classCount());
  }

  /** The next batch, good until the one after it, or null at the end. */
  SparseBatch next() {
    SparseBatch logged = stream.next();
    if (logged == null) {
      statistics().survey().acceptClipped(transform.clipped());
      statistics().rows().combine(stream.counts());
      return null;
    }
    samples.accept(logged);
    SparseBatch batch = transform.apply(logged);
    MarginalsBuilder marginals = statistics().marginals();
    columns.load(batch, marginals::scale, () -> marginals.combine(columns.marginals()));
    return batch;
  }

  /** What the rows are; complete at the end. */
  LogStatistics statistics() {
    return samples.counted();
  }
}
