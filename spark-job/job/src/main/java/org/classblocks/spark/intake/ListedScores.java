package org.classblocks.spark.intake;

import java.io.Serializable;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.util.ArrayData;
import org.apache.spark.sql.execution.vectorized.WritableColumnVector;
import org.apache.spark.sql.vectorized.ColumnarBatch;
import org.classblocks.Text;
import org.classblocks.moments.count.BadRow;

/** How a row lists the scores of some classes. */
public interface ListedScores extends Serializable {

  /** The number of their columns, which are the first of a row. */
  int columns();

  /** The classes of a row; null if there is no list. */
  ArrayData ids(InternalRow row);

  /** The scores of these classes, in the same order; null if there is no list. */
  ArrayData scores(InternalRow row);

  /** The fault of a row, whatever it lists; null if none. */
  default BadRow faultOf(InternalRow row) {
    return null;
  }

  /** The fault of the lengths of lists, for people. */
  default String wrongLength(InternalRow row) {
    return Text.of("%d ids and %d scores", ids(row).numElements(), scores(row).numElements());
  }

  /** The lists of some rows of a column batch, or null if they are not in vectors. */
  Vectors vectors(ColumnarBatch columns, int start, int end);

  /**
   * The lists of many rows as the vectorised reader holds them: behind one another, with the place
   * and the length of each.
   *
   * @param idLists where the ids of each row lie
   * @param ids all ids
   * @param scoreLists where the scores of each row lie; may be the same as those of the ids
   * @param scores all scores
   */
  record Vectors(
      WritableColumnVector idLists,
      WritableColumnVector ids,
      WritableColumnVector scoreLists,
      WritableColumnVector scores) {

    boolean haveNulls() {
      return idLists.hasNull() || ids.hasNull() || scoreLists.hasNull() || scores.hasNull();
    }
  }
}
