package org.classblocks.spark.plan;

import java.io.Serializable;
import java.util.List;
import org.classblocks.linalg.FastestBlas;
import org.classblocks.linalg.Tile;
import org.classblocks.moments.MomentsAccumulator;
import org.classblocks.moments.MomentsBuilder;
import org.classblocks.moments.batch.SampleBatch;
import org.classblocks.moments.batch.ScoreBatch;
import org.classblocks.moments.batch.SparseBatch;
import org.classblocks.moments.sparse.SparseMomentsBuilder;
import org.classblocks.moments.transform.ExpandedMoments;
import org.classblocks.moments.transform.ScoreTransform;
import org.classblocks.moments.transform.TransformedMoments;
import org.classblocks.moments.transform.TransformedSparseMoments;

/**
 * Makes the accumulators of tasks, which transform the scores that batches hold as logged.
 *
 * @param <B> the kind of batch
 */
public interface Accumulators<B extends SampleBatch> extends Serializable {
  /** An empty accumulator of the tiles of a band. */
  MomentsAccumulator<B> gathering(TilePlan plan, List<Tile> band);

  /**
   * Accumulates rows that give a score to every class.
   *
   * @param transform what becomes of scores before they are correlated
   */
  record Dense(ScoreTransform transform) implements Accumulators<ScoreBatch> {
    @Override
    public MomentsAccumulator<ScoreBatch> gathering(TilePlan plan, List<Tile> band) {
      MomentsBuilder logged = products(plan, band);
      return transform.isNone() ? logged : new TransformedMoments(transform, logged);
    }

    private static MomentsBuilder products(TilePlan plan, List<Tile> band) {
      BatchPlan batches = plan.batches();
      return new MomentsBuilder(
          plan.classCount(),
          batches.productRows(),
          band,
          batches.precision(),
          FastestBlas.INSTANCE);
    }
  }

  /**
   * Accumulates rows that list some classes. A transform of whole rows leaves none of them sparse:
   * they are multiplied like dense ones.
   *
   * @param transform what becomes of scores before they are correlated
   */
  record Sparse(ScoreTransform transform) implements Accumulators<SparseBatch> {
    @Override
    public MomentsAccumulator<SparseBatch> gathering(TilePlan plan, List<Tile> band) {
      if (transform.kind().isOfWholeRows()) {
        int rows = plan.batches().rows();
        return new ExpandedMoments(
            transform, Dense.products(plan, band), band, rows, plan.classCount());
      }
      SparseMomentsBuilder logged = new SparseMomentsBuilder(plan.classCount(), band);
      return transform.isNone() ? logged : new TransformedSparseMoments(transform, logged);
    }
  }
}
