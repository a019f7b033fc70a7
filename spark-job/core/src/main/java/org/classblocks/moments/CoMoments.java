package org.classblocks.moments;

import java.io.Serializable;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.classblocks.linalg.Tile;
import org.classblocks.linalg.TileCounts;
import org.classblocks.linalg.TileSums;
import org.classblocks.moments.batch.DoubleDoubleMeans;
import org.classblocks.moments.batch.MarginalsBuilder;
import org.classblocks.moments.batch.PowerOfTwoScale;
import org.classblocks.moments.batch.WeightSum;

/**
 * The centred co-moments of the class pairs of one tile: the sum over samples of w (x_i -
 * mean_i)(x_j - mean_j), with what it takes to merge them. The weight w of a sample is 1 if samples
 * have none.
 *
 * <p>Merging is the pairwise update of Chan, Golub and LeVeque, "Algorithms for Computing the
 * Sample Variance", The American Statistician 37 (1983), doi:10.1080/00031305.1983.10483115: C = C1
 * + C2 + (n1 n2 / n) d dᵀ with d the difference of the means and n the sum of the weights. It is
 * exact under any partitioning up to rounding, and no samples at all are its identity.
 *
 * <p>Samples that list some classes also count, for each pair, those that list both.
 *
 * <p>Memory: 8 bytes a pair of the tile, and 4 more with counts. Not safe for use by several
 * threads.
 */
public final class CoMoments implements Serializable {
  private static final long serialVersionUID = 1L;

  private final TileSums products;
  private final DoubleDoubleMeans rowMeans;
  private final DoubleDoubleMeans colMeans;
  private TileCounts listings;
  private double weight;

  public CoMoments(Tile tile) {
    this(
        0,
        new DoubleDoubleMeans(tile.rows()),
        new DoubleDoubleMeans(tile.cols()),
        new TileSums(tile),
        null);
  }

  /**
   * Takes over means, products and counts.
   *
   * @param weight what the samples weigh; their number if they have no weights
   * @param listings null where every sample has every score
   */
  CoMoments(
      double weight,
      DoubleDoubleMeans rowMeans,
      DoubleDoubleMeans colMeans,
      TileSums products,
      TileCounts listings) {
    this.weight = weight;
    this.rowMeans = rowMeans;
    this.colMeans = colMeans;
    this.products = products;
    this.listings = listings;
  }

  /**
   * The co-moments of the samples that some statistics are of.
   *
   * @param products the sums of products of the tile; taken over
   * @param listings how many samples list both classes of each pair; taken over, null where every
   *     sample has every score
   */
  public static CoMoments of(MarginalsBuilder marginals, TileSums products, TileCounts listings) {
    Tile tile = products.tile();
    return new CoMoments(
        marginals.weight(),
        marginals.means().slice(tile.rowStart(), tile.rowEnd()),
        marginals.means().slice(tile.colStart(), tile.colEnd()),
        products,
        listings);
  }

  /**
   * The co-moments of several sets of samples together, which stay as they are; a sole part itself.
   *
   * @param parts of the same tile, at least one
   */
  public static CoMoments total(List<CoMoments> parts) {
    if (parts.size() == 1) {
      return parts.get(0);
    }
    CoMoments total = new CoMoments(parts.get(0).tile());
    parts.forEach(total::combine);
    return total;
  }

  public Tile tile() {
    return products.tile();
  }

  /** The sum of the weights; the number of samples where they have none. */
  public double weight() {
    return weight;
  }

  /**
   * The co-moment of row i and column j of the tile, both counted from the tile's corner, where
   * scores are divided by 2 to the power of {@link #rowExponent} and {@link #colExponent} first; on
   * a diagonal tile j must not be below i.
   */
  public double at(int i, int j) {
    return products.at(i, j);
  }

  /** The power of 2 that scores of the class of row i are divided by; 0 but for extreme scores. */
  public int rowExponent(int i) {
    return rowMeans.scale().exponent(i);
  }

  /** The same for the class of column j. */
  public int colExponent(int j) {
    return colMeans.scale().exponent(j);
  }

  /** How many samples list both classes of each pair; empty where samples have all scores. */
  public Optional<TileCounts> listings() {
    return Optional.ofNullable(listings);
  }

  /**
   * The same with counts, which are taken over with all else: those there are, or all samples for
   * each pair where samples have all scores.
   *
   * @param samples the number of samples
   */
  public CoMoments withListingsOfAll(long samples) {
    if (listings != null) {
      return this;
    }
    TileCounts counts = new TileCounts(tile());
    for (int i = 0; i < tile().rows(); i++) {
      Arrays.fill(counts.row(i), (int) Math.min(samples, Integer.MAX_VALUE));
    }
    return withListings(counts);
  }

  /** The same with counts, which are taken over with all else. */
  public CoMoments withListings(TileCounts counts) {
    return new CoMoments(weight, rowMeans, colMeans, products, counts);
  }

  /**
   * Adds other samples' co-moments of the same tile, which stay as they are.
   *
   * @throws IllegalArgumentException if the tile is another
   */
  public void combine(CoMoments other) {
    if (!tile().equals(other.tile())) {
      throw new IllegalArgumentException(tile() + " cannot be merged with " + other.tile());
    }
    addListings(other);
    if (other.weight == 0) {
      return;
    }
    raiseTo(other);
    addSums(other.in(this));
  }

  /** Changes to scales that are nowhere lower than another's. */
  private void raiseTo(CoMoments other) {
    PowerOfTwoScale rows = rowMeans.scale().max(other.rowMeans.scale());
    PowerOfTwoScale cols = colMeans.scale().max(other.colMeans.scale());
    if (!rows.isSame(rowMeans.scale()) || !cols.isSame(colMeans.scale())) {
      products.multiply(rowMeans.scale().factorsTo(rows), colMeans.scale().factorsTo(cols));
      rowMeans.raiseTo(rows);
      colMeans.raiseTo(cols);
    }
  }

  /** The same in the units of others, which are nowhere lower. */
  private CoMoments in(CoMoments other) {
    if (rowMeans.scale().isSame(other.rowMeans.scale())
        && colMeans.scale().isSame(other.colMeans.scale())) {
      return this;
    }
    CoMoments copy =
        new CoMoments(weight, rowMeans.copy(), colMeans.copy(), products.copy(), listings);
    copy.raiseTo(other);
    return copy;
  }

  /** Adds sums of the same scales. */
  private void addSums(CoMoments other) {
    double meeting = WeightSum.ofMeeting(weight, other.weight);
    double[] colSteps = steps(colMeans, other.colMeans);
    double[] rowSteps = steps(rowMeans, other.rowMeans);
    for (int i = 0; i < rowSteps.length; i++) {
      double rowStep = meeting * rowSteps[i];
      int first = products.firstColumn(i);
      double[] row = products.row(i);
      double[] otherRow = other.products.row(i);
      for (int j = 0; j < row.length; j++) {
        row[j] += otherRow[j] + rowStep * colSteps[first + j];
      }
    }
    rowMeans.mergeWith(other.rowMeans, weight, other.weight);
    colMeans.mergeWith(other.colMeans, weight, other.weight);
    weight += other.weight;
  }

  private void addListings(CoMoments other) {
    if (listings == null && other.listings != null) {
      listings = new TileCounts(tile());
    }
    if (other.listings != null) {
      listings.add(other.listings);
    }
  }

  private static double[] steps(DoubleDoubleMeans from, DoubleDoubleMeans to) {
    double[] steps = new double[from.size()];
    for (int i = 0; i < steps.length; i++) {
      steps[i] = to.minus(from, i);
    }
    return steps;
  }
}
