package org.classblocks.spark;

import java.util.List;
import org.classblocks.linalg.FastestBlas;
import org.classblocks.linalg.Precision;
import org.classblocks.linalg.Tile;
import org.classblocks.moments.ExpandedMoments;
import org.classblocks.moments.Gathering;
import org.classblocks.moments.MomentsBuilder;
import org.classblocks.moments.ScoreTransform;
import org.classblocks.moments.SparseBatch;
import org.classblocks.moments.TransformedSparseMoments;

/**
 * Sparse rows whose scores are transformed. A transform of whole rows leaves none of them sparse:
 * they are read as they are, and multiplied like dense ones.
 */
final class TransformedSparse extends TransformedIntake<SparseBatch> {
  private static final long serialVersionUID = 1L;

  TransformedSparse(ScoreIntake<SparseBatch> logged, ScoreTransform transform) {
    super(logged, transform);
  }

  @Override
  public TilePlan plan(int splits, int cores, long taskBytes, Precision precision) {
    return transform().kind().isOfWholeRows()
        ? TilePlan.ofExpanded(classCount(), splits, cores, taskBytes, precision)
        : super.plan(splits, cores, taskBytes, precision);
  }

  @Override
  public Gathering<SparseBatch> gathering(TilePlan plan, List<Tile> band) {
    if (!transform().kind().isOfWholeRows()) {
      return new TransformedSparseMoments(transform(), super.gathering(plan, band));
    }
    MomentsBuilder dense =
        new MomentsBuilder(
            classCount(),
            plan.batches().productRows(),
            band,
            plan.batches().precision(),
            FastestBlas.INSTANCE);
    return new ExpandedMoments(transform(), dense, band, plan.batches().rows(), classCount());
  }
}
