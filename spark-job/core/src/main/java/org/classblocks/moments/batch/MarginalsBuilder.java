package org.classblocks.moments.batch;

import java.io.Serializable;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.classblocks.Text;

/**
 * Gathers {@link Marginals}: mergeable, with no samples as its identity. Cost: O(k) memory, O(k) a
 * sample. Not safe for use by several threads.
 */
public final class MarginalsBuilder implements Serializable {
  private static final long serialVersionUID = 1L;

  private final DoubleDoubleMeans means;
  private final double[] squares;
  private final ScoreRanges ranges;
  private final WeightSum weights;

  /** No samples of k classes. */
  public MarginalsBuilder(int classCount) {
    this(
        new WeightSum(),
        new DoubleDoubleMeans(classCount),
        new double[classCount],
        ScoreRanges.none(classCount));
  }

  /** Takes over what is known of some samples; arrays by class id. */
  MarginalsBuilder(
      WeightSum weights, DoubleDoubleMeans means, double[] squares, ScoreRanges ranges) {
    this.weights = weights;
    this.means = means;
    this.squares = squares;
    this.ranges = ranges;
  }

  /**
   * Takes up what was gathered before.
   *
   * @param weights what the samples weigh
   * @param classes the sums of each class, by id
   */
  public static MarginalsBuilder of(WeightSum.Totals weights, List<ClassSums> classes) {
    return new MarginalsBuilder(
        WeightSum.of(weights),
        new DoubleDoubleMeans(
            numbers(classes, ClassSums::mean),
            numbers(classes, ClassSums::meanRest),
            new PowerOfTwoScale(classes.stream().mapToInt(ClassSums::exponent).toArray())),
        numbers(classes, ClassSums::squares),
        new ScoreRanges(numbers(classes, ClassSums::min), numbers(classes, ClassSums::max)));
  }

  private static double[] numbers(List<ClassSums> classes, ToDoubleFunction<ClassSums> number) {
    return classes.stream().mapToDouble(number).toArray();
  }

  /** What the samples so far weigh. */
  public WeightSum.Totals weights() {
    return weights.totals();
  }

  /** What is known of a class so far. */
  public ClassSums sums(int classId) {
    return new ClassSums(
        scale().exponent(classId),
        means.value(classId),
        means.rest(classId),
        squares[classId],
        ranges.minima()[classId],
        ranges.maxima()[classId]);
  }

  /** The sum of the squared deviations of a class from its mean, in units of the scale. */
  double squares(int classId) {
    return squares[classId];
  }

  /** Adds samples that weigh nothing, or none at all. */
  public void count(WeightSum weightless) {
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
          Text.of(
              "statistics of %d classes cannot be merged with those of %d",
              squares.length, other.squares.length));
    }
    if (other.weight() > 0) {
      raiseTo(other.scale());
      addSums(other.in(scale()));
      ranges.combine(other.ranges);
    }
    weights.combine(other.weights);
  }

  /** Adds sums of the same scale. */
  private void addSums(MarginalsBuilder other) {
    double meeting = WeightSum.ofMeeting(weight(), other.weight());
    for (int id = 0; id < squares.length; id++) {
      double step = other.means.minus(means, id);
      squares[id] += other.squares[id] + meeting * step * step;
    }
    means.mergeWith(other.means, weight(), other.weight());
  }

  /** The units of means and squares. */
  public PowerOfTwoScale scale() {
    return means.scale();
  }

  /**
   * Changes to the higher of two scales.
   *
   * @return whether any number that is not 0 is another one now
   */
  public boolean raiseTo(PowerOfTwoScale other) {
    PowerOfTwoScale before = scale();
    PowerOfTwoScale higher = before.max(other);
    if (higher.isSame(before)) {
      return false;
    }
    double[] factors = before.factorsTo(higher);
    boolean isChanged = false;
    for (int id = 0; id < factors.length; id++) {
      squares[id] = squares[id] * factors[id] * factors[id];
      isChanged |= factors[id] != 1 && weight() > 0 && ranges.largest(id) > 0;
    }
    means.raiseTo(higher);
    return isChanged;
  }

  /** The same in units of a scale that is nowhere lower. */
  private MarginalsBuilder in(PowerOfTwoScale scale) {
    if (scale.isSame(scale())) {
      return this;
    }
    MarginalsBuilder copy = new MarginalsBuilder(weights, means.copy(), squares.clone(), ranges);
    copy.raiseTo(scale);
    return copy;
  }

  public int classCount() {
    return squares.length;
  }

  /** The number of samples so far. */
  public long samples() {
    return weights.samples();
  }

  /** The sum of the weights so far; the number of samples where they have none. */
  public double weight() {
    return weights.total();
  }

  public DoubleDoubleMeans means() {
    return means;
  }

  /** What is known so far; later samples do not change it. */
  public Marginals result() {
    SampleSize size = weights.result();
    double[] scoreMeans = means.values();
    double[] scoreSquares = new double[squares.length];
    double[] sds = new double[squares.length];
    for (int id = 0; id < squares.length; id++) {
      int exponent = scale().exponent(id);
      scoreMeans[id] = Math.scalb(scoreMeans[id], exponent);
      scoreSquares[id] = Math.scalb(squares[id], 2 * exponent);
      sds[id] = Math.scalb(size.sd(squares[id]), exponent);
    }
    return new Marginals(
        size, scoreMeans, scoreSquares, sds, ranges.minima().clone(), ranges.maxima().clone());
  }
}
