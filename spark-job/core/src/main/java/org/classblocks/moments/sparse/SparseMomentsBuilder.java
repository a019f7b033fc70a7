package org.classblocks.moments.sparse;

import java.util.ArrayList;
import java.util.List;
import org.classblocks.Text;
import org.classblocks.linalg.Tile;
import org.classblocks.linalg.TileCounts;
import org.classblocks.linalg.TileSums;
import org.classblocks.moments.CoMoments;
import org.classblocks.moments.MomentsAccumulator;
import org.classblocks.moments.attribute.AttributeBuilder;
import org.classblocks.moments.attribute.AttributeMoments;
import org.classblocks.moments.batch.CentredColumns;
import org.classblocks.moments.batch.MarginalsBuilder;
import org.classblocks.moments.batch.PowerOfTwoScale;
import org.classblocks.moments.batch.SparseBatch;

/**
 * Gathers the marginals and the co-moments of some tiles from batches of sparse samples, and how
 * many of them list both classes of each pair.
 *
 * <p>With y the scores less a pivot a class ({@link CentredColumns}), a batch of B rows has the
 * co-moments Σ w y_i y_j - B mean(y_i) mean(y_j), where w is 1 if samples have no weights, B the
 * sum of w otherwise, and is merged with the n samples before by the pairwise update of Chan, Golub
 * and LeVeque (1983), doi:10.1080/00031305.1983.10483115, as dense batches are. The result is that
 * of the same samples with every score listed.
 *
 * <p>Error: the pivots see to it that |Σ y_i y_j| and what is subtracted from it are each at most
 * twice the norm sqrt(C_ii C_jj) of the batch, whatever the means of the scores. The products of a
 * batch are added up before they are added to those of the batches before; with b batches of B rows
 * an entry is off by at most 4 (b + B + 8) 2^-53 of its norm, and by a hundredth of that where
 * roundings cancel as they mostly do.
 *
 * <p>Cost: m² / 2 products a row of m listed classes, and k² / 2 additions a batch; memory 12 bytes
 * an entry of the tiles, and 28 a listed score of a batch. Sums are in double whatever precision
 * dense rows have. Not safe for use by several threads.
 */
public final class SparseMomentsBuilder implements MomentsAccumulator<SparseBatch> {
  /** Sums of all pairs up to this size are left in the processor's caches. */
  private static final long CACHED_BYTES = 8L << 20;

  private final long cachedBytes;
  private final List<TileSums> products;
  private final MarginalsBuilder marginals;
  private final CentredColumns columns;
  private final SparseProducts pairs;
  private final ListingCounts listings;
  private final double[] steps;
  private final AttributeBuilder attributes;

  /**
   * No samples.
   *
   * @param classCount the number of classes, k
   * @param tiles the class pairs whose co-moments are wanted
   */
  public SparseMomentsBuilder(int classCount, List<Tile> tiles) {
    this(classCount, tiles, CACHED_BYTES);
  }

  /** With products row by row if the sums of all pairs take at most {@code cachedBytes}. */
  SparseMomentsBuilder(int classCount, List<Tile> tiles, long cachedBytes) {
    this(classCount, tiles, cachedBytes, new CentredColumns(classCount));
  }

  private SparseMomentsBuilder(
      int classCount, List<Tile> tiles, long cachedBytes, CentredColumns columns) {
    this.cachedBytes = cachedBytes;
    this.products = tiles.stream().map(TileSums::new).toList();
    this.marginals = new MarginalsBuilder(classCount);
    this.columns = columns;
    BandSums band = new BandSums(classCount, products);
    long bytes = 8L * (band.end() - band.start()) * classCount;
    this.pairs = bytes <= cachedBytes ? new ProductsByRow(band) : new ProductsByClass(band);
    this.listings = listings(classCount, tiles, cachedBytes);
    this.steps = new double[classCount];
    this.attributes = new AttributeBuilder(classCount);
  }

  /** Counts of the pairs that samples of k classes list, without their products; none so far. */
  public static ListingCounts listings(int classCount, List<Tile> tiles) {
    return listings(classCount, tiles, CACHED_BYTES);
  }

  private static ListingCounts listings(int classCount, List<Tile> tiles, long cachedBytes) {
    return 4L * classCount * classCount <= cachedBytes
        ? new ListingsByRow(classCount, tiles)
        : new ListingsByClass(classCount, tiles);
  }

  /**
   * Adds the samples of a batch; the batch stays as it is.
   *
   * @throws IllegalArgumentException if the batch has other classes than agreed
   */
  @Override
  public void accept(SparseBatch batch) {
    if (batch.classCount() != steps.length) {
      throw new IllegalArgumentException(
          Text.of("a batch of %d classes where %d were agreed", batch.classCount(), steps.length));
    }
    if (batch.rows() > 0) {
      columns.load(batch, marginals::scale, () -> acceptLoaded(batch));
      listings.accept(batch);
    }
  }

  private void acceptLoaded(SparseBatch batch) {
    double weight = columns.weights().total();
    if (weight > 0) {
      raiseTo(columns.means().scale());
    }
    double before = marginals.weight();
    for (int id = 0; id < steps.length && before > 0; id++) {
      steps[id] = columns.means().minus(marginals.means(), id);
    }
    if (weight > 0) {
      pairs.accept(batch, columns, steps, before / (before + weight) * weight);
      addAttributes(batch);
    }
    marginals.combine(columns.marginals());
  }

  private void addAttributes(SparseBatch batch) {
    int start = columns.firstRow();
    attributes.begin(
        batch.attributes(), batch.weights(), columns.weights(), start, start + columns.rowCount());
    attributes.add(columns);
    attributes.merge(marginals, columns.means());
  }

  /** Changes to the higher of two scales. */
  private void raiseTo(PowerOfTwoScale other) {
    PowerOfTwoScale before = marginals.scale();
    if (marginals.raiseTo(other)) {
      marginals.scale().raise(products, before);
      attributes.multiply(before.factorsTo(marginals.scale()));
    }
  }

  @Override
  public MarginalsBuilder marginals() {
    return marginals;
  }

  @Override
  public List<CoMoments> coMoments() {
    List<TileCounts> counts = listings.tiles();
    List<CoMoments> result = new ArrayList<>();
    for (int i = 0; i < products.size(); i++) {
      result.add(CoMoments.of(marginals, products.get(i), counts.get(i)));
    }
    return result;
  }

  @Override
  public AttributeMoments attributes() {
    return attributes.result(marginals);
  }

  @Override
  public SparseMomentsBuilder emptyCopy() {
    return new SparseMomentsBuilder(
        steps.length, products.stream().map(TileSums::tile).toList(), cachedBytes, columns);
  }

  @Override
  public void close() {}
}
