package org.classblocks.spark.intake;

import java.io.Serializable;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.util.ArrayData;
import org.apache.spark.sql.vectorized.ColumnVector;
import org.classblocks.Text;
import org.classblocks.moments.batch.ScoreBatch;

/** How a row holds the scores of all classes in one vector; by default as an array. */
public interface ScoreVectors extends Serializable {
  ScoreType type();

  /** The scores of a row, which are not null. Trailing bytes are ignored. */
  default ArrayData vector(InternalRow row, int ordinal) {
    return row.getArray(ordinal);
  }

  /** The number of elements of the column's vector for k classes. */
  default int elements(int classCount) {
    return classCount;
  }

  /** The number of elements of a row, which is not null. */
  default int elementsOf(InternalRow row, int ordinal) {
    return row.getArray(ordinal).numElements();
  }

  /** The fault of a row with this many elements, for people. */
  default String wrongLength(int elements, int classCount) {
    return Text.of("%d scores for %d classes", elements, classCount);
  }

  /**
   * As {@link ScoreType#fullBatch}, with elements of this encoding; null if they are not
   * contiguous.
   */
  default ScoreBatch fullBatch(ColumnVector scores, int offset, int length, int classCount) {
    return type().fullBatch(scores, offset, length, classCount);
  }

  /**
   * Arrays.
   *
   * @param type how one score is held
   */
  record Arrays(ScoreType type) implements ScoreVectors {}
}
