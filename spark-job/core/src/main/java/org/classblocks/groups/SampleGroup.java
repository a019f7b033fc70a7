package org.classblocks.groups;

import org.classblocks.similarity.SimilarityMatrix;

/**
 * Samples that have something in common, such as the version of the model.
 *
 * @param name what they have in common; may be empty
 * @param samples how many independent samples of equal weight they count for, n
 * @param similarity the similarities over these samples alone
 */
public record SampleGroup(String name, double samples, SimilarityMatrix similarity) {
  /** The same with 0 in place of negative similarities. */
  public SampleGroup clipped() {
    return new SampleGroup(name, samples, similarity.clipped());
  }

  /** The name of a group for people, never empty. */
  public static String shown(String name) {
    return name.isBlank() ? "(no name)" : name;
  }
}
