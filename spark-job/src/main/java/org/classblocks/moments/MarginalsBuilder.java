package org.classblocks.moments;

import java.io.Serializable;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import org.classblocks.linalg.Tile;
import org.classblocks.linalg.TileCounts;
import org.classblocks.linalg.TileSums;

/**
 * Gathers {@link Marginals}: mergeable, with no samples as its identity. Cost: O(k) memory, O(k) a
 * sample. Not safe for use by several threads.
 */
public final class MarginalsBuilder implements Serializable {
  private static final long serialVersionUID = 1L;

  private final Means means;
  private final double[] squares;
  private final Extremes extremes;
  private final WeightSum weights;

  /** No samples of k classes. */
  public MarginalsBuilder(int classCount) {
    this(new WeightSum(), new Means(classCount), new double[classCount], Extremes.none(classCount));
  }

  /** Takes over what is known of some samples; arrays by class id. */
  MarginalsBuilder(WeightSum weights, Means means, double[] squares, Extremes extremes) {
    this.weights = weights;
    this.means = means;
    this.squares = squares;
    this.extremes = extremes;
  }

  /**
   * Takes up what was gathered before.
   *
   * @param weights what the samples weigh
   * @param classes the sums of each class, by id
   */
  public static MarginalsBuilder of(WeightTotals weights, List<ClassSums> classes) {
    return new MarginalsBuilder(
        WeightSum.of(weights),
        new Means(numbers(classes, ClassSums::mean), numbers(classes, ClassSums::meanRest)),
        numbers(classes, ClassSums::squares),
        new Extremes(numbers(classes, ClassSums::min), numbers(classes, ClassSums::max)));
  }

  private static double[] numbers(List<ClassSums> classes, ToDoubleFunction<ClassSums> number) {
    return classes.stream().mapToDouble(number).toArray();
  }

  /** What the samples so far weigh. */
  public WeightTotals weights() {
    return weights.totals();
  }

  /** What is known of a class so far. */
  public ClassSums sums(int classId) {
    return new ClassSums(
        means.value(classId),
        means.rest(classId),
        squares[classId],
        extremes.minima()[classId],
        extremes.maxima()[classId]);
  }

  /** Adds the samples of a batch; the batch stays as it is. */
  public void accept(ScoreBatch batch) {
    WeightSum batchWeights = batch.weights().sum(0, batch.rows());
    if (batchWeights.total() == 0) {
      count(batchWeights);
      return;
    }
    CentredBatch centred = new CentredBatch(batch, batchWeights);
    centred.forEachRow(row -> {});
    combine(centred.marginals());
  }

  /** Adds samples that weigh nothing, or none at all. */
  void count(WeightSum weightless) {
    weights.combine(weightless);
  }

  /**
   * Adds other samples, which stay as they are.
   *
   * @throws IllegalArgumentException if they are of another number of classes
   */
  public void combine(MarginalsBuilder other) {
    if (other.squares.length != squares.length) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "statistics of %d classes cannot be merged with those of %d",
              squares.length,
              other.squares.length));
    }
    if (other.weight() > 0) {
      double meeting = WeightSum.ofMeeting(weight(), other.weight());
      for (int id = 0; id < squares.length; id++) {
        double step = other.means.minus(means, id);
        squares[id] += other.squares[id] + meeting * step * step;
      }
      means.mergeWith(other.means, weight(), other.weight());
      extremes.combine(other.extremes);
    }
    weights.combine(other.weights);
  }

  /** The number of classes, k. */
  public int classCount() {
    return squares.length;
  }

  /** The number of samples so far. */
  public long samples() {
    return weights.samples();
  }

  /** The sum of the weights so far; the number of samples where they have none. */
  double weight() {
    return weights.total();
  }

  Means means() {
    return means;
  }

  /** Co-moments of the samples so far; takes over their products, and their counts if not null. */
  public CoMoments coMoments(TileSums products, TileCounts listings) {
    Tile tile = products.tile();
    return new CoMoments(
        weight(),
        means.slice(tile.rowStart(), tile.rowEnd()),
        means.slice(tile.colStart(), tile.colEnd()),
        products,
        listings);
  }

  /** What is known so far; later samples do not change it. */
  public Marginals result() {
    return new Marginals(
        weights.result(),
        means.values(),
        squares.clone(),
        extremes.minima().clone(),
        extremes.maxima().clone());
  }
}
