package org.classblocks.order.linkage;

import java.util.Arrays;
import org.classblocks.similarity.SimilarityMatrix;

/**
 * What the value of two clusters with a kept pair between them means, by linkage: their similarity
 * for complete and single linkage, and for average linkage the sum of what the similarities of kept
 * pairs exceed the background by.
 *
 * <p>A {@link NeighbourRow} bounds ranks, which follow from values. For complete and single linkage
 * the rank is the value. For average linkage, take the row of a cluster of p classes whose loads
 * add up to U. Its similarity to a cluster of q classes with the mean load v is (s / q - U v) / p
 * for a value s. The rank is s / q - R v, where R is the sum of loads that the cluster of the row
 * had when a search last went through the node. So the bounds of a cluster that has not changed are
 * tight, and one that has changed costs them (U - R) times the range of loads only.
 *
 * <p>A rank stays a bound when another cluster grows and the row is not told, that is, by a cluster
 * without a kept pair. For the new rank is a mean of the old one and of -R v' for a load v' of the
 * other cluster, which is at most the greatest of any class.
 */
final class KeptPairs {
  /** More than what a bound can lose to rounding, and much less than a step of similarities. */
  private static final double ROUNDING = 0x1p-40;

  private final Linkage linkage;
  private final LoadTree loads;
  private final int[] sizes;

  /** Pairs of clusters of one class each, whose loads are given. */
  KeptPairs(Linkage linkage, LoadTree loads, int count) {
    this.linkage = linkage;
    this.loads = loads;
    sizes = new int[count];
    Arrays.fill(sizes, 1);
  }

  LoadTree loads() {
    return loads;
  }

  int size(int cluster) {
    return sizes[cluster];
  }

  void grow(int cluster, int classes) {
    sizes[cluster] += classes;
  }

  /** The value of two classes with a rounded similarity. */
  double value(double similarity, double load, double otherLoad) {
    return linkage == Linkage.AVERAGE ? similarity + load * otherLoad : similarity;
  }

  /** The value of a merged cluster and another one, from those of its parts. */
  double sum(double one, double other) {
    return switch (linkage) {
      case AVERAGE -> one + other;
      case COMPLETE -> Math.min(one, other);
      default -> Math.max(one, other);
    };
  }

  /** The rounded similarity of two clusters with a value. */
  double similarity(int a, int b, double value) {
    return SimilarityMatrix.rounded(
        linkage == Linkage.AVERAGE
            ? value / ((double) sizes[a] * sizes[b]) + loads.similarity(a, b)
            : value);
  }

  /** The sum of loads that new bounds of the row of a cluster are to go by. */
  double reference(int cluster) {
    return linkage == Linkage.AVERAGE ? sizes[cluster] * loads.low(cluster) : 0;
  }

  /** The rank of a cluster with a value, in a row whose bounds go by a sum of loads. */
  double rank(int cluster, double value, double reference) {
    return linkage == Linkage.AVERAGE
        ? value / sizes[cluster] - reference * loads.low(cluster)
        : value;
  }

  /**
   * The highest rank that a cluster of a node can have.
   *
   * @param place the node of the tree of loads with the same clusters
   * @param reference the sum of loads that the rank goes by
   */
  double mostRank(NeighbourRow.Node node, int place, double reference) {
    return linkage == Linkage.AVERAGE
        ? Math.max(node.mostRank(), loads.mostEver(node.reference()))
            + loads.most(reference - node.reference(), place)
        : node.mostRank();
  }

  /**
   * The most that a cluster of a node can be similar to the one whose row it is in, rounded.
   *
   * @param place the node of the tree of loads with the same clusters
   */
  double mostSimilar(int cluster, NeighbourRow.Node node, int place) {
    double rank = mostRank(node, place, reference(cluster));
    return SimilarityMatrix.rounded(
        linkage == Linkage.AVERAGE ? rank / sizes[cluster] + ROUNDING : rank);
  }
}
