package org.classblocks.order.linkage;

/**
 * Computes the distance from a merged cluster to another one, from the distances of its parts.
 *
 * <p>O(1). Ward, centroid and median linkage work on plain distances and square them inside, so
 * heights are distances and not squares. The root of a negative number never comes up, whether or
 * not the distances are Euclidean. For the x and y that are merged are no farther from each other
 * than either is from i, so every result is at least sqrt(3/4) of their distance. Rounding cannot
 * reach that far. The result is NaN only if an argument is, or if squares overflow.
 *
 * <p>Source: Lance and Williams, A general theory of classificatory sorting strategies, The
 * Computer Journal 9 (1967), doi:10.1093/comjnl/9.4.373.
 */
final class LanceWilliams {
  private LanceWilliams() {}

  /**
   * The distance between cluster i and the union of clusters x and y.
   *
   * @param xi the distance between x and i
   * @param yi the distance between y and i
   * @param xy the distance between x and y
   * @param nx the number of leaves in x; {@code ny} and {@code ni} likewise
   */
  static double distance(
      Linkage linkage, double xi, double yi, double xy, double nx, double ny, double ni) {
    return switch (linkage) {
      case SINGLE -> Math.min(xi, yi);
      case COMPLETE -> Math.max(xi, yi);
      case AVERAGE -> (nx * xi + ny * yi) / (nx + ny);
      case WEIGHTED -> 0.5 * (xi + yi);
      case WARD -> {
        double t = 1 / (nx + ny + ni);
        yield Math.sqrt((ni + nx) * t * xi * xi + (ni + ny) * t * yi * yi - ni * t * xy * xy);
      }
      case CENTROID -> {
        double both = nx + ny;
        yield Math.sqrt((nx * xi * xi + ny * yi * yi - nx * ny * xy * xy / both) / both);
      }
      case MEDIAN -> Math.sqrt(0.5 * (xi * xi + yi * yi) - 0.25 * xy * xy);
    };
  }
}
