package org.classblocks.blocks.taxonomy;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.classblocks.order.ClassOrder;
import org.classblocks.order.linkage.Dendrogram;

/**
 * How well a dendrogram and a taxonomy agree on which classes are far apart: Pearson's correlation
 * over all pairs of classes between the height at which two merge and how far the taxonomy puts
 * them apart ({@link SharedAncestors}).
 *
 * <p>O(c (m + n)) time for c classes in both, m in the dendrogram, and n nodes and edges of the
 * taxonomy, spread over the cores; O(m + n) memory a core. Sums are added in the same order on any
 * number of cores. NaN with fewer than two pairs, or where either puts all pairs equally far apart.
 *
 * <p>Sokal and Rohlf, "The comparison of dendrograms by objective methods" (1962),
 * doi:10.2307/1217208.
 */
final class CopheneticCorrelation {
  private static final int PARTS = 16;

  private final ComparedTaxonomy taxonomy;
  private final ClassOrder order;
  private final Dendrogram tree;
  private final int[] parents;

  private CopheneticCorrelation(ComparedTaxonomy taxonomy, ClassOrder order) {
    this.taxonomy = taxonomy;
    this.order = order;
    this.tree = order.dendrogram();
    this.parents = tree.parents();
  }

  static double of(ComparedTaxonomy taxonomy, ClassOrder order) {
    CopheneticCorrelation both = new CopheneticCorrelation(taxonomy, order);
    return IntStream.range(0, PARTS).parallel().mapToObj(both::part).toList().stream()
        .reduce(Sums.NONE, Sums::plus)
        .correlation();
  }

  /**
   * The sums over the pairs of every {@value #PARTS}th class with all others. Both distances are
   * taken from those of classes that only the whole has in common, which most pairs are near to, so
   * that squares keep their digits.
   */
  private Sums part(int part) {
    double[] heights = new double[tree.leafCount()];
    SharedAncestors ancestors = new SharedAncestors(taxonomy);
    double top = tree.leafCount() == 0 ? 0 : tree.height(tree.root());
    double whole = Math.log(taxonomy.classCount());
    Sums sums = Sums.NONE;
    for (int i = part; i < taxonomy.classCount(); i += PARTS) {
      int id = taxonomy.classAt(i);
      readHeights(order.leafAt(order.positionOf(id)), heights);
      ancestors.read(id);
      double x = 0;
      double y = 0;
      double xx = 0;
      double yy = 0;
      double xy = 0;
      for (int j = 0; j < taxonomy.classCount(); j++) {
        if (j != i) {
          int other = taxonomy.classAt(j);
          double dx = heights[order.positionOf(other)] - top;
          double dy = ancestors.distanceTo(other) - whole;
          x += dx;
          y += dy;
          xx += dx * dx;
          yy += dy * dy;
          xy += dx * dy;
        }
      }
      sums = sums.plus(new Sums(taxonomy.classCount() - 1.0, x, y, xx, yy, xy));
    }
    return sums;
  }

  /** The heights at which a leaf merges with the leaves at all other positions; O(m). */
  private void readHeights(int leaf, double[] heights) {
    for (int node = leaf; parents[node] >= 0; node = parents[node]) {
      int parent = parents[node];
      int sibling = tree.left(parent) == node ? tree.right(parent) : tree.left(parent);
      Arrays.fill(heights, order.start(sibling), order.end(sibling), tree.height(parent));
    }
  }

  private record Sums(double count, double x, double y, double xx, double yy, double xy) {
    private static final Sums NONE = new Sums(0, 0, 0, 0, 0, 0);

    Sums plus(Sums more) {
      return new Sums(
          count + more.count, x + more.x, y + more.y, xx + more.xx, yy + more.yy, xy + more.xy);
    }

    double correlation() {
      double varianceX = xx - x * x / count;
      double varianceY = yy - y * y / count;
      return varianceX > 0 && varianceY > 0
          ? (xy - x * y / count) / Math.sqrt(varianceX * varianceY)
          : Double.NaN;
    }
  }
}
