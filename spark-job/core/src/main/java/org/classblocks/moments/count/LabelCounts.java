package org.classblocks.moments.count;

import java.io.Serializable;
import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;
import org.classblocks.Text;
import org.classblocks.moments.batch.LabelSets;
import org.classblocks.moments.batch.RowWeights;
import org.classblocks.moments.batch.SampleBatch;
import org.classblocks.moments.batch.UnknownLabels;
import org.classblocks.moments.batch.WeightSum;

/**
 * How many samples carry the label of each class, and what else labels were. Mergeable: the empty
 * counts are the identity.
 */
public final class LabelCounts implements Serializable {
  private static final long serialVersionUID = 1L;

  private final WeightSum[] positives;
  private final UnknownLabels unknown;
  private long repeated;
  private long unlabelled;

  /** No samples of k classes. */
  public LabelCounts(int classCount) {
    positives = new WeightSum[classCount];
    Arrays.setAll(positives, id -> new WeightSum());
    unknown = new UnknownLabels();
  }

  /** Counts of samples that weigh the same, as they were found before. */
  public LabelCounts(long[] positives, long unknown, long repeated, long unlabelled) {
    this(
        positives,
        LongStream.of(positives).asDoubleStream().toArray(),
        new UnknownLabels(unknown, List.of()),
        repeated,
        unlabelled);
  }

  /**
   * Counts as they were found before.
   *
   * @param positives the number of samples that carry the label of each class
   * @param effective how many samples these count for
   * @param unknown the labels that name no class
   * @param repeated the number of labels that their sample had before
   * @param unlabelled the number of samples without a label that names a class
   */
  public LabelCounts(
      long[] positives, double[] effective, UnknownLabels unknown, long repeated, long unlabelled) {
    this.positives = new WeightSum[positives.length];
    Arrays.setAll(this.positives, id -> WeightSum.of(positives[id], effective[id]));
    this.unknown = unknown;
    this.repeated = repeated;
    this.unlabelled = unlabelled;
  }

  /**
   * Counts as they were found before, to be merged with others.
   *
   * @param positives what the samples weigh that carry the label of each class
   * @param unknown the labels that name no class
   * @param repeated the number of labels that their sample had before
   * @param unlabelled the number of samples without a label that names a class
   */
  public LabelCounts(
      List<WeightSum.Totals> positives, UnknownLabels unknown, long repeated, long unlabelled) {
    this.positives = positives.stream().map(WeightSum::of).toArray(WeightSum[]::new);
    this.unknown = unknown;
    this.repeated = repeated;
    this.unlabelled = unlabelled;
  }

  /** What the samples weigh that carry the label of a class. */
  public WeightSum.Totals weights(int classId) {
    return positives[classId].totals();
  }

  public void accept(SampleBatch batch) {
    accept(batch.labels(), batch.weights());
  }

  /** Counts the labels of samples that all weigh the same. */
  public void accept(LabelSets labels) {
    accept(labels, new RowWeights());
  }

  private void accept(LabelSets labels, RowWeights weights) {
    for (int row = 0; row < labels.rows(); row++) {
      if (labels.start(row) == labels.end(row)) {
        unlabelled++;
      }
      for (int label = labels.start(row); label < labels.end(row); label++) {
        positives[labels.id(label)].accept(weights.of(row));
      }
    }
    unknown.combine(labels.unknown());
    repeated += labels.repeated();
  }

  /**
   * Adds the counts of other samples, which stay as they are.
   *
   * @throws IllegalArgumentException if they are of another number of classes
   */
  public void combine(LabelCounts other) {
    if (other.positives.length != positives.length) {
      throw new IllegalArgumentException(
          Text.of(
              "labels of %d classes cannot be merged with those of %d",
              positives.length, other.positives.length));
    }
    for (int id = 0; id < positives.length; id++) {
      positives[id].combine(other.positives[id]);
    }
    unknown.combine(other.unknown);
    repeated += other.repeated;
    unlabelled += other.unlabelled;
  }

  public int classCount() {
    return positives.length;
  }

  /** The number of samples that carry the label of a class. */
  public long positives(int classId) {
    return positives[classId].samples();
  }

  /** How many samples of equal weights those with the label of a class count for. */
  public double effectivePositives(int classId) {
    return positives[classId].result().effective();
  }

  public int classesWithoutSamples() {
    return (int) Arrays.stream(positives).filter(positive -> positive.samples() == 0).count();
  }

  /** The number of labels that name no class of the list. */
  public long unknown() {
    return unknown.count();
  }

  /** Some labels that name no class, as {@link UnknownLabels#examples}. */
  public List<String> unknownExamples() {
    return unknown.examples();
  }

  /** The number of all labels, whether they name a class or not. */
  public long total() {
    return Arrays.stream(positives).mapToLong(WeightSum::samples).sum()
        + repeated
        + unknown.count();
  }

  /** The number of labels that their sample had before; each class counts once. */
  public long repeated() {
    return repeated;
  }

  /** The number of samples without a label that names a class. */
  public long unlabelled() {
    return unlabelled;
  }
}
