package org.classblocks.spark;

import org.apache.spark.sql.execution.vectorized.WritableColumnVector;

/**
 * The lists of many rows as the vectorised reader holds them: behind one another, with the place
 * and the length of each.
 *
 * @param idLists where the ids of each row lie
 * @param ids all ids
 * @param scoreLists where the scores of each row lie; may be the same as those of the ids
 * @param scores all scores
 */
record ListedVectors(
    WritableColumnVector idLists,
    WritableColumnVector ids,
    WritableColumnVector scoreLists,
    WritableColumnVector scores) {

  boolean haveNulls() {
    return idLists.hasNull() || ids.hasNull() || scoreLists.hasNull() || scores.hasNull();
  }
}
