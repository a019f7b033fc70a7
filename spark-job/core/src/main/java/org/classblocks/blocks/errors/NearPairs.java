package org.classblocks.blocks.errors;

import java.util.ArrayList;
import java.util.List;
import org.classblocks.similarity.Neighbours;
import org.classblocks.similarity.Similarity;
import org.classblocks.similarity.SimilarityMatrix;

/**
 * The pairs of classes of which one is among the nearest of the other: the five nearest, or the
 * nearest quarter of fewer than 21 classes. Similarities are rounded ({@link
 * SimilarityMatrix#rounded()}). O(k^2) time, O(k) memory. Immutable.
 */
final class NearPairs {
  private static final int NEAREST = 5;
  private static final int SHARE = 4;

  private final Similarity similarity;
  private final int[][] nearest;
  private final int limit;

  NearPairs(Similarity similarity) {
    this.similarity = similarity.rounded();
    int usable = similarity.usableClasses().length;
    this.limit = Math.max(1, Math.min(NEAREST, (usable - 1) / SHARE));
    Neighbours neighbours = Neighbours.of(similarity, Math.max(2, limit));
    this.nearest = new int[similarity.size()][];
    for (int id = 0; id < nearest.length; id++) {
      nearest[id] = neighbours.of(id);
    }
  }

  /** A pair, the lower id first. */
  record Pair(int a, int b, double similarity) {}

  /** All pairs, by class ids. */
  List<Pair> all() {
    List<Pair> pairs = new ArrayList<>();
    for (int id = 0; id < nearest.length; id++) {
      for (int i = 0; i < Math.min(limit, nearest[id].length); i++) {
        int other = nearest[id][i];
        if (id < other || !isNear(other, id)) {
          pairs.add(new Pair(Math.min(id, other), Math.max(id, other), similarity.at(id, other)));
        }
      }
    }
    return pairs;
  }

  /** Whether a class is among the nearest of another. */
  boolean isNear(int of, int other) {
    for (int i = 0; i < Math.min(limit, nearest[of].length); i++) {
      if (nearest[of][i] == other) {
        return true;
      }
    }
    return false;
  }

  /** Whether each of two classes is among the nearest of the other. */
  boolean areMutual(int a, int b) {
    return isNear(a, b) && isNear(b, a);
  }

  /** Whether two classes are more similar by a margin than either is to any other. */
  boolean areEachOthersNearest(int a, int b, double margin) {
    return similarity.at(a, b) - Math.max(next(a, b), next(b, a)) > margin;
  }

  /** The similarity of a class to its nearest other than the one given; 0 if it is negative. */
  double next(int of, int except) {
    int[] ids = nearest[of];
    int place = ids.length > 0 && ids[0] == except ? 1 : 0;
    return ids.length > place ? Math.max(0, similarity.at(of, ids[place])) : 0;
  }

  /**
   * Whether each of two classes is the other's nearest by far: at most half as distant, in 1 - r,
   * as what comes next to either.
   */
  boolean areEachOthersByFar(int a, int b) {
    return isNearestByFar(a, b) && isNearestByFar(b, a);
  }

  private boolean isNearestByFar(int of, int other) {
    int[] ids = nearest[of];
    return ids.length >= 2
        && ids[0] == other
        && 2 * (1 - similarity.at(of, other)) <= 1 - similarity.at(of, ids[1]);
  }
}
