package org.classblocks.moments.transform;

import java.util.List;
import org.classblocks.moments.CoMoments;
import org.classblocks.moments.MomentsAccumulator;
import org.classblocks.moments.attribute.AttributeMoments;
import org.classblocks.moments.batch.MarginalsBuilder;
import org.classblocks.moments.batch.ScoreBatch;

/**
 * Hands on dense samples once they are transformed, as batches of doubles.
 *
 * <p>Memory: 8 bytes a score of one batch. Closes what it hands them to.
 */
public final class TransformedMoments implements MomentsAccumulator<ScoreBatch> {
  private final ScoreTransform transform;
  private final MomentsAccumulator<ScoreBatch> accumulator;
  private ScoreBatch transformed = ScoreBatch.ofDoubles(0, 1);
  private long clipped;

  /**
   * @param transform what is done to scores
   * @param accumulator takes the samples afterwards
   */
  public TransformedMoments(ScoreTransform transform, MomentsAccumulator<ScoreBatch> accumulator) {
    this.transform = transform;
    this.accumulator = accumulator;
  }

  @Override
  public void accept(ScoreBatch batch) {
    if (transformed.capacity() < batch.rows()) {
      transformed = ScoreBatch.ofDoubles(batch.rows(), batch.classCount());
    }
    transformed.clear();
    double[] scores = new double[batch.classCount()];
    for (int row = 0; row < batch.rows(); row++) {
      batch.copyRow(row, scores);
      clipped += transform.apply(scores);
      transformed.add(scores);
      transformed.describeAs(batch, row);
    }
    accumulator.accept(transformed);
  }

  @Override
  public long clipped() {
    return clipped;
  }

  @Override
  public MarginalsBuilder marginals() {
    return accumulator.marginals();
  }

  @Override
  public List<CoMoments> coMoments() {
    return accumulator.coMoments();
  }

  @Override
  public AttributeMoments attributes() {
    return accumulator.attributes();
  }

  @Override
  public TransformedMoments emptyCopy() {
    return new TransformedMoments(transform, accumulator.emptyCopy());
  }

  @Override
  public void close() {
    accumulator.close();
  }
}
