package org.classblocks.moments;

import java.util.List;

/**
 * Hands on sparse samples once they are transformed, by a transform of single scores: the absent
 * score is transformed as well, so that samples stay sparse.
 *
 * <p>Memory: 8 bytes a listed score of one batch. Closes what it hands them to.
 */
public final class TransformedSparseMoments implements Gathering<SparseBatch> {
  private final SparseTransform transform;
  private final Gathering<SparseBatch> gathering;

  /**
   * @param transform what is done to scores
   * @param gathering takes the samples afterwards
   * @throws IllegalArgumentException if the transform is one of whole rows
   */
  public TransformedSparseMoments(ScoreTransform transform, Gathering<SparseBatch> gathering) {
    if (transform.kind().isOfWholeRows()) {
      throw new IllegalArgumentException(transform.kind() + " leaves no sample sparse");
    }
    this.transform = new SparseTransform(transform);
    this.gathering = gathering;
  }

  @Override
  public void accept(SparseBatch batch) {
    gathering.accept(transform.apply(batch));
  }

  @Override
  public long clipped() {
    return transform.clipped();
  }

  @Override
  public MarginalsBuilder marginals() {
    return gathering.marginals();
  }

  @Override
  public List<CoMoments> coMoments() {
    return gathering.coMoments();
  }

  @Override
  public TransformedSparseMoments beside() {
    return new TransformedSparseMoments(transform.transform(), gathering.beside());
  }

  @Override
  public void close() {
    gathering.close();
  }
}
