package org.classblocks.moments.batch;

import java.io.Serializable;
import java.util.BitSet;

/** Of which classes a log holds the scores as floats, and of which as doubles. */
public final class ScoreTypes implements Serializable {
  private static final long serialVersionUID = 1L;

  private static final ScoreTypes FLOATS = new ScoreTypes(true, new BitSet());
  private static final ScoreTypes DOUBLES = new ScoreTypes(false, new BitSet());

  private final boolean areAllFloats;
  private final BitSet floats;

  private ScoreTypes(boolean areAllFloats, BitSet floats) {
    this.areAllFloats = areAllFloats;
    this.floats = floats;
  }

  public static ScoreTypes floats() {
    return FLOATS;
  }

  public static ScoreTypes doubles() {
    return DOUBLES;
  }

  /**
   * Scores of both types.
   *
   * @param floats the ids of the classes whose scores are floats; copied
   */
  public static ScoreTypes mixed(BitSet floats) {
    return new ScoreTypes(false, (BitSet) floats.clone());
  }

  /**
   * A number of the configuration as a log of floats would hold it: the nearest float. One that
   * would become 0 or infinite stays as it is.
   */
  public static double asFloat(double number) {
    float nearest = (float) number;
    return nearest == 0 || Float.isInfinite(nearest) ? number : nearest;
  }

  public boolean isFloat(int classId) {
    return areAllFloats || floats.get(classId);
  }
}
