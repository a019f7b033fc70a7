package org.classblocks.order;

import java.util.Arrays;

/**
 * The clusters of one execution that are not yet part of a larger one, and their distances.
 *
 * <p>A cluster goes by the index of one of its leaves. Starts as the m leaves, in a private copy of
 * their distances: 4 m^2 bytes, in one array a row, so that no array and no index outgrows an int.
 * A merge costs O(m).
 */
final class ActiveClusters {
  private final Linkage linkage;
  private final double[][] rows;
  private final int[] sizes;
  private final int[] active;
  private int count;

  /** Every leaf a cluster of its own; the distances given are left as they are. */
  ActiveClusters(Linkage linkage, Distances distances) {
    this.linkage = linkage;
    this.count = distances.size();
    this.rows = new double[count][];
    this.sizes = new int[count];
    this.active = new int[count];
    Arrays.fill(sizes, 1);
    Arrays.setAll(active, i -> i);
    for (int i = 0; i < count; i++) {
      rows[i] = new double[i];
      for (int j = 0; j < i; j++) {
        rows[i][j] = distances.at(i, j);
      }
    }
  }

  /** How many clusters there are. */
  int count() {
    return count;
  }

  /** The cluster at a place in the ascending list of clusters. */
  int at(int place) {
    return active[place];
  }

  /** The place of a cluster in the ascending list of clusters. */
  int placeOf(int cluster) {
    return Arrays.binarySearch(active, 0, count, cluster);
  }

  /** The distance between two different clusters. */
  double distance(int i, int j) {
    return i > j ? rows[i][j] : rows[j][i];
  }

  /** Merges cluster x into cluster y: from now on x is none, and y is the union of the two. */
  void merge(int x, int y) {
    int place = placeOf(x);
    count--;
    System.arraycopy(active, place + 1, active, place, count - place);
    double xy = distance(x, y);
    for (int other = 0; other < count; other++) {
      int i = active[other];
      if (i != y) {
        double merged =
            LanceWilliams.distance(
                linkage, distance(x, i), distance(y, i), xy, sizes[x], sizes[y], sizes[i]);
        if (i > y) {
          rows[i][y] = merged;
        } else {
          rows[y][i] = merged;
        }
      }
    }
    sizes[y] += sizes[x];
  }
}
