package org.classblocks.moments.transform;

import java.util.ArrayList;
import java.util.List;
import org.classblocks.linalg.Tile;
import org.classblocks.linalg.TileCounts;
import org.classblocks.moments.CoMoments;
import org.classblocks.moments.MomentsAccumulator;
import org.classblocks.moments.attribute.AttributeMoments;
import org.classblocks.moments.batch.MarginalsBuilder;
import org.classblocks.moments.batch.ScoreBatch;
import org.classblocks.moments.batch.SparseBatch;
import org.classblocks.moments.sparse.ListingCounts;
import org.classblocks.moments.sparse.SparseMomentsBuilder;

/**
 * Gathers sparse samples through a transform of whole rows, after which no score is the absent one:
 * each is written out with all its scores, and multiplied like a dense one.
 *
 * <p>What each score gives by itself is found before that, for listed scores and once for the
 * absent one. Cost: that of dense samples, k² / 2 products a row, and m² / 2 increments to count
 * pairs; memory 8 bytes a score of some rows besides the dense samples' own. Closes what it hands
 * them to.
 */
public final class ExpandedMoments implements MomentsAccumulator<SparseBatch> {
  private final ScoreTransform transform;
  private final SparseTransform single;
  private final MomentsAccumulator<ScoreBatch> accumulator;
  private final List<Tile> tiles;
  private final ListingCounts listings;
  private final ScoreBatch expanded;

  /**
   * @param transform what is done to scores
   * @param accumulator takes the samples afterwards
   * @param tiles the tiles that it gathers
   * @param batchRows the most rows that are handed to it at once
   * @param classCount the number of classes, k
   */
  public ExpandedMoments(
      ScoreTransform transform,
      MomentsAccumulator<ScoreBatch> accumulator,
      List<Tile> tiles,
      int batchRows,
      int classCount) {
    this.transform = transform;
    this.single = new SparseTransform(transform);
    this.accumulator = accumulator;
    this.tiles = List.copyOf(tiles);
    this.listings = SparseMomentsBuilder.listings(classCount, tiles);
    this.expanded = ScoreBatch.ofDoubles(batchRows, classCount);
  }

  @Override
  public void accept(SparseBatch batch) {
    SparseBatch scores = single.apply(batch);
    double[] row = new double[batch.classCount()];
    for (int i = 0; i < scores.rows(); i++) {
      scores.copyRow(i, row);
      transform.applyToRow(row);
      expanded.add(row);
      expanded.describeAs(batch, i);
      if (expanded.isFull()) {
        flush();
      }
    }
    flush();
    listings.accept(batch);
  }

  private void flush() {
    accumulator.accept(expanded);
    expanded.clear();
  }

  @Override
  public long clipped() {
    return single.clipped();
  }

  @Override
  public MarginalsBuilder marginals() {
    return accumulator.marginals();
  }

  @Override
  public List<CoMoments> coMoments() {
    List<CoMoments> dense = accumulator.coMoments();
    List<TileCounts> counts = listings.tiles();
    List<CoMoments> result = new ArrayList<>();
    for (int i = 0; i < dense.size(); i++) {
      result.add(dense.get(i).withListings(counts.get(i)));
    }
    return result;
  }

  @Override
  public AttributeMoments attributes() {
    return accumulator.attributes();
  }

  @Override
  public ExpandedMoments emptyCopy() {
    return new ExpandedMoments(
        transform, accumulator.emptyCopy(), tiles, expanded.capacity(), expanded.classCount());
  }

  @Override
  public void close() {
    accumulator.close();
  }
}
