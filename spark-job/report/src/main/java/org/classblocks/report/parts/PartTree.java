package org.classblocks.report.parts;

import java.util.Comparator;
import java.util.stream.IntStream;
import org.classblocks.order.ClassOrder;
import org.classblocks.order.linkage.Dendrogram;

/**
 * The dendrogram of the rows of a part: of the whole dendrogram those merges that have a border of
 * two rows between their sides. That is exact for rows that are branches.
 */
final class PartTree {
  private final Dendrogram dendrogram;
  private final int[] mergeAfter;

  /** O(k) time and memory. */
  PartTree(ClassOrder order) {
    this.dendrogram = order.dendrogram();
    this.mergeAfter = new int[Math.max(0, dendrogram.leafCount() - 1)];
    for (int node = dendrogram.leafCount(); node < dendrogram.nodeCount(); node++) {
      int border =
          Math.max(order.start(dendrogram.left(node)), order.start(dendrogram.right(node)));
      mergeAfter[border - 1] = node;
    }
  }

  /** Merges of rows, from the bottom up; merge t is node n + t for n rows that can be merged. */
  static final class Merges {
    private final int[] left;
    private final int[] right;
    private final float[] heights;

    private Merges(int count) {
      left = new int[count];
      right = new int[count];
      heights = new float[count];
    }

    /** The node on the left side of each; not a copy. */
    int[] left() {
      return left;
    }

    /** The node on the right side of each; not a copy. */
    int[] right() {
      return right;
    }

    /** The height of each; not a copy. */
    float[] heights() {
      return heights;
    }
  }

  /** The number of the first rows of a part that the dendrogram has. */
  int leafCount(Part part) {
    return (int) part.rows().stream().filter(row -> row.end() <= dendrogram.leafCount()).count();
  }

  /** O(n log n) time for n rows. */
  Merges of(Part part) {
    int leaves = leafCount(part);
    int[] borders =
        IntStream.range(0, Math.max(0, leaves - 1))
            .boxed()
            .sorted(Comparator.comparingInt(row -> mergeAfter[part.rows().get(row).end() - 1]))
            .mapToInt(Integer::intValue)
            .toArray();
    Merges merges = new Merges(borders.length);
    int[] nodeOf = IntStream.range(0, leaves).toArray();
    int[] firstOf = nodeOf.clone();
    int[] lastOf = nodeOf.clone();
    for (int merge = 0; merge < borders.length; merge++) {
      int left = borders[merge];
      int right = left + 1;
      merges.left[merge] = nodeOf[left];
      merges.right[merge] = nodeOf[right];
      merges.heights[merge] =
          (float) dendrogram.height(mergeAfter[part.rows().get(left).end() - 1]);
      int first = firstOf[left];
      int last = lastOf[right];
      lastOf[first] = last;
      firstOf[last] = first;
      nodeOf[first] = leaves + merge;
      nodeOf[last] = leaves + merge;
    }
    return merges;
  }
}
