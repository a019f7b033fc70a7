package org.classblocks.spark;

import java.util.List;
import java.util.Locale;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.util.ArrayData;
import org.classblocks.linalg.Precision;
import org.classblocks.linalg.Tile;
import org.classblocks.moments.Gathering;
import org.classblocks.moments.SparseBatch;
import org.classblocks.moments.SparseMomentsBuilder;

/**
 * Rows with two arrays of equal length: the ids of some classes, in any order, and their scores.
 *
 * @param classCount the number of classes, k
 * @param absentScore the score of a class that a row does not list
 * @param ids how the ids are held
 * @param values how the scores are held: as arrays of floats or doubles
 */
record SparseIntake(int classCount, double absentScore, ListedIds ids, ScoreEncoding values)
    implements ScoreIntake<SparseBatch> {
  static final int IDS = 0;
  static final int VALUES = 1;

  @Override
  public int columns() {
    return 2;
  }

  @Override
  public SparseBatch newBatch(TilePlan plan) {
    return new SparseBatch(classCount, absentScore, plan.listedScores(), plan.listedRows());
  }

  @Override
  public BadRow addTo(SparseBatch batch, InternalRow row) {
    BadRow fault = fault(row);
    if (fault != null) {
      return fault;
    }
    ArrayData listed = row.getArray(IDS);
    ArrayData scores = row.getArray(VALUES);
    int length = listed.numElements();
    int[] classIds = new int[length];
    double[] vector = new double[length];
    for (int i = 0; i < length; i++) {
      classIds[i] = (int) ids.at(listed, i);
      vector[i] = values.at(scores, i);
    }
    return batch.add(classIds, vector, 0, length) ? null : BadRow.REPEATED_ID;
  }

  /** What is wrong with a row, but for an id that comes twice; null if nothing is. */
  private BadRow fault(InternalRow row) {
    if (row.isNullAt(IDS) || row.isNullAt(VALUES)) {
      return BadRow.MISSING_SCORES;
    }
    ArrayData listed = row.getArray(IDS);
    ArrayData scores = row.getArray(VALUES);
    if (listed.numElements() != scores.numElements()) {
      return BadRow.WRONG_LENGTH;
    }
    for (int i = 0; i < listed.numElements(); i++) {
      BadRow fault = faultAt(listed, scores, i);
      if (fault != null) {
        return fault;
      }
    }
    return null;
  }

  private BadRow faultAt(ArrayData listed, ArrayData scores, int i) {
    if (listed.isNullAt(i)) {
      return BadRow.NULL_ID;
    }
    long id = ids.at(listed, i);
    if (id < 0 || id >= classCount) {
      return BadRow.UNKNOWN_ID;
    }
    return scores.isNullAt(i) ? BadRow.NULL_SCORE : values.faultAt(scores, i);
  }

  @Override
  public void copy(SparseBatch from, int row, SparseBatch to) {
    to.add(from, row);
  }

  @Override
  public String describe(InternalRow row, BadRow fault) {
    return switch (fault) {
      case MISSING_SCORES ->
          !row.isNullAt(IDS)
              ? "ids but no scores"
              : row.isNullAt(VALUES) ? fault.text() : "scores but no ids";
      case WRONG_LENGTH ->
          String.format(
              Locale.ROOT,
              "%d ids and %d scores",
              row.getArray(IDS).numElements(),
              row.getArray(VALUES).numElements());
      case NULL_ID -> fault.text();
      default -> String.format(Locale.ROOT, "%s (class id %d)", fault.text(), idWith(row, fault));
    };
  }

  /** The first id with a fault. */
  private long idWith(InternalRow row, BadRow fault) {
    ArrayData listed = row.getArray(IDS);
    ArrayData scores = row.getArray(VALUES);
    int i = 0;
    while (fault == BadRow.REPEATED_ID
        ? !isRepeated(listed, i)
        : faultAt(listed, scores, i) != fault) {
      i++;
    }
    return ids.at(listed, i);
  }

  private boolean isRepeated(ArrayData listed, int i) {
    for (int before = 0; before < i; before++) {
      if (ids.at(listed, before) == ids.at(listed, i)) {
        return true;
      }
    }
    return false;
  }

  @Override
  public TilePlan plan(int splits, int cores, long taskBytes, Precision precision) {
    return TilePlan.ofSparse(classCount, splits, cores, taskBytes);
  }

  @Override
  public BatchStream<SparseBatch> columnStream(
      RowIntake<SparseBatch> rows, TilePlan plan, ColumnBatches columns) {
    return new SparseColumnStream(rows, this, plan, columns);
  }

  @Override
  public Gathering<SparseBatch> gathering(TilePlan plan, List<Tile> band) {
    return new SparseMomentsBuilder(classCount, band);
  }
}
