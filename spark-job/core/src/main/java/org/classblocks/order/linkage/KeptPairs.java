package org.classblocks.order.linkage;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.classblocks.similarity.SimilarityMatrix;

/**
 * What the value of two clusters with a kept pair between them means, by linkage: their similarity
 * for complete and single linkage, and for average linkage the sum of the excesses of kept pairs,
 * that is, of what their similarities exceed the background by.
 *
 * <p>Values are whole multiples of a unit: of 2^-50 if no sum can overflow then, or of the least
 * power of two for which none can. So sums are exact and do not depend on the order of merges, and
 * the rows of two clusters agree on their value.
 *
 * <p>A {@link NeighbourRow} bounds ranks, which follow from values. For complete and single linkage
 * the rank is the similarity. For average linkage, take the row of a cluster of p classes whose
 * loads add up to U. Its similarity to a cluster of q classes with the mean load v is (s / q - U v)
 * / p for a value s. The rank is s / q - R v, where R is the sum of loads that the cluster of the
 * row had when a search last went through the node. So the bounds of a cluster that has not changed
 * are tight. One that has changed loosens them by (U - R) times the range of loads only.
 *
 * <p>A rank stays a bound when the other cluster merges with one that is not in the row, and the
 * row is not told. For the new rank is a mean of the old one and of -R v' for a load v' of that
 * cluster, which is at most the greatest for the load of any class.
 */
final class KeptPairs {
  /** What two clusters without a kept pair have for a value. */
  static final long NONE = Long.MIN_VALUE;

  private static final int FINEST = -50;

  /** More than what a bound loses to rounding, and much less than a step of similarities. */
  private static final double ROUNDING = 0x1p-40;

  private final Linkage linkage;
  private final LoadTree loads;
  private final int[] sizes;
  private final double unit;

  /** Pairs of clusters of one class each. */
  KeptPairs(Linkage linkage, NumberedGraph graph, LoadTree loads) {
    this.linkage = linkage;
    this.loads = loads;
    sizes = new int[graph.size()];
    Arrays.fill(sizes, 1);
    unit = Math.scalb(1.0, linkage == Linkage.AVERAGE ? exponent(graph) : FINEST);
  }

  /** The exponent of a unit in which the sum of all excesses has 62 bits at most. */
  private static int exponent(NumberedGraph graph) {
    double[] sums =
        IntStream.range(0, graph.size())
            .parallel()
            .mapToDouble(number -> sumOfExcesses(graph, number))
            .toArray();
    double sum = 0;
    for (double part : sums) {
      sum += part;
    }
    return Math.max(FINEST, Math.getExponent(sum) + 1 - 62);
  }

  private static double sumOfExcesses(NumberedGraph graph, int number) {
    double sum = 0;
    for (int entry = graph.start(number); entry < graph.end(number); entry++) {
      sum += Math.abs(graph.excess(number, entry));
    }
    return sum;
  }

  /** The value of the two classes of an entry, which is in the row of one of them. */
  long value(NumberedGraph graph, int number, int entry) {
    return units(
        linkage == Linkage.AVERAGE ? graph.excess(number, entry) : graph.similarity(entry));
  }

  private long units(double value) {
    return (long) Math.rint(value / unit);
  }

  /** The value that a background similarity amounts to, for complete and single linkage. */
  long background(double similarity) {
    return units(SimilarityMatrix.rounded(similarity));
  }

  /** The number of classes of a cluster. */
  int size(int cluster) {
    return sizes[cluster];
  }

  /** Adds to the number of classes of a cluster. */
  void grow(int cluster, int classes) {
    sizes[cluster] += classes;
  }

  int name(int cluster) {
    return loads.name(cluster);
  }

  /** The rounded similarity of two clusters with a value, or with {@link #NONE}. */
  double similarity(int a, int b, long value) {
    if (value == NONE) {
      return SimilarityMatrix.rounded(loads.similarity(a, b));
    }
    return linkage == Linkage.AVERAGE
        ? SimilarityMatrix.rounded(
            value * unit / ((double) sizes[a] * sizes[b]) + loads.similarity(a, b))
        : value * unit;
  }

  /** Whether of two clusters in a row the one with the higher rank is the more similar one. */
  boolean ranksAreSimilarities() {
    return linkage != Linkage.AVERAGE;
  }

  /** The sum of loads that new bounds of the row of a cluster are to go by. */
  double reference(int cluster) {
    return linkage == Linkage.AVERAGE ? sizes[cluster] * loads.low(cluster) : 0;
  }

  /** The rank of a cluster with a value, in a node whose bounds go by a sum of loads. */
  double rank(int cluster, long value, double reference) {
    return linkage == Linkage.AVERAGE
        ? value * unit / sizes[cluster] - reference * loads.low(cluster)
        : value * unit;
  }

  /**
   * The highest rank that a cluster of a node can have.
   *
   * @param place the node of the tree of loads with the same clusters
   * @param reference the sum of loads that the rank is to go by
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
    return linkage == Linkage.AVERAGE
        ? SimilarityMatrix.rounded(rank / sizes[cluster] + ROUNDING)
        : rank;
  }
}
