package org.classblocks.order.leaves;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import org.classblocks.order.linkage.Distances;

/**
 * Reads the shortest path over a subtree out of the tables: which leaf stands where.
 *
 * <p>O(n^2) time for a subtree of n leaves, without recursion: where two children meet is looked
 * for again rather than stored, and places that cannot be shorter are passed over. Among equally
 * short paths the one nearest to the layout is taken: its ends lie farthest apart there, and
 * children meet where they met there.
 */
final class PathTrace {
  private final BranchLayout layout;
  private final PathTables tables;
  private final Distances distances;
  private final Deque<Stretch> open = new ArrayDeque<>();

  /** A path over a node that is still to be written, by the positions of its ends. */
  private record Stretch(int node, int from, int to, int start) {}

  PathTrace(BranchLayout layout, PathTables tables, Distances distances) {
    this.layout = layout;
    this.tables = tables;
    this.distances = distances;
  }

  /**
   * Writes the leaves of a subtree in the order of its shortest path.
   *
   * @param root a node whose tables, and those below it, are filled
   * @param order receives the leaves, at the positions of the subtree in the layout
   */
  void write(int root, int[] order) {
    open.push(whole(root));
    while (!open.isEmpty()) {
      Stretch stretch = open.pop();
      if (layout.tree().isLeaf(stretch.node)) {
        order[stretch.start] = layout.leafAt(stretch.from);
      } else {
        split(stretch);
      }
    }
  }

  /**
   * The shortest of all paths over a subtree; of equal ones, from its first child to its second.
   */
  private Stretch whole(int root) {
    int start = layout.start(root);
    if (layout.tree().isLeaf(root)) {
      return new Stretch(root, start, start, start);
    }
    Stretch forwards = shortest(root, true);
    if (!tables.hasOtherWay(root)) {
      return forwards;
    }
    Stretch backwards = shortest(root, false);
    return length(backwards) < length(forwards) ? backwards : forwards;
  }

  private double length(Stretch path) {
    return tables.length(path.node, path.from, path.to);
  }

  /** The shortest path from the first child of a node to its second, or the other way. */
  private Stretch shortest(int root, boolean isForwards) {
    int start = layout.start(root);
    int middle = layout.end(layout.first(root));
    int first = -1;
    int last = -1;
    double least = Double.POSITIVE_INFINITY;
    for (int u = start; u < middle; u++) {
      for (int w = layout.end(root) - 1; w >= middle; w--) {
        double length = isForwards ? tables.length(root, u, w) : tables.length(root, w, u);
        if (length < least) {
          least = length;
          first = u;
          last = w;
        }
      }
    }
    return isForwards
        ? new Stretch(root, first, last, start)
        : new Stretch(root, last, first, start);
  }

  /** Finds where the two halves of a path meet, and puts both down to be written. */
  private void split(Stretch path) {
    int first = layout.first(path.node);
    boolean forwards = tables.span(first).contains(path.from);
    int a = forwards ? first : layout.second(path.node);
    int b = forwards ? layout.second(path.node) : first;
    Span ends = inner(a, path.from);
    Span starts = inner(b, path.to);
    int firstStart = forwards ? starts.start() : starts.end() - 1;
    int step = forwards ? 1 : -1;
    double[] after = new double[starts.size()];
    Arrays.setAll(after, j -> tables.length(b, firstStart + j * step, path.to));
    double leastAfter = MinPlus.least(after);
    int end = -1;
    int start = -1;
    double least = Double.POSITIVE_INFINITY;
    for (int i = 0; i < ends.size(); i++) {
      int m = forwards ? ends.end() - 1 - i : ends.start() + i;
      double before = tables.length(a, path.from, m);
      for (int j = 0; j < after.length && before + leastAfter < least; j++) {
        if (before + after[j] < least) {
          int k = firstStart + j * step;
          double length = before + distances.at(layout.leafAt(m), layout.leafAt(k)) + after[j];
          if (length < least) {
            least = length;
            end = m;
            start = k;
          }
        }
      }
    }
    int size = layout.tree().size(a);
    open.push(new Stretch(a, path.from, end, path.start));
    open.push(new Stretch(b, start, path.to, path.start + size));
  }

  /** Where a path over a node can end if its other end is {@code outer}. */
  private Span inner(int node, int outer) {
    if (layout.tree().isLeaf(node)) {
      return tables.span(node);
    }
    Span first = tables.span(layout.first(node));
    return first.contains(outer) ? tables.span(layout.second(node)) : first;
  }
}
