package org.classblocks.moments.count;

import java.io.Serializable;
import java.util.List;
import org.classblocks.Text;
import org.classblocks.linalg.SparseMatrix;

/**
 * What {@link ConfusionCounter} has counted so far. Mergeable: no samples are the identity.
 *
 * <p>Errors are held in units of 1/{@value #UNITS}, the least common multiple of 1 to 16. So the
 * shares of samples with up to 16 errors are whole numbers of units, and sums of them are exact in
 * any order up to 2^53 units, 12 billion errors of a pair; weights and ranking precisions are added
 * in the order of merging.
 *
 * <p>Memory: 40 bytes a class and up to 64 a pair of classes that are confused.
 */
public final class ConfusionCounts implements Serializable {
  private static final long serialVersionUID = 1L;

  /** The parts of an error. */
  static final int UNITS = 720_720;

  private final PairSums errors = new PairSums();
  private final double[] positives;
  private final double[] hits;
  private final double[] firsts;
  private final double[] precisions;
  private double samples;
  private double firstIsLabel;
  private double precision;

  /** No samples of k classes. */
  public ConfusionCounts(int classCount) {
    positives = new double[classCount];
    hits = new double[classCount];
    firsts = new double[classCount];
    precisions = new double[classCount];
  }

  /**
   * Counts as they were found before, but for errors, which follow by {@link #addError}.
   *
   * @param samples the sums over samples
   * @param classes the sums over the samples with the label of each class, by id
   */
  public ConfusionCounts(OfSamples samples, List<OfClass> classes) {
    this(classes.size());
    for (int id = 0; id < positives.length; id++) {
      positives[id] = classes.get(id).positives();
      hits[id] = classes.get(id).hits();
      firsts[id] = classes.get(id).firsts();
      precisions[id] = classes.get(id).precisions();
    }
    this.samples = samples.samples();
    this.firstIsLabel = samples.firstIsLabel();
    this.precision = samples.precision();
  }

  /**
   * Sums over labelled samples, each times its weight.
   *
   * @param samples one a sample
   * @param firstIsLabel one a sample whose class with the highest score is a label
   * @param precision the mean ranking precision of a sample's labels
   */
  public record OfSamples(double samples, double firstIsLabel, double precision) {}

  /**
   * Sums over the samples with the label of one class, each times its weight.
   *
   * @param positives one a sample
   * @param hits one a sample in which the class is predicted
   * @param firsts one a sample in which the class has the highest score
   * @param precisions the ranking precision of the label
   */
  public record OfClass(double positives, double hits, double firsts, double precisions) {}

  /**
   * Receives errors, in units of 1/{@value #UNITS}.
   *
   * @param <E> what it may throw
   */
  public interface Errors<E extends Exception> {
    void accept(int actual, int predicted, double units) throws E;
  }

  /** The sums over all labelled samples so far. */
  public OfSamples ofSamples() {
    return new OfSamples(samples, firstIsLabel, precision);
  }

  /** The sums over the samples so far with the label of a class. */
  public OfClass ofClass(int id) {
    return new OfClass(positives[id], hits[id], firsts[id], precisions[id]);
  }

  /** Hands on the errors so far, by the label that was missed, then by what was predicted. */
  public <E extends Exception> void forEachError(Errors<E> sink) throws E {
    errors.forEachInOrder(sink::accept);
  }

  /** The index of what stands in place of a label or a prediction where there is none: k. */
  int nothing() {
    return positives.length;
  }

  /**
   * Counts a labelled sample.
   *
   * @param first the class with the highest score, or -1 if none is listed
   * @param isLabel whether that is one of the sample's labels
   * @param meanPrecision the mean ranking precision of its labels
   */
  void addSample(int first, boolean isLabel, double meanPrecision, double weight) {
    samples += weight;
    precision += weight * meanPrecision;
    if (isLabel) {
      firstIsLabel += weight;
      firsts[first] += weight;
    }
  }

  /** Counts a label of a sample, with its ranking precision. */
  void addLabel(int classId, double rankingPrecision, double weight) {
    positives[classId] += weight;
    precisions[classId] += weight * rankingPrecision;
  }

  /** Counts a label that is predicted. */
  void addHit(int classId, double weight) {
    hits[classId] += weight;
  }

  /**
   * Counts a part of an error.
   *
   * @param actual the label that was missed, or {@link #nothing}
   * @param predicted the class that was wrongly predicted, or {@link #nothing}
   */
  public void addError(int actual, int predicted, double units) {
    errors.add(actual, predicted, units);
  }

  /**
   * Adds the counts of other samples, which stay as they are.
   *
   * @throws IllegalArgumentException if they are of another number of classes
   */
  public void combine(ConfusionCounts other) {
    if (other.positives.length != positives.length) {
      throw new IllegalArgumentException(
          Text.of(
              "confusion of %d classes cannot be merged with that of %d",
              positives.length, other.positives.length));
    }
    errors.combine(other.errors);
    for (int id = 0; id < positives.length; id++) {
      positives[id] += other.positives[id];
      hits[id] += other.hits[id];
      firsts[id] += other.firsts[id];
      precisions[id] += other.precisions[id];
    }
    samples += other.samples;
    firstIsLabel += other.firstIsLabel;
    precision += other.precision;
  }

  /** What is known so far; later samples do not change it. */
  public Confusion result() {
    SparseMatrix.Builder counts = SparseMatrix.builder(positives.length + 1);
    errors.forEach((actual, predicted, units) -> counts.add(actual, predicted, units / UNITS));
    double[] top1 = new double[positives.length];
    double[] means = new double[positives.length];
    for (int id = 0; id < positives.length; id++) {
      if (hits[id] > 0) {
        counts.add(id, id, hits[id]);
      }
      top1[id] = firsts[id] / positives[id];
      means[id] = precisions[id] / positives[id];
    }
    return new Confusion(
        counts.build(),
        top1,
        means,
        new ConfusionTotals(samples, firstIsLabel / samples, precision / samples));
  }
}
