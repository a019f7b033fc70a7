package org.classblocks.spark;

import java.util.List;
import org.classblocks.linalg.Tile;
import org.classblocks.moments.Gathering;
import org.classblocks.moments.ScoreBatch;
import org.classblocks.moments.ScoreTransform;
import org.classblocks.moments.TransformedMoments;

/** Dense rows whose scores are transformed. */
final class TransformedDense extends TransformedIntake<ScoreBatch> {
  private static final long serialVersionUID = 1L;

  TransformedDense(ScoreIntake<ScoreBatch> logged, ScoreTransform transform) {
    super(logged, transform);
  }

  @Override
  public Gathering<ScoreBatch> gathering(TilePlan plan, List<Tile> band) {
    return new TransformedMoments(transform(), super.gathering(plan, band));
  }
}
