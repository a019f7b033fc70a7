package org.classblocks.spark.intake;

import java.util.BitSet;
import org.apache.spark.sql.catalyst.InternalRow;

/** Decodes rows in which classes may have no finite score. */
public interface FillableIntake extends VectorIntake {

  /**
   * Finds the classes with a finite score in a row.
   *
   * @param finite receives their ids, beside those that it has
   * @return whether the row has a place for a score of every class
   */
  boolean addFinite(InternalRow row, BitSet finite);

  /** The same intake with other scores for some classes, whatever rows hold for them. */
  FillableIntake filledBy(ScoreFill fill);
}
