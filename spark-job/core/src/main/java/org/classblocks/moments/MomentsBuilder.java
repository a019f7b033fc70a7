package org.classblocks.moments;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.classblocks.Text;
import org.classblocks.linalg.Blas;
import org.classblocks.linalg.Precision;
import org.classblocks.linalg.Tile;
import org.classblocks.linalg.TileSums;
import org.classblocks.moments.attribute.AttributeBuilder;
import org.classblocks.moments.attribute.AttributeMoments;
import org.classblocks.moments.batch.CentredBatch;
import org.classblocks.moments.batch.DoubleDoubleMeans;
import org.classblocks.moments.batch.MarginalsBuilder;
import org.classblocks.moments.batch.PivotedFloats;
import org.classblocks.moments.batch.PowerOfTwoScale;
import org.classblocks.moments.batch.ScoreBatch;
import org.classblocks.moments.batch.WeightSum;

/**
 * Adds up the marginals and the co-moments of some tiles from batches of dense samples.
 *
 * <p>A batch of B rows is centred by its own means and multiplied with itself. Merging it with the
 * n samples before takes one more row of the same product: sqrt(n B / (n + B)) times the difference
 * of the means. If samples have weights, a centred row is scaled by the root of its weight, and n
 * and B are sums of weights. Small batches wait for each other until there are enough rows for fast
 * products.
 *
 * <p>In mixed precision, floats without weights and attributes are centred as floats ({@link
 * PivotedFloats}); then products err by at most 17/16 of what {@link Precision#MIXED} says. Such
 * batches need no row that merges them.
 *
 * <p>Cost: 2 (B + 1) operations a pair of classes and batch; memory 8 bytes a pair, and the waiting
 * rows. Not safe for use by several threads; holds native memory until it is closed.
 *
 * <p>Source of the update: Chan, Golub and LeVeque, "Algorithms for Computing the Sample Variance",
 * The American Statistician 37 (1983), doi:10.1080/00031305.1983.10483115.
 */
public final class MomentsBuilder implements MomentsAccumulator<ScoreBatch> {
  private final int classCount;
  private final List<TileSums> products;
  private final MarginalsBuilder marginals;
  private final RowBuffer waiting;
  private final AttributeBuilder attributes;
  private final boolean takesFloats;
  private boolean hasOnlyFloats = true;
  private PivotedFloats pivoted;

  /**
   * No samples.
   *
   * @param classCount the number of classes, k
   * @param maxRows the most rows that wait to be multiplied; a batch must be smaller
   * @param tiles the class pairs whose co-moments are wanted
   * @param precision the arithmetic of the products
   * @param blas forms the products
   */
  public MomentsBuilder(
      int classCount, int maxRows, List<Tile> tiles, Precision precision, Blas blas) {
    this(
        classCount,
        tiles,
        precision == Precision.MIXED,
        new RowBuffer(maxRows, blas.crossProducts(maxRows, classCount, precision)));
  }

  private MomentsBuilder(int classCount, List<Tile> tiles, boolean takesFloats, RowBuffer waiting) {
    this.classCount = classCount;
    this.products = tiles.stream().map(TileSums::new).toList();
    this.marginals = new MarginalsBuilder(classCount);
    this.waiting = waiting;
    this.attributes = new AttributeBuilder(classCount);
    this.takesFloats = takesFloats;
  }

  /**
   * Adds the samples of a batch; the batch stays as it is.
   *
   * @throws IllegalArgumentException if the batch has too many rows or other classes than agreed
   */
  @Override
  public void accept(ScoreBatch batch) {
    if (batch.rows() >= waiting.capacity() || batch.classCount() != classCount) {
      throw new IllegalArgumentException(
          Text.of(
              "a batch of %d x %d where less than %d x %d was agreed",
              batch.rows(), batch.classCount(), waiting.capacity(), classCount));
    }
    WeightSum weights = batch.weights().sum(0, batch.rows());
    if (weights.total() == 0) {
      marginals.count(weights);
      return;
    }
    waiting.reserve(batch.rows() + 1, products);
    if (!acceptFloats(batch)) {
      acceptDoubles(batch, weights);
    }
  }

  /** Adds a batch whose floats can be centred as such, and says whether this is one. */
  private boolean acceptFloats(ScoreBatch batch) {
    hasOnlyFloats &= takesFloats && PivotedFloats.suits(batch);
    if (!hasOnlyFloats) {
      settle();
      return false;
    }
    if (pivoted == null) {
      return false;
    }
    int before = waiting.rows();
    if (pivoted.accept(batch, waiting)) {
      return true;
    }
    waiting.keep(before);
    return false;
  }

  /**
   * Adds a batch in double. Floats of later batches have the mean so far as their pivot, unless
   * they have one that is the mean of more than half as many samples.
   */
  private void acceptDoubles(ScoreBatch batch, WeightSum weights) {
    addCentred(batch, weights);
    if (hasOnlyFloats && pivoted == null) {
      pivoted = new PivotedFloats(marginals);
    } else if (hasOnlyFloats && pivoted.isOld()) {
      settle();
      pivoted.restart();
    }
  }

  private void addCentred(ScoreBatch batch, WeightSum weights) {
    raiseTo(batch.scale(weights));
    CentredBatch centred = new CentredBatch(batch, weights, marginals.scale());
    attributes.begin(batch.attributes(), batch.weights(), weights, 0, batch.rows());
    centred.forEachRow(
        (row, scores) -> {
          waiting.add(scores);
          attributes.add(row, scores);
        });
    attributes.merge(marginals, centred.means());
    if (marginals.weight() > 0) {
      waiting.add(mergeRow(weights.total(), centred.means()));
    }
    marginals.combine(centred.marginals());
  }

  /** Merges the samples that have a pivot with the others, which moves their products to means. */
  private void settle() {
    if (pivoted == null || pivoted.samples() == 0) {
      return;
    }
    MarginalsBuilder merged = pivoted.marginals();
    double[] offsets = pivoted.offsets();
    double meeting = WeightSum.ofMeeting(marginals.weight(), merged.weight());
    double[] steps = new double[classCount];
    Arrays.setAll(steps, id -> merged.means().minus(marginals.means(), id));
    for (TileSums sums : products) {
      sums.addProducts(-merged.weight(), offsets);
      sums.addProducts(meeting, steps);
    }
    marginals.combine(merged);
    pivoted.restart();
  }

  /** Changes to the higher of two scales, once the rows of this one are multiplied. */
  private void raiseTo(PowerOfTwoScale other) {
    PowerOfTwoScale before = marginals.scale();
    if (marginals.raiseTo(other)) {
      waiting.multiply();
      marginals.scale().raise(products, before);
      attributes.multiply(before.factorsTo(marginals.scale()));
    }
  }

  /** The row that merges a batch with the samples before. */
  private double[] mergeRow(double weight, DoubleDoubleMeans batchMeans) {
    double total = marginals.weight() + weight;
    double scale = Math.sqrt(marginals.weight() / total * weight);
    double[] row = new double[classCount];
    for (int id = 0; id < classCount; id++) {
      row[id] = scale * batchMeans.minus(marginals.means(), id);
    }
    return row;
  }

  @Override
  public MarginalsBuilder marginals() {
    settle();
    return marginals;
  }

  @Override
  public List<CoMoments> coMoments() {
    settle();
    waiting.multiply();
    List<CoMoments> result = new ArrayList<>();
    for (TileSums sums : products) {
      result.add(CoMoments.of(marginals, sums, null));
    }
    return result;
  }

  @Override
  public AttributeMoments attributes() {
    return attributes.result(marginals());
  }

  @Override
  public MomentsBuilder emptyCopy() {
    return new MomentsBuilder(
        classCount, products.stream().map(TileSums::tile).toList(), takesFloats, waiting);
  }

  @Override
  public void close() {
    waiting.close();
  }
}
