package org.classblocks.moments.transform;

import java.util.List;
import org.classblocks.moments.CoMoments;
import org.classblocks.moments.MomentsAccumulator;
import org.classblocks.moments.attribute.AttributeMoments;
import org.classblocks.moments.batch.MarginalsBuilder;
import org.classblocks.moments.batch.SparseBatch;

/**
 * Hands on sparse samples once they are transformed, by a transform of single scores: the absent
 * score is transformed as well, so that samples stay sparse.
 *
 * <p>Memory: 8 bytes a listed score of one batch. Closes what it hands them to.
 */
public final class TransformedSparseMoments implements MomentsAccumulator<SparseBatch> {
  private final SparseTransform transform;
  private final MomentsAccumulator<SparseBatch> accumulator;

  /**
   * @param transform what is done to scores
   * @param accumulator takes the samples afterwards
   * @throws IllegalArgumentException if the transform is one of whole rows
   */
  public TransformedSparseMoments(
      ScoreTransform transform, MomentsAccumulator<SparseBatch> accumulator) {
    if (transform.kind().isOfWholeRows()) {
      throw new IllegalArgumentException(transform.kind() + " leaves no sample sparse");
    }
    this.transform = new SparseTransform(transform);
    this.accumulator = accumulator;
  }

  @Override
  public void accept(SparseBatch batch) {
    accumulator.accept(transform.apply(batch));
  }

  @Override
  public long clipped() {
    return transform.clipped();
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
  public TransformedSparseMoments emptyCopy() {
    return new TransformedSparseMoments(transform.transform(), accumulator.emptyCopy());
  }

  @Override
  public void close() {
    accumulator.close();
  }
}
