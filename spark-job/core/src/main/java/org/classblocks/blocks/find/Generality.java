package org.classblocks.blocks.find;

import org.classblocks.similarity.Containment;
import org.classblocks.similarity.Similarity;

/**
 * Says whether a class is the general one of a set: whether it scores whenever the others do, but
 * not the other way round.
 *
 * <p>That is the rule for pairs ({@link Containment#isOneSided}), on means over the others: of how
 * much higher the class scores where each of them does ({@link Containment#addedScore}), and of how
 * much higher each of them scores where the class does. A class whose similarity to it chance
 * explains adds 0. One of which nothing is known is left out; half of them must be known. In noise,
 * no class is general.
 *
 * <p>O(1) time for each other class. Mutable.
 */
final class Generality {
  private final Similarity similarity;
  private final AddedScores added;
  private final double noiseFloor;
  private final int classId;
  private int others;
  private int known;
  private int background;
  private int knownBackground;
  private double shares;
  private double sharesInOthers;

  /** Gives the {@link Containment#addedScore} of two classes. */
  interface AddedScores {
    double of(int a, int b);

    /** Whether it is known of a class and each other such class. */
    default boolean isKnown(int classId) {
      return !Double.isNaN(of(classId, classId));
    }
  }

  /**
   * @param similarity the similarities by class id
   * @param added how much higher a class scores where another one does
   * @param noiseFloor the highest similarity that chance alone gives
   * @param classId the class in question
   */
  Generality(Similarity similarity, AddedScores added, double noiseFloor, int classId) {
    this.similarity = similarity;
    this.added = added;
    this.noiseFloor = noiseFloor;
    this.classId = classId;
  }

  /** Adds another class of the set. */
  void accept(int other) {
    others++;
    double share = added.of(other, classId);
    if (Double.isNaN(share)) {
      return;
    }
    known++;
    if (similarity.at(other, classId) > noiseFloor) {
      shares += share;
      sharesInOthers += added.of(classId, other);
    }
  }

  /**
   * Says how many classes are in the set beside those that were added, all of a similarity that
   * chance explains.
   *
   * @param known of how many of them something is known
   */
  void setBackground(int others, int known) {
    background = others;
    knownBackground = known;
  }

  /** How much higher the class scores where the others do, on average; NaN if unknown. */
  double share() {
    return shares / (known + knownBackground);
  }

  boolean isGeneral() {
    int allKnown = known + knownBackground;
    return 2L * allKnown >= others + background
        && Containment.isOneSided(share(), sharesInOthers / allKnown);
  }
}
