package org.classblocks.spark.intake;

import org.apache.spark.sql.execution.vectorized.WritableColumnVector;
import org.classblocks.moments.batch.SparseBatch;

/** Some sparse rows copied from column batches, without faults except repeated ids. */
final class SparsePiece {
  private final WritableColumnVector lists;
  private final int offset;
  private final int[] ids;
  private final float[] floats;
  private final double[] doubles;

  private SparsePiece(
      WritableColumnVector lists, int offset, int[] ids, float[] floats, double[] doubles) {
    this.lists = lists;
    this.offset = offset;
    this.ids = ids;
    this.floats = floats;
    this.doubles = doubles;
  }

  /**
   * Copies rows from vectors without nulls.
   *
   * @param names how classes are named
   * @param type how scores are held
   * @return null if a row has a fault other than a repeated id
   */
  static SparsePiece of(
      ListedScores.Vectors vectors,
      ListedIds names,
      ScoreType type,
      int classCount,
      int start,
      int end) {
    if (!areTogether(vectors, start, end)) {
      return null;
    }
    WritableColumnVector lists = vectors.idLists();
    int offset = lists.getArrayOffset(start);
    int length = lists.getArrayOffset(end - 1) + lists.getArrayLength(end - 1) - offset;
    int[] classIds = names.of(vectors.ids(), offset, length);
    if (!areKnown(classIds, classCount)) {
      return null;
    }
    int scoreOffset = vectors.scoreLists().getArrayOffset(start);
    if (!type.isFloat()) {
      double[] scores = type.doubles(vectors.scores(), scoreOffset, length);
      return areFinite(scores) ? new SparsePiece(lists, offset, classIds, null, scores) : null;
    }
    float[] scores = type.floats(vectors.scores(), scoreOffset, length);
    return areFinite(scores) ? new SparsePiece(lists, offset, classIds, scores, null) : null;
  }

  /** Whether the two lists of each row have the same length and follow those of the row before. */
  private static boolean areTogether(ListedScores.Vectors vectors, int start, int end) {
    WritableColumnVector ids = vectors.idLists();
    WritableColumnVector values = vectors.scoreLists();
    int next = ids.getArrayOffset(start);
    int nextValue = values.getArrayOffset(start);
    for (int row = start; row < end; row++) {
      int length = ids.getArrayLength(row);
      if (values.getArrayLength(row) != length
          || ids.getArrayOffset(row) != next
          || values.getArrayOffset(row) != nextValue) {
        return false;
      }
      next += length;
      nextValue += length;
    }
    return true;
  }

  /** Whether all ids are from 0 to k - 1, found by one sign bit. */
  private static boolean areKnown(int[] ids, int classCount) {
    int signs = 0;
    for (int id : ids) {
      signs |= id | (classCount - 1 - id);
    }
    return signs >= 0;
  }

  /** A float is not finite if all bits of its exponent are set. A maximum of integers is fast. */
  private static boolean areFinite(float[] values) {
    int largest = 0;
    for (float value : values) {
      largest = Math.max(largest, Float.floatToRawIntBits(value) & 0x7f800000);
    }
    return largest != 0x7f800000;
  }

  private static boolean areFinite(double[] values) {
    long largest = 0;
    for (double value : values) {
      largest = Math.max(largest, Double.doubleToRawLongBits(value) & 0x7ff0000000000000L);
    }
    return largest != 0x7ff0000000000000L;
  }

  /** Adds a row, unless it lists a class twice. */
  boolean addTo(SparseBatch batch, int row) {
    int start = lists.getArrayOffset(row) - offset;
    int end = start + lists.getArrayLength(row);
    return floats == null
        ? batch.add(ids, doubles, start, end)
        : batch.add(ids, floats, start, end);
  }
}
