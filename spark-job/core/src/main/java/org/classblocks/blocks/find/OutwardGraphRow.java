package org.classblocks.blocks.find;

import java.util.stream.IntStream;
import org.classblocks.order.ClassOrder;
import org.classblocks.similarity.SimilarityGraph;

/**
 * A row of a similarity graph, outwards: O(d log d) for a class with d kept pairs, and O(1) for
 * each range. Pairs that are not kept count with their background similarity, which a {@link
 * Generality} takes for chance.
 */
final class OutwardGraphRow implements OutwardRow {
  private final SimilarityGraph graph;
  private final ClassOrder order;
  private final Prefixes prefixes;
  private Generality generality;
  private int classId;
  private long[] entries;
  private int before;
  private int after;
  private double sum;
  private double keptLoads;
  private int keptKnown;

  /**
   * Over the positions of an order, the sum of the loads of all classes before each, and how many
   * of those classes are known to the rule of general classes. Shared by all rows.
   */
  static final class Prefixes {
    private final double[] loads;
    private final int[] known;

    private Prefixes(double[] loads, int[] known) {
      this.loads = loads;
      this.known = known;
    }

    static Prefixes of(SimilarityGraph graph, ClassOrder order, Generality.AddedScores added) {
      int leaves = order.dendrogram().leafCount();
      double[] loads = new double[leaves + 1];
      int[] known = new int[leaves + 1];
      for (int p = 0; p < leaves; p++) {
        int id = order.classAt(p);
        loads[p + 1] = loads[p] + graph.load(id);
        known[p + 1] = known[p] + (added.isKnown(id) ? 1 : 0);
      }
      return new Prefixes(loads, known);
    }

    private boolean isKnown(int position) {
      return known[position + 1] > known[position];
    }
  }

  OutwardGraphRow(SimilarityGraph graph, ClassOrder order, Prefixes prefixes) {
    this.graph = graph;
    this.order = order;
    this.prefixes = prefixes;
  }

  @Override
  public void begin(int ofClass, Generality itsGenerality) {
    classId = ofClass;
    generality = itsGenerality;
    entries =
        IntStream.range(graph.start(classId), graph.end(classId))
            .mapToLong(e -> (long) order.positionOf(graph.neighbour(e)) << Integer.SIZE | e)
            .sorted()
            .toArray();
    int position = order.positionOf(classId);
    after = 0;
    while (after < entries.length && position(after) < position) {
      after++;
    }
    before = after - 1;
    sum = 0;
    keptLoads = 0;
    keptKnown = 0;
  }

  private int position(int place) {
    return (int) (entries[place] >>> Integer.SIZE);
  }

  @Override
  public double grow(int start, int end) {
    while (before >= 0 && position(before) >= start) {
      take(before--);
    }
    while (after < entries.length && position(after) < end) {
      take(after++);
    }
    int kept = after - before - 1;
    int left = end - start - 1 - kept;
    generality.setBackground(left, leftKnown(start, end));
    if (left == 0) {
      return sum;
    }
    double own = graph.load(classId);
    double otherLoads = prefixes.loads[end] - prefixes.loads[start] - own - keptLoads;
    return sum - own * otherLoads;
  }

  private void take(int place) {
    int entry = (int) entries[place];
    int other = graph.neighbour(entry);
    sum += graph.similarity(entry);
    keptLoads += graph.load(other);
    keptKnown += prefixes.isKnown(position(place)) ? 1 : 0;
    generality.accept(other);
  }

  /** How many of the classes without a kept pair are known, if the class itself is. */
  private int leftKnown(int start, int end) {
    return prefixes.isKnown(order.positionOf(classId))
        ? prefixes.known[end] - prefixes.known[start] - 1 - keptKnown
        : 0;
  }
}
