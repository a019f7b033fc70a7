package org.classblocks.examples;

import java.io.Serializable;
import java.util.Comparator;

/**
 * A sample that stands for a class or for a confused pair. The highest score comes first; of equal
 * ones, the lower id as text.
 *
 * @param sampleId the id of the sample
 * @param score its score for the class, as logged
 */
public record Example(String sampleId, double score) implements Comparable<Example>, Serializable {
  private static final Comparator<Example> ORDER =
      Comparator.comparingDouble(Example::score).reversed().thenComparing(Example::sampleId);

  @Override
  public int compareTo(Example other) {
    return ORDER.compare(this, other);
  }
}
