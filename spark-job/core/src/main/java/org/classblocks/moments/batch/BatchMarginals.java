package org.classblocks.moments.batch;

/** Adds samples of either kind of batch to the statistics per class. */
public final class BatchMarginals {
  private BatchMarginals() {}

  /** Adds the samples of a batch, which stays as it is; O(k) memory beside it. */
  public static void add(SampleBatch batch, MarginalsBuilder marginals) {
    if (batch instanceof SparseBatch sparse) {
      add(sparse, marginals);
    } else {
      add((ScoreBatch) batch, marginals);
    }
  }

  private static void add(SparseBatch batch, MarginalsBuilder marginals) {
    if (batch.rows() > 0) {
      CentredColumns columns = new CentredColumns(batch.classCount());
      columns.load(batch, marginals::scale, () -> marginals.combine(columns.marginals()));
    }
  }

  private static void add(ScoreBatch batch, MarginalsBuilder marginals) {
    WeightSum weights = batch.weights().sum(0, batch.rows());
    if (weights.total() == 0) {
      marginals.count(weights);
      return;
    }
    marginals.raiseTo(batch.scale(weights));
    CentredBatch centred = new CentredBatch(batch, weights, marginals.scale());
    centred.forEachRow((row, scores) -> {});
    marginals.combine(centred.marginals());
  }
}
