package org.classblocks.suspects;

import java.io.Serializable;
import java.util.Comparator;

/**
 * A sample whose label looks wrong. The highest margin comes first; of equal ones, the lower sample
 * id.
 *
 * @param sampleId the id of the sample
 * @param given the class of its label
 * @param suggested the class that the scores suggest
 * @param margin how far the scores speak for the suggested class, see {@link SuspectSearch}
 * @param givenScore its score for the class of its label, as logged
 * @param suggestedScore its score for the suggested class, as logged
 */
public record Suspect(
    String sampleId,
    int given,
    int suggested,
    double margin,
    double givenScore,
    double suggestedScore)
    implements Comparable<Suspect>, Serializable {
  private static final Comparator<Suspect> ORDER =
      Comparator.comparingDouble(Suspect::margin)
          .reversed()
          .thenComparing(Suspect::sampleId)
          .thenComparingInt(Suspect::given)
          .thenComparingInt(Suspect::suggested)
          .thenComparingDouble(Suspect::givenScore)
          .thenComparingDouble(Suspect::suggestedScore);

  @Override
  public int compareTo(Suspect other) {
    return ORDER.compare(this, other);
  }
}
