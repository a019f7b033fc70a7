package org.classblocks.order.linkage;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Clusters with the distances of all pairs of them.
 *
 * <p>Starts as the m leaves, in a private copy of their distances, see {@link LowerTriangle}. A
 * merge and a search for a neighbour cost O(m); where clusters are many, all cores share them, and
 * the result is the same.
 */
final class ActiveClusters implements Clusters {
  /** The clusters that are worth a thread of their own. */
  private static final int PIECE = 4096;

  private final Linkage linkage;
  private final LowerTriangle distances;
  private final int piece;
  private final int[] sizes;
  private final int[] active;
  private int count;

  /** Every leaf a cluster of its own; the distances given are left as they are. */
  ActiveClusters(Linkage linkage, Distances leaves) {
    this(linkage, leaves, LowerTriangle.of(leaves.size()), PIECE);
  }

  /**
   * @param empty what to hold the distances in
   * @param piece the clusters that one thread goes through
   */
  ActiveClusters(Linkage linkage, Distances leaves, LowerTriangle empty, int piece) {
    this.linkage = linkage;
    this.piece = piece;
    this.count = leaves.size();
    this.distances = empty;
    this.sizes = new int[count];
    this.active = new int[count];
    Arrays.fill(sizes, 1);
    Arrays.setAll(active, i -> i);
    IntStream.range(0, count).parallel().forEach(i -> copyRow(leaves, i));
  }

  private void copyRow(Distances leaves, int i) {
    for (int j = 0; j < i; j++) {
      distances.set(i, j, leaves.at(i, j));
    }
  }

  @Override
  public int count() {
    return count;
  }

  @Override
  public int lowest() {
    return active[0];
  }

  /** The cluster at a place in the ascending list of clusters. */
  int at(int place) {
    return active[place];
  }

  /** The place of a cluster in the ascending list of clusters. */
  int placeOf(int cluster) {
    return Arrays.binarySearch(active, 0, count, cluster);
  }

  @Override
  public double distance(int i, int j) {
    return i > j ? distances.at(i, j) : distances.at(j, i);
  }

  @Override
  public int nearest(int x) {
    return nearest(x, 0);
  }

  /**
   * The cluster nearest to x among those from a place on, the lowest on ties; -1 if x is the only
   * one.
   */
  int nearest(int x, int firstPlace) {
    if (count - firstPlace < 2 * piece) {
      return nearest(x, firstPlace, count);
    }
    int[] candidates =
        pieces(firstPlace).map(from -> nearest(x, from, Math.min(from + piece, count))).toArray();
    int nearest = -1;
    for (int candidate : candidates) {
      if (candidate >= 0 && (nearest < 0 || distance(x, candidate) < distance(x, nearest))) {
        nearest = candidate;
      }
    }
    return nearest;
  }

  /** The places at which the pieces begin, to go through at once. */
  private IntStream pieces(int firstPlace) {
    return IntStream.range(0, (count - firstPlace + piece - 1) / piece)
        .parallel()
        .map(number -> firstPlace + number * piece);
  }

  private int nearest(int x, int firstPlace, int endPlace) {
    int nearest = -1;
    double least = Double.POSITIVE_INFINITY;
    for (int place = firstPlace; place < endPlace; place++) {
      int i = active[place];
      if (i != x) {
        double distance = distance(x, i);
        if (distance < least) {
          least = distance;
          nearest = i;
        }
      }
    }
    return nearest;
  }

  @Override
  public void merge(int x, int y) {
    int place = placeOf(x);
    count--;
    System.arraycopy(active, place + 1, active, place, count - place);
    if (count < 2 * piece) {
      update(x, y, 0, count);
    } else {
      pieces(0).forEach(from -> update(x, y, from, Math.min(from + piece, count)));
    }
    sizes[y] += sizes[x];
  }

  private void update(int x, int y, int firstPlace, int endPlace) {
    double xy = distance(x, y);
    for (int place = firstPlace; place < endPlace; place++) {
      int i = active[place];
      if (i != y) {
        double merged =
            LanceWilliams.distance(
                linkage, distance(x, i), distance(y, i), xy, sizes[x], sizes[y], sizes[i]);
        distances.set(Math.max(i, y), Math.min(i, y), merged);
      }
    }
  }
}
