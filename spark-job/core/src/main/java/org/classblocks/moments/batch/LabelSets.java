package org.classblocks.moments.batch;

import java.util.Arrays;

/**
 * The label sets of the samples of a batch: the ids of the known classes that a sample is labelled
 * with, each once, in the order in which they came. Rows lie one behind the other: labels of row r
 * at {@code start(r)} to {@code end(r)} (exclusive). Without labels in the log there are no rows
 * here. Mutable and reused like the batch.
 *
 * <p>Memory: 4 bytes a label, 4 a row and 4 a class, nothing before the first label.
 */
public final class LabelSets {
  private static final int[] NONE = {};

  private final int classCount;
  private int[] starts = {0};
  private int[] ids = NONE;
  private int[] lastRows = NONE;
  private int rows;
  private int length;
  private final UnknownLabels unknown = new UnknownLabels();
  private long repeated;

  /** No rows; labels are of k classes. */
  public LabelSets(int classCount) {
    this.classCount = classCount;
  }

  /**
   * Adds a label to the set of the row after the last one.
   *
   * @param classId a class id; what is outside 0 to k - 1 names no class
   */
  public void add(int classId) {
    if (classId < 0 || classId >= classCount) {
      addUnknown(Integer.toString(classId));
      return;
    }
    if (lastRows.length == 0) {
      lastRows = new int[classCount];
    }
    if (lastRows[classId] == rows + 1) {
      repeated++;
      return;
    }
    lastRows[classId] = rows + 1;
    if (length == ids.length) {
      ids = Arrays.copyOf(ids, Math.max(64, Math.multiplyExact(2, length)));
    }
    ids[length++] = classId;
  }

  /** Counts a label that names no class, which the set does without. */
  public void addUnknown(String label) {
    unknown.accept(label);
  }

  /** Ends the set of a row, which may be empty. */
  public void endRow() {
    if (rows + 1 == starts.length) {
      starts = Arrays.copyOf(starts, Math.max(64, Math.multiplyExact(2, starts.length)));
    }
    starts[++rows] = length;
  }

  /**
   * Adds a row of other sets, if they have rows. What they counted of all their rows comes with the
   * first.
   */
  void addRow(LabelSets other, int row) {
    if (other.rows == 0) {
      return;
    }
    for (int label = other.start(row); label < other.end(row); label++) {
      add(other.ids[label]);
    }
    endRow();
    if (row == 0) {
      unknown.combine(other.unknown);
      repeated += other.repeated;
    }
  }

  /** Takes out all rows. */
  public void clear() {
    rows = 0;
    length = 0;
    unknown.clear();
    repeated = 0;
    Arrays.fill(lastRows, 0);
  }

  /** The number of rows: those of the batch, or 0 where the log has no labels. */
  public int rows() {
    return rows;
  }

  public int start(int row) {
    return starts[row];
  }

  /** The label after the last of a row. */
  public int end(int row) {
    return starts[row + 1];
  }

  public int id(int label) {
    return ids[label];
  }

  /** The labels that name no class. */
  public UnknownLabels unknown() {
    return unknown;
  }

  /** The number of labels that a row had before. */
  public long repeated() {
    return repeated;
  }
}
