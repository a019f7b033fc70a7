package org.classblocks.groups;

import java.util.Optional;
import org.classblocks.similarity.PairNoise;
import org.classblocks.similarity.Similarity;

/**
 * Samples that have something in common, such as the version of the model.
 *
 * @param name what they have in common; may be empty
 * @param samples how many independent samples of equal weight they count for, n
 * @param similarity the similarities over these samples alone
 * @param noise how far they err by sampling, if that is known
 */
public record SampleGroup(
    String name, double samples, Similarity similarity, Optional<PairNoise> noise) {
  /** A group of which it is not known how far its similarities err. */
  public SampleGroup(String name, double samples, Similarity similarity) {
    this(name, samples, similarity, Optional.empty());
  }

  /** The same with 0 in place of negative similarities. */
  public SampleGroup clipped() {
    return new SampleGroup(name, samples, similarity.clipped(), noise.map(PairNoise::clipped));
  }

  /** The name of a group for people, never empty. */
  public static String shown(String name) {
    return name.isBlank() ? "(no name)" : name;
  }
}
