package org.classblocks.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.classblocks.order.ClassOrder;
import org.classblocks.order.linkage.Dendrogram;

/**
 * Holds a dendrogram and its leaf order to their definitions, whichever way ties fall out: every
 * merge is of the two nearest clusters there are, and the path of an optimal order is the shortest.
 *
 * <p>O(m^3) for linkage, O(m^4) for the path.
 */
public final class PlainLinkage {
  private static final double ROUNDING = 1e-9;

  private final String linkage;
  private final double[][] distances;
  private final Dendrogram tree;

  /**
   * @param distances between leaves
   */
  public PlainLinkage(String linkage, double[][] distances, Dendrogram tree) {
    this.linkage = linkage;
    this.distances = distances;
    this.tree = tree;
  }

  /** Every merge is of the nearest two clusters, at their distance. */
  public void assertMergesAreNearest() {
    int leaves = tree.leafCount();
    double[][] between = new double[tree.nodeCount()][tree.nodeCount()];
    List<Integer> active = new ArrayList<>();
    for (int leaf = 0; leaf < leaves; leaf++) {
      System.arraycopy(distances[leaf], 0, between[leaf], 0, leaves);
      active.add(leaf);
    }
    for (int node = leaves; node < tree.nodeCount(); node++) {
      int left = tree.left(node);
      int right = tree.right(node);
      double height = tree.height(node);
      assertThat(active).contains(left, right);
      assertThat(height).isCloseTo(between[left][right], within(ROUNDING * (1 + height)));
      assertThat(height).isLessThanOrEqualTo(nearest(between, active) + ROUNDING * (1 + height));
      active.remove(Integer.valueOf(left));
      active.remove(Integer.valueOf(right));
      for (int other : active) {
        double distance = merged(between, left, right, other);
        between[node][other] = distance;
        between[other][node] = distance;
      }
      active.add(node);
    }
  }

  private static double nearest(double[][] between, List<Integer> active) {
    double nearest = Double.POSITIVE_INFINITY;
    for (int a : active) {
      for (int b : active) {
        nearest = a == b ? nearest : Math.min(nearest, between[a][b]);
      }
    }
    return nearest;
  }

  /** The distance from the union of x and y to i, after Lance and Williams (1967), table 1. */
  private double merged(double[][] between, int x, int y, int i) {
    double xi = between[x][i];
    double yi = between[y][i];
    double xy = between[x][y];
    double nx = tree.size(x);
    double ny = tree.size(y);
    double ni = tree.size(i);
    double n = nx + ny;
    return switch (linkage) {
      case "single" -> Math.min(xi, yi);
      case "complete" -> Math.max(xi, yi);
      case "average" -> nx / n * xi + ny / n * yi;
      case "weighted" -> xi / 2 + yi / 2;
      case "ward" ->
          root(((nx + ni) * square(xi) + (ny + ni) * square(yi) - ni * square(xy)) / (n + ni));
      case "centroid" ->
          root(nx / n * square(xi) + ny / n * square(yi) - nx * ny / (n * n) * square(xy));
      case "median" -> root(square(xi) / 2 + square(yi) / 2 - square(xy) / 4);
      default -> throw new IllegalArgumentException(linkage);
    };
  }

  /** Rounding may leave a little less than nothing. */
  private static double root(double square) {
    return Math.sqrt(Math.max(0, square));
  }

  private static double square(double x) {
    return x * x;
  }

  /** Of all orders that the tree allows, this one has the shortest path. */
  public void assertPathIsShortest(ClassOrder order) {
    double length = 0;
    for (int position = 1; position < tree.leafCount(); position++) {
      length += distances[order.leafAt(position - 1)][order.leafAt(position)];
    }
    assertThat(length).isLessThanOrEqualTo(shortestPath() + ROUNDING * (1 + length));
  }

  private double shortestPath() {
    double[][] shortest = shortest(tree.root());
    double least = Double.POSITIVE_INFINITY;
    for (double[] row : shortest) {
      for (double length : row) {
        least = Math.min(least, length);
      }
    }
    return least;
  }

  /** The shortest path through the leaves of a node, by its first and last leaf. */
  private double[][] shortest(int node) {
    int leaves = tree.leafCount();
    double[][] paths = infinite(leaves);
    if (tree.isLeaf(node)) {
      paths[node][node] = 0;
      return paths;
    }
    double[][] left = shortest(tree.left(node));
    double[][] right = shortest(tree.right(node));
    double[][] joined = infinite(leaves);
    for (int a = 0; a < leaves; a++) {
      for (int b = 0; b < leaves; b++) {
        if (left[a][b] < Double.POSITIVE_INFINITY) {
          for (int c = 0; c < leaves; c++) {
            joined[a][c] = Math.min(joined[a][c], left[a][b] + distances[b][c]);
          }
        }
      }
    }
    for (int a = 0; a < leaves; a++) {
      for (int c = 0; c < leaves; c++) {
        for (int d = 0; d < leaves; d++) {
          double length = joined[a][c] + right[c][d];
          if (length < paths[a][d]) {
            paths[a][d] = length;
            paths[d][a] = length;
          }
        }
      }
    }
    return paths;
  }

  private static double[][] infinite(int size) {
    double[][] values = new double[size][size];
    for (double[] row : values) {
      Arrays.fill(row, Double.POSITIVE_INFINITY);
    }
    return values;
  }
}
