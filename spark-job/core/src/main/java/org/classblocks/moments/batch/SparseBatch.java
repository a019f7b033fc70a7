package org.classblocks.moments.batch;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Consecutive samples that list the scores of some classes; all others have the absent score. Rows
 * lie one behind the other: ids and scores of row r at starts[r] to starts[r + 1] (exclusive), in
 * any order within the row.
 *
 * <p>Memory: 12 bytes for each of the entries it has room for, and as many for a row that lists all
 * classes; 4 a row.
 */
public final class SparseBatch implements SampleBatch {
  private final int classCount;
  private final double absentScore;
  private final int capacity;
  private final int mostRows;
  private final int[] starts;
  private final int[] ids;
  private final double[] scores;
  private final int[] lastRows;
  private final LabelSets labels;
  private final List<String> groups = new ArrayList<>();
  private final List<Integer> folds = new ArrayList<>();
  private final List<String> sampleIds = new ArrayList<>();
  private final RowWeights weights;
  private final AttributeRows attributes;
  private int rows;
  private int rowsTried;

  /**
   * No samples.
   *
   * @param classCount the number of classes, k
   * @param absentScore the score of a class that a sample does not list, finite
   * @param capacity the number of entries from which on no further sample is taken
   * @param mostRows the most samples
   */
  public SparseBatch(int classCount, double absentScore, int capacity, int mostRows) {
    this.classCount = classCount;
    this.absentScore = absentScore;
    this.capacity = capacity;
    this.mostRows = mostRows;
    this.starts = new int[mostRows + 1];
    this.ids = new int[Math.addExact(capacity, classCount)];
    this.scores = new double[ids.length];
    this.lastRows = new int[classCount];
    this.labels = new LabelSets(classCount);
    this.weights = new RowWeights();
    this.attributes = new AttributeRows();
  }

  /** Shares all but the scores. */
  private SparseBatch(SparseBatch other, double[] scores, double absentScore) {
    this.classCount = other.classCount;
    this.absentScore = absentScore;
    this.capacity = other.capacity;
    this.mostRows = other.mostRows;
    this.starts = other.starts;
    this.ids = other.ids;
    this.scores = scores;
    this.lastRows = other.lastRows;
    this.rows = other.rows;
    this.rowsTried = other.rowsTried;
    this.labels = other.labels;
    this.weights = other.weights;
    this.attributes = other.attributes;
  }

  @Override
  public int classCount() {
    return classCount;
  }

  @Override
  public int rows() {
    return rows;
  }

  @Override
  public LabelSets labels() {
    return labels;
  }

  @Override
  public List<String> groups() {
    return groups;
  }

  @Override
  public List<Integer> folds() {
    return folds;
  }

  @Override
  public List<String> sampleIds() {
    return sampleIds;
  }

  @Override
  public AttributeRows attributes() {
    return attributes;
  }

  @Override
  public boolean isFull() {
    return rows == mostRows || entries() >= capacity;
  }

  @Override
  public void clear() {
    rows = 0;
    rowsTried = 0;
    labels.clear();
    groups.clear();
    folds.clear();
    sampleIds.clear();
    weights.clear();
    attributes.clear();
    Arrays.fill(lastRows, 0);
  }

  /**
   * Adds a sample.
   *
   * @param listed class ids from 0 to k - 1
   * @param listedScores the scores of these classes, finite
   * @param start the first entry of the sample
   * @param end the entry after its last
   * @return whether it was added: not if it lists a class twice
   */
  public boolean add(int[] listed, double[] listedScores, int start, int end) {
    if (!addIds(listed, start, end)) {
      return false;
    }
    System.arraycopy(listedScores, start, scores, starts[rows], end - start);
    endRow(end - start);
    return true;
  }

  /** Adds a sample whose scores are floats. */
  public boolean add(int[] listed, float[] listedScores, int start, int end) {
    if (!addIds(listed, start, end)) {
      return false;
    }
    int offset = starts[rows] - start;
    for (int i = start; i < end; i++) {
      scores[offset + i] = listedScores[i];
    }
    endRow(end - start);
    return true;
  }

  @Override
  public void add(SampleBatch other, int row) {
    SparseBatch from = (SparseBatch) other;
    add(from.ids, from.scores, from.starts[row], from.starts[row + 1]);
    labels.addRow(from.labels, row);
    groups.addAll(from.groups.isEmpty() ? List.of() : from.groups.subList(row, row + 1));
    folds.addAll(from.folds.isEmpty() ? List.of() : from.folds.subList(row, row + 1));
    sampleIds.addAll(from.sampleIds.isEmpty() ? List.of() : from.sampleIds.subList(row, row + 1));
    describeAs(from, row);
  }

  @Override
  public void weigh(double weight) {
    weights.add(weight);
  }

  private boolean addIds(int[] listed, int start, int end) {
    rowsTried++;
    int offset = starts[rows] - start;
    for (int i = start; i < end; i++) {
      int id = listed[i];
      if (lastRows[id] == rowsTried) {
        return false;
      }
      lastRows[id] = rowsTried;
      ids[offset + i] = id;
    }
    return true;
  }

  private void endRow(int length) {
    starts[rows + 1] = starts[rows] + length;
    rows++;
  }

  @Override
  public void removeLast() {
    rows--;
    weights.keep(rows);
  }

  @Override
  public Optional<ClassScore> lastOutside(double least, double most) {
    for (int e = starts[rows - 1]; e < starts[rows]; e++) {
      if (!(scores[e] >= least && scores[e] <= most)) {
        return Optional.of(new ClassScore(ids[e], scores[e]));
      }
    }
    return Optional.empty();
  }

  @Override
  public long countOutside(ScoreBound least, ScoreBound most) {
    long outside = 0;
    for (int e = 0; e < entries(); e++) {
      outside += scores[e] >= least.of(ids[e]) && scores[e] <= most.of(ids[e]) ? 0 : 1;
    }
    return outside;
  }

  /** The same samples with other scores, by entry; not copied, and not to be added to. */
  public SparseBatch withScores(double[] others, double otherAbsentScore) {
    return new SparseBatch(this, others, otherAbsentScore);
  }

  @Override
  public void copyRow(int row, double[] target) {
    Arrays.fill(target, 0, classCount, absentScore);
    for (int e = starts[row]; e < starts[row + 1]; e++) {
      target[ids[e]] = scores[e];
    }
  }

  @Override
  public double listedScore(int row, int classId) {
    for (int e = starts[row]; e < starts[row + 1]; e++) {
      if (ids[e] == classId) {
        return scores[e];
      }
    }
    return Double.NEGATIVE_INFINITY;
  }

  @Override
  public double score(int row, int classId) {
    double listed = listedScore(row, classId);
    return listed == Double.NEGATIVE_INFINITY ? absentScore : listed;
  }

  @Override
  public int listedFrom(int row, double least, int[] foundIds, double[] foundScores) {
    int found = 0;
    for (int e = starts[row]; e < starts[row + 1]; e++) {
      if (scores[e] >= least) {
        foundIds[found] = ids[e];
        foundScores[found++] = scores[e];
      }
    }
    return found;
  }

  @Override
  public RowWeights weights() {
    return weights;
  }

  /**
   * Whether all scores are 0 or have the exponent 0 of {@link PowerOfTwoScale}, whatever their
   * weights.
   */
  boolean isOrdinary(WeightSum sum) {
    double root = Math.sqrt(sum.largest());
    int entries = entries();
    boolean isOrdinary = PowerOfTwoScale.isOrdinary(absentScore, root);
    for (int e = 0; e < entries; e++) {
      isOrdinary &= PowerOfTwoScale.isOrdinary(scores[e], root);
    }
    return isOrdinary;
  }

  /** The most entries that there can be. */
  int room() {
    return ids.length;
  }

  /** The score of a class that a sample does not list. */
  public double absentScore() {
    return absentScore;
  }

  /** The number of scores that are listed. */
  public int entries() {
    return starts[rows];
  }

  /** Where rows start, and after them where the last one ends; not to be changed. */
  public int[] starts() {
    return starts;
  }

  /** The class ids of all entries; not to be changed. */
  public int[] ids() {
    return ids;
  }

  /** The scores of all entries; not to be changed. */
  public double[] scores() {
    return scores;
  }
}
