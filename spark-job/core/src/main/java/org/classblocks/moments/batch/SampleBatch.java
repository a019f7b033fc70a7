package org.classblocks.moments.batch;

import java.util.List;
import java.util.Optional;

/**
 * The scores of consecutive samples, their labels, groups, folds and weights. Mutable and reused:
 * fill, hand over, clear.
 */
public interface SampleBatch {
  /** In place of the fold of a sample that no cluster fixes: folds take turns. */
  int BY_TURNS = -1;

  int classCount();

  /** The number of samples inside. */
  int rows();

  /** The labels of the samples inside; a row for each of them, or none without labels. */
  LabelSets labels();

  /**
   * The group of each sample inside, "" for a sample of none; empty where samples have no groups.
   * Not a copy: what is added counts.
   */
  List<String> groups();

  /**
   * The fold of each sample inside, or {@link #BY_TURNS}; empty where all take turns. Not a copy:
   * what is added counts.
   */
  List<Integer> folds();

  /**
   * The id of each sample inside, null for a sample without one; empty where nobody asked for ids.
   * Not a copy: what is added counts.
   */
  List<String> sampleIds();

  /** The attributes of the samples inside; a row for each of them, or none without attributes. */
  AttributeRows attributes();

  /**
   * Gives the next sample that has none a weight, in the order in which samples were added. Samples
   * weigh 1 if none of the batch is given a weight.
   *
   * @param weight finite, at least 0; a sample that weighs 0 is as if left out, but counted
   */
  void weigh(double weight);

  /**
   * Gives the next sample that has none the weight and the attributes of one of another batch, if
   * it has any.
   */
  default void describeAs(SampleBatch other, int row) {
    if (!other.weights().areEqual()) {
      weigh(other.weights().of(row));
    }
    attributes().addRow(other.attributes(), row);
  }

  /** The weights of the samples inside. */
  RowWeights weights();

  /**
   * Adds a sample of another batch of the same kind, with its labels, group, fold, weight and
   * attributes.
   *
   * @throws ClassCastException if the other batch is of another kind
   */
  void add(SampleBatch other, int row);

  /** Whether another sample may not fit. */
  boolean isFull();

  /** Takes out all samples. */
  void clear();

  /** Takes out the sample that was added last; there must be one. */
  void removeLast();

  /**
   * A score of the sample that was added last, and there must be one, that is not from {@code
   * least} to {@code most}.
   */
  Optional<ClassScore> lastOutside(double least, double most);

  /** How many scores are not from {@code least} to {@code most}; of sparse samples, listed ones. */
  long countOutside(ScoreBound least, ScoreBound most);

  /**
   * The score of a class in a sample, or negative infinity if the sample does not list the class.
   */
  double listedScore(int row, int classId);

  /** The score of a class in a sample: of one that it does not list, the absent score. */
  double score(int row, int classId);

  /** Copies the scores of all classes for one sample into the first k entries of an array. */
  void copyRow(int row, double[] target);

  /**
   * Finds the classes that a sample lists with at least a score.
   *
   * @param ids receives their ids, in any order; at least k long
   * @param scores receives their scores; at least k long
   * @return how many there are
   */
  int listedFrom(int row, double least, int[] ids, double[] scores);
}
