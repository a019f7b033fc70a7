package org.classblocks.moments.batch;

import java.io.Serializable;

/**
 * A number of the configuration in the type of the log, so that a score that was written as the
 * same number is equal to it: 0.7 is less as a float than as a double.
 *
 * @param ofDoubles the number where scores are doubles
 * @param ofFloats the nearest float where scores are floats
 * @param types of which type the scores of each class are
 */
public record ScoreBound(double ofDoubles, double ofFloats, ScoreTypes types)
    implements Serializable {

  public static ScoreBound of(double number, ScoreTypes types) {
    return new ScoreBound(number, ScoreTypes.asFloat(number), types);
  }

  /** A number that is the same for all scores. */
  public static ScoreBound exactly(double number) {
    return new ScoreBound(number, number, ScoreTypes.doubles());
  }

  public double of(int classId) {
    return types.isFloat(classId) ? ofFloats : ofDoubles;
  }

  /** The lower of both. */
  public double lowest() {
    return Math.min(ofDoubles, ofFloats);
  }
}
