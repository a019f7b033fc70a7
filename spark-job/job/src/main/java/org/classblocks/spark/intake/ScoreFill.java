package org.classblocks.spark.intake;

import java.io.Serializable;
import java.util.BitSet;
import org.classblocks.moments.batch.ScoreBatch;

/**
 * Replaces the scores of some classes, which are finite in no row. Immutable.
 *
 * @param classIds the classes; must not be changed
 * @param score what takes the place of their scores
 */
public record ScoreFill(BitSet classIds, double score) implements Serializable {
  public static final ScoreFill NONE = new ScoreFill(new BitSet(), 0);

  public boolean has(int classId) {
    return classIds.get(classId);
  }

  public boolean isEmpty() {
    return classIds.isEmpty();
  }

  /** Replaces scores in all samples of a batch. */
  public void into(ScoreBatch batch) {
    for (int id = classIds.nextSetBit(0); id >= 0; id = classIds.nextSetBit(id + 1)) {
      batch.fill(id, score);
    }
  }
}
