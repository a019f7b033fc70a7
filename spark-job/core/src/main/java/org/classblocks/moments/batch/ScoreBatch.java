package org.classblocks.moments.batch;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Score vectors of consecutive samples, row by row in one array of floats or of doubles. Mutable
 * and reused: fill, hand over, clear.
 */
public abstract sealed class ScoreBatch implements SampleBatch permits FloatBatch, DoubleBatch {
  private final int capacity;
  private final int classCount;
  private LabelSets labels;
  private final List<String> groups = new ArrayList<>();
  private final List<Integer> folds = new ArrayList<>();
  private final List<String> sampleIds = new ArrayList<>();
  private final RowWeights weights = new RowWeights();
  private final AttributeRows attributes = new AttributeRows();
  private int rows;
  private ScoreRanges ranges;

  ScoreBatch(int capacity, int rows, int classCount) {
    this.capacity = capacity;
    this.classCount = classCount;
    this.labels = new LabelSets(classCount);
    this.rows = rows;
  }

  /** Room for {@code capacity} samples of {@code classCount} classes, with 8 bytes a score. */
  public static ScoreBatch ofDoubles(int capacity, int classCount) {
    return new DoubleBatch(
        new double[Math.multiplyExact(capacity, classCount)], capacity, 0, classCount);
  }

  /** Room for {@code capacity} samples of {@code classCount} classes, with 4 bytes a score. */
  public static ScoreBatch ofFloats(int capacity, int classCount) {
    return new FloatBatch(
        new float[Math.multiplyExact(capacity, classCount)], capacity, 0, classCount);
  }

  /**
   * A full batch.
   *
   * @param scores scores in row-major order, a whole number of rows; not copied
   */
  public static ScoreBatch full(double[] scores, int classCount) {
    int rows = scores.length / classCount;
    return new DoubleBatch(scores, rows, rows, classCount);
  }

  /**
   * A full batch.
   *
   * @param scores scores in row-major order, a whole number of rows; not copied
   */
  public static ScoreBatch full(float[] scores, int classCount) {
    int rows = scores.length / classCount;
    return new FloatBatch(scores, rows, rows, classCount);
  }

  /** The same batch, empty of labels, for labels of other classes than its columns. */
  public final ScoreBatch labelledBy(int classes) {
    labels = new LabelSets(classes);
    return this;
  }

  @Override
  public final int classCount() {
    return classCount;
  }

  /** The most samples that fit. */
  public final int capacity() {
    return capacity;
  }

  @Override
  public final int rows() {
    return rows;
  }

  @Override
  public final LabelSets labels() {
    return labels;
  }

  @Override
  public final List<String> groups() {
    return groups;
  }

  @Override
  public final List<Integer> folds() {
    return folds;
  }

  @Override
  public final List<String> sampleIds() {
    return sampleIds;
  }

  @Override
  public final AttributeRows attributes() {
    return attributes;
  }

  @Override
  public final boolean isFull() {
    return rows == capacity;
  }

  @Override
  public final void clear() {
    rows = 0;
    labels.clear();
    groups.clear();
    folds.clear();
    sampleIds.clear();
    weights.clear();
    attributes.clear();
    ranges = null;
  }

  @Override
  public final void removeLast() {
    rows--;
    weights.keep(rows);
    ranges = null;
  }

  @Override
  public final Optional<ClassScore> lastOutside(double least, double most) {
    for (int id = 0; id < classCount; id++) {
      double score = listedScore(rows - 1, id);
      if (!(score >= least && score <= most)) {
        return Optional.of(new ClassScore(id, score));
      }
    }
    return Optional.empty();
  }

  @Override
  public final long countOutside(ScoreBound least, ScoreBound most) {
    if (rows == 0 || (weights.areEqual() && ranges().areWithin(least, most))) {
      return 0;
    }
    long outside = 0;
    for (int row = 0; row < rows; row++) {
      for (int id = 0; id < classCount; id++) {
        double score = listedScore(row, id);
        outside += score >= least.of(id) && score <= most.of(id) ? 0 : 1;
      }
    }
    return outside;
  }

  @Override
  public final double score(int row, int classId) {
    return listedScore(row, classId);
  }

  @Override
  public final void weigh(double weight) {
    weights.add(weight);
    if (weight == 0) {
      ranges = null;
    }
  }

  @Override
  public final RowWeights weights() {
    return weights;
  }

  /**
   * Adds a sample.
   *
   * @param vector finite scores by class id, length k; copied
   */
  public final void add(double[] vector) {
    put(vector, nextOffset());
  }

  /**
   * Adds a sample.
   *
   * @param vector finite scores by class id, length k; copied
   */
  public final void add(float[] vector) {
    put(vector, nextOffset());
  }

  @Override
  public final void add(SampleBatch other, int row) {
    double[] vector = new double[classCount];
    ((ScoreBatch) other).copyRow(row, vector);
    add(vector);
    labels.addRow(other.labels(), row);
    groups.addAll(other.groups().isEmpty() ? List.of() : other.groups().subList(row, row + 1));
    folds.addAll(other.folds().isEmpty() ? List.of() : other.folds().subList(row, row + 1));
    sampleIds.addAll(
        other.sampleIds().isEmpty() ? List.of() : other.sampleIds().subList(row, row + 1));
    describeAs(other, row);
  }

  private int nextOffset() {
    Objects.checkIndex(rows, capacity);
    ranges = null;
    return rows++ * classCount;
  }

  /** Replaces the score of a class in all samples. */
  public final void fill(int classId, double score) {
    for (int row = 0; row < rows; row++) {
      put(row * classCount + classId, score);
    }
    ranges = null;
  }

  abstract void put(int index, double score);

  abstract void put(double[] vector, int offset);

  abstract void put(float[] vector, int offset);

  @Override
  public abstract void copyRow(int row, double[] target);

  /**
   * The lowest and the highest score of each class, in samples that weigh anything; found once for
   * as long as nothing is added.
   */
  final ScoreRanges ranges() {
    if (ranges == null) {
      ranges = findRanges();
    }
    return ranges;
  }

  /** The scale of the samples that weigh anything, of which there must be one. */
  public final PowerOfTwoScale scale(WeightSum sum) {
    double root = Math.sqrt(sum.largest());
    int[] exponents = new int[classCount];
    boolean isOrdinary = true;
    for (int id = 0; id < classCount; id++) {
      double largest = ranges().largest(id);
      exponents[id] = PowerOfTwoScale.exponentOf(largest * root);
      isOrdinary &= exponents[id] == 0 || largest == 0;
    }
    return new PowerOfTwoScale(isOrdinary || weights.areEqual() ? exponents : exponentsByRow());
  }

  /** Looks at each row with its own weight: a score far out may weigh next to nothing. */
  private int[] exponentsByRow() {
    double[] scores = new double[classCount];
    double[] largest = new double[classCount];
    for (int row = 0; row < rows; row++) {
      double root = Math.sqrt(weights.of(row));
      if (root > 0) {
        copyRow(row, scores);
        for (int id = 0; id < classCount; id++) {
          largest[id] = Math.max(largest[id], Math.abs(scores[id]) * root);
        }
      }
    }
    return Arrays.stream(largest).mapToInt(PowerOfTwoScale::exponentOf).toArray();
  }

  /** One pass over the samples. */
  abstract ScoreRanges findRanges();

  /**
   * Whether all scores of samples that weigh anything are from {@code least} to {@code most}; there
   * must be such a sample.
   */
  public final boolean isWithin(double least, double most) {
    return ranges().areWithin(least, most);
  }

  /**
   * Whether no score of a sample that weighs anything is NaN or infinite; there must be such a
   * sample.
   */
  public final boolean isFinite() {
    return ranges().areFinite();
  }
}
