package org.classblocks.spark.intake;

import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.util.ArrayData;
import org.apache.spark.sql.execution.vectorized.WritableColumnVector;
import org.apache.spark.sql.vectorized.ColumnVector;
import org.apache.spark.sql.vectorized.ColumnarBatch;
import org.classblocks.Text;
import org.classblocks.moments.batch.ScoreBatch;
import org.classblocks.moments.batch.ScoreTypes;
import org.classblocks.moments.count.BadRow;

/**
 * Rows with the scores of all classes in one column.
 *
 * @param classCount the number of classes, k
 * @param vectors how the score vector is held
 * @param fill replaces the scores of some classes
 */
public record DenseIntake(int classCount, ScoreVectors vectors, ScoreFill fill)
    implements FillableIntake<ScoreBatch>, VectorIntake {
  private static final int SCORES = 0;

  /** Scores as they are. */
  public DenseIntake(int classCount, ScoreVectors vectors) {
    this(classCount, vectors, ScoreFill.NONE);
  }

  @Override
  public DenseIntake filledBy(ScoreFill scores) {
    return new DenseIntake(classCount, vectors, scores);
  }

  @Override
  public boolean look(InternalRow row, Seen seen) {
    if (row.isNullAt(SCORES) || vectors.elementsOf(row, SCORES) != vectors.elements(classCount)) {
      return false;
    }
    ArrayData vector = vectors.vector(row, SCORES);
    for (int id = 0; id < classCount; id++) {
      seen.add(id, !vector.isNullAt(id) && vectors.type().faultAt(vector, id) == null);
    }
    return true;
  }

  @Override
  public int columns() {
    return 1;
  }

  @Override
  public ScoreTypes scoreTypes() {
    return vectors.type().types();
  }

  @Override
  public ScoreBatch newBatch(int rows) {
    return vectors.type().newBatch(rows, classCount);
  }

  @Override
  public BadRow addTo(ScoreBatch batch, InternalRow row) {
    if (row.isNullAt(SCORES)) {
      return BadRow.MISSING_SCORES;
    }
    if (vectors.elementsOf(row, SCORES) != vectors.elements(classCount)) {
      return BadRow.WRONG_LENGTH;
    }
    ArrayData vector = vectors.vector(row, SCORES);
    for (int id = 0; id < classCount; id++) {
      if (vector.isNullAt(id) && !fill.has(id)) {
        return BadRow.NULL_SCORE;
      }
    }
    return fill.isEmpty() ? vectors.type().addTo(batch, vector) : addFilled(batch, vector);
  }

  private BadRow addFilled(ScoreBatch batch, ArrayData vector) {
    double[] scores = new double[classCount];
    for (int id = 0; id < classCount; id++) {
      scores[id] = fill.has(id) ? fill.score() : vectors.type().at(vector, id);
      BadRow fault = ScoreType.fault(scores[id]);
      if (fault != null) {
        return fault;
      }
    }
    batch.add(scores);
    return null;
  }

  @Override
  public String describe(InternalRow row, BadRow fault) {
    if (fault == BadRow.WRONG_LENGTH) {
      return vectors.wrongLength(vectors.elementsOf(row, SCORES), classCount);
    }
    int classId = scoreWith(row, fault);
    return classId < 0 ? fault.text() : Text.of("%s (class id %d)", fault.text(), classId);
  }

  /** The first class whose score has a fault, or -1. */
  private int scoreWith(InternalRow row, BadRow fault) {
    if (row.isNullAt(SCORES)) {
      return -1;
    }
    ArrayData vector = vectors.vector(row, SCORES);
    for (int id = 0; id < vector.numElements(); id++) {
      if (!fill.has(id)
          && (vector.isNullAt(id)
              ? fault == BadRow.NULL_SCORE
              : vectors.type().faultAt(vector, id) == fault)) {
        return id;
      }
    }
    return -1;
  }

  @Override
  public ScoreBatch whole(ColumnarBatch columns, int start, int end) {
    return whole(columns.column(SCORES), start, end);
  }

  /**
   * Reads some rows at once, or null if one of them is bad or they are not contiguous, as with a
   * dictionary.
   */
  public ScoreBatch whole(ColumnVector column, int start, int end) {
    if (column instanceof WritableColumnVector lists
        && !lists.hasNull()
        && !lists.hasDictionary()
        && !lists.getChild(0).hasNull()
        && areTogether(lists, start, end)) {
      int length = Math.multiplyExact(end - start, vectors.elements(classCount));
      ScoreBatch batch =
          vectors.fullBatch(lists.getChild(0), lists.getArrayOffset(start), length, classCount);
      if (batch != null) {
        fill.into(batch);
      }
      return batch != null && batch.isFinite() ? batch : null;
    }
    return null;
  }

  private boolean areTogether(WritableColumnVector lists, int start, int end) {
    int offset = lists.getArrayOffset(start);
    int elements = vectors.elements(classCount);
    for (int i = start; i < end; i++) {
      if (lists.getArrayLength(i) != elements
          || lists.getArrayOffset(i) != offset + (i - start) * elements) {
        return false;
      }
    }
    return true;
  }
}
