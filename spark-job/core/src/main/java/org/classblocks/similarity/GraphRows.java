package org.classblocks.similarity;

import java.util.Arrays;
import org.classblocks.Text;

/**
 * The rows of a graph of similarities as they are read back: each kept pair once in the row of
 * either class.
 *
 * <p>Memory: 16 bytes an entry and 4 a class, which the graph goes on to use.
 */
public final class GraphRows {
  /** Where the entries of each class start, and where all end; length k + 1. */
  final int[] starts;

  final int[] neighbours;
  final double[] similarities;
  final int[] bothListed;
  private int lastClass;
  private int added;

  /**
   * Rows without entries.
   *
   * @param classCount the number of classes, k
   * @param entries how many entries there will be: two for each pair
   */
  public GraphRows(int classCount, int entries) {
    this.starts = new int[classCount + 1];
    this.neighbours = new int[entries];
    this.similarities = new double[entries];
    this.bothListed = new int[entries];
  }

  /**
   * Appends entries, which are copied. All entries come by class, and those of a class by
   * neighbour.
   *
   * @param classIds the class of each entry
   * @param ids the other class of each
   * @param values how similar the two are, from -1 to 1
   * @param both the number of samples that list both
   * @throws IllegalArgumentException if an entry is out of order or refused, or there are too many
   */
  public GraphRows add(int[] classIds, int[] ids, double[] values, int[] both) {
    if (classIds.length > neighbours.length - added) {
      throw new IllegalArgumentException("more than " + neighbours.length + " entries");
    }
    for (int e = 0; e < classIds.length; e++) {
      add(classIds[e], ids[e], values[e], both[e]);
    }
    return this;
  }

  private void add(int classId, int other, double value, int both) {
    boolean isNext =
        classId > lastClass
            || (classId == lastClass && (isFirst() || other > neighbours[added - 1]));
    if (!isNext || classId >= classCount() || other < 0 || other >= classCount()) {
      throw new IllegalArgumentException(
          Text.of("the entry of classes %d and %d is out of order", classId, other));
    }
    if (other == classId || !(Math.abs(value) <= 1)) {
      throw new IllegalArgumentException(
          Text.of("classes %d and %d have the similarity %s", classId, other, value));
    }
    while (lastClass < classId) {
      starts[++lastClass] = added;
    }
    neighbours[added] = other;
    similarities[added] = value;
    bothListed[added] = both;
    added++;
  }

  /** Whether the last class has no entry yet. */
  private boolean isFirst() {
    return starts[lastClass] == added;
  }

  private int classCount() {
    return starts.length - 1;
  }

  /**
   * Checks that all entries are there, that only classes with a correlation have any, and that both
   * rows of a pair say the same. O(entries) time. No entry may follow.
   */
  void finish(ClassStatus[] statuses) {
    if (added < neighbours.length || statuses.length != classCount()) {
      throw new IllegalArgumentException(
          Text.of(
              "%d of %d entries, %d statuses of %d classes",
              added, neighbours.length, statuses.length, classCount()));
    }
    Arrays.fill(starts, lastClass + 1, starts.length, added);
    int[] next = starts.clone();
    for (int id = 0; id < classCount(); id++) {
      if (starts[id] < starts[id + 1] && statuses[id] != ClassStatus.OK) {
        throw new IllegalArgumentException("class " + id + " has no correlation");
      }
      requireInBothRows(id, next);
    }
  }

  /**
   * Meets the entries of a class with higher ones in the rows of these. Since rows are sorted and
   * classes come by id, they are met one after the other.
   *
   * @param next the first entry of each class that was not met
   */
  private void requireInBothRows(int id, int[] next) {
    for (int entry = next[id]; entry < starts[id + 1]; entry++) {
      int other = neighbours[entry];
      int mirror = next[other]++;
      if (other < id
          || mirror == starts[other + 1]
          || neighbours[mirror] != id
          || similarities[mirror] != similarities[entry]
          || bothListed[mirror] != bothListed[entry]) {
        throw new IllegalArgumentException(
            Text.of("the rows of classes %d and %d differ", id, other));
      }
    }
  }
}
