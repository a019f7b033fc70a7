package org.classblocks.spark.intake;

import java.util.BitSet;
import org.apache.spark.sql.catalyst.InternalRow;
import org.classblocks.moments.batch.SampleBatch;

/**
 * Decodes rows in which classes may have no finite score.
 *
 * @param <B> the kind of batch
 */
public interface FillableIntake<B extends SampleBatch> extends ScoreIntake<B> {

  /**
   * Looks at the scores of a row, good or bad.
   *
   * @param seen receives the classes that have some
   * @return whether the row has a place for a score of every class
   */
  boolean look(InternalRow row, Seen seen);

  /** The same intake with other scores for some classes, whatever rows hold for them. */
  FillableIntake<B> filledBy(ScoreFill fill);

  /**
   * Which classes have a finite score in some rows, and which have one that is not.
   *
   * @param finite the ids of classes with a finite score
   * @param others the ids of classes with a score that is null, NaN or infinite
   */
  record Seen(BitSet finite, BitSet others) {
    /** Those of no rows. */
    public Seen() {
      this(new BitSet(), new BitSet());
    }

    /** Adds a score of a class. */
    public void add(int classId, boolean isFinite) {
      (isFinite ? finite : others).set(classId);
    }

    /** A new set of the classes that have scores, but no finite one. */
    public BitSet neverFinite() {
      BitSet never = (BitSet) others.clone();
      never.andNot(finite);
      return never;
    }
  }
}
