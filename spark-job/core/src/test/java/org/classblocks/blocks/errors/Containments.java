package org.classblocks.blocks.errors;

import java.util.Arrays;
import org.classblocks.moments.ListedPairs;
import org.classblocks.moments.batch.Marginals;
import org.classblocks.similarity.Containment;
import org.classblocks.similarity.SimilarityMatrix;

/** What is known of how far classes are in others. */
public final class Containments {
  private static final long SAMPLES = 2_000;

  private Containments() {}

  /** All classes have scores of the same spread, so that slopes are correlations. */
  public static Containment ofEqualScores(SimilarityMatrix similarity) {
    double[] ones = new double[similarity.size()];
    Arrays.fill(ones, 1);
    return ofScores(similarity, ones);
  }

  /**
   * All samples have all scores, which lie between 0 and 1.
   *
   * @param sds the standard deviations by class id
   */
  static Containment ofScores(SimilarityMatrix similarity, double[] sds) {
    int size = similarity.size();
    double[] squares = Arrays.stream(sds).map(sd -> sd * sd * (SAMPLES - 1)).toArray();
    return new Containment(
        similarity,
        ListedPairs.everywhere(size, SAMPLES),
        new Marginals(SAMPLES, new double[size], squares, new double[size], new double[size]));
  }

  /** Samples list some classes, each of them 100 times unless told otherwise. */
  static Containment ofListings(SimilarityMatrix similarity, int[]... listings) {
    int size = similarity.size();
    ListedPairs.Builder listed = new ListedPairs.Builder(size);
    for (int id = 0; id < size; id++) {
      listed.set(id, id, 100);
    }
    for (int[] pair : listings) {
      listed.set(pair[0], pair[1], pair[2]);
    }
    return new Containment(
        similarity,
        listed.result(SAMPLES),
        new Marginals(
            SAMPLES, new double[size], new double[size], new double[size], new double[size]));
  }
}
