package org.classblocks.order.linkage;

import java.util.stream.IntStream;
import org.classblocks.Text;

/**
 * Agglomerative clustering: from the distances between m leaves to the tree in which the two
 * nearest clusters are merged, again and again, until one is left.
 *
 * <p>O(m^2) time, for centroid and median O(m^3) at worst; beside the distances O(m) memory for
 * single linkage and for the others a working copy of them: 4 m^2 bytes, or 2 m^2 in floats for
 * more than {@value LowerTriangle#DOUBLES_UP_TO} leaves, where heights have 7 digits. No leaves
 * give a tree of no nodes, one leaf a tree of that leaf. Ties are broken as scipy breaks them, the
 * same in every execution. No NaN comes in, so none arises: heights are finite whether or not the
 * distances are Euclidean.
 *
 * <p>The tree is scipy's: {@code scipy.cluster.hierarchy.linkage} on the same distances gives the
 * same merges in the same order, the child of lower number first.
 */
public record HierarchicalClustering(Linkage linkage) {
  /** The squares of larger distances, summed over the leaves, would leave the range of double. */
  private static final double LARGEST = 1e150;

  /** Larger distances would leave the range of float, in which those of many leaves are held. */
  private static final double LARGEST_OF_MANY = 1e30;

  /**
   * Clusters leaves.
   *
   * @param distances the distances between m leaves, from 0 to 1e150, or 1e30 for more than {@value
   *     LowerTriangle#DOUBLES_UP_TO} leaves
   * @return the tree over the m leaves
   * @throws IllegalArgumentException if a distance is NaN, negative or too large
   */
  public Dendrogram cluster(Distances distances) {
    check(distances);
    return switch (linkage) {
      case SINGLE -> SpanningTreeLinkage.cluster(distances);
      case AVERAGE, COMPLETE, WEIGHTED, WARD ->
          NearestNeighbourChain.cluster(new ActiveClusters(linkage, distances));
      case CENTROID, MEDIAN -> new GenericLinkage(linkage).cluster(distances);
    };
  }

  private static void check(Distances distances) {
    double largest = distances.size() > LowerTriangle.DOUBLES_UP_TO ? LARGEST_OF_MANY : LARGEST;
    IntStream.range(0, distances.size())
        .parallel()
        .filter(i -> firstRefused(distances, i, largest) >= 0)
        .min()
        .ifPresent(
            i -> {
              int j = firstRefused(distances, i, largest);
              throw new IllegalArgumentException(
                  Text.of(
                      "the distance between leaves %d and %d must lie in [0, %s], found %s",
                      j, i, largest, distances.at(i, j)));
            });
  }

  /** The lowest j below i whose distance to i is none, or -1. */
  private static int firstRefused(Distances distances, int i, double largest) {
    for (int j = 0; j < i; j++) {
      double distance = distances.at(i, j);
      if (!(distance >= 0 && distance <= largest)) {
        return j;
      }
    }
    return -1;
  }
}
