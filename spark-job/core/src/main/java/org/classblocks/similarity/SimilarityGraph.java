package org.classblocks.similarity;

import java.util.Arrays;
import java.util.Objects;
import java.util.function.IntToLongFunction;
import java.util.stream.IntStream;
import org.classblocks.Text;
import org.classblocks.moments.ListedPairs;

/**
 * How similar each pair of k classes is, where most pairs have nothing in common: the similarities
 * of some pairs are kept, and all others follow from one number of each class, its load u. A pair
 * that is not kept has the similarity -u_i u_j, the background, cut to [-1, 1]. It can only be
 * beyond where samples list two classes so often that some must list both; sums over pairs take it
 * uncut.
 *
 * <p>For Pearson's correlation of scores that samples list for few classes, the load of class i is
 * mean_i sqrt(W / C_ii), of scores less the absent score, with the sum of weights W and the sum of
 * squared deviations C_ii. Then the background is the exact correlation of two classes that no
 * sample lists together. Of the others, those that are not kept are further bounded by {@link
 * #mostLeftOut}.
 *
 * <p>Exactly symmetric: the kept pairs are in the rows of both classes. The entries of class i lie
 * at {@code start(i)} to {@code end(i)} (exclusive), by class id. Memory: 16 bytes an entry, two
 * entries a pair, and 24 bytes a class. Immutable; made by a {@link Builder}, or of {@link
 * GraphRows} that are read back.
 */
public final class SimilarityGraph implements Similarity {
  private final ClassList classes;
  private final ClassStatus[] statuses;
  private final double[] loads;
  private final double[] mostLeftOut;
  private final int[] starts;
  private final int[] neighbours;
  private final double[] similarities;
  private final int[] bothListed;
  private final boolean isClipped;
  private final boolean isRounded;

  private SimilarityGraph(
      ClassList classes,
      ClassStatus[] statuses,
      double[] loads,
      double[] mostLeftOut,
      int[] starts,
      int[] neighbours,
      double[] similarities,
      int[] bothListed) {
    this.classes = classes;
    this.statuses = statuses;
    this.loads = loads;
    this.mostLeftOut = mostLeftOut.clone();
    this.starts = starts;
    this.neighbours = neighbours;
    this.similarities = similarities;
    this.bothListed = bothListed;
    this.isClipped = false;
    this.isRounded = false;
  }

  /** The same pairs, which are shown in another way. */
  private SimilarityGraph(
      SimilarityGraph graph, double[] loads, boolean isClipped, boolean isRounded) {
    this.classes = graph.classes;
    this.statuses = graph.statuses;
    this.loads = loads;
    this.mostLeftOut = graph.mostLeftOut;
    this.starts = graph.starts;
    this.neighbours = graph.neighbours;
    this.similarities = graph.similarities;
    this.bothListed = graph.bothListed;
    this.isClipped = isClipped;
    this.isRounded = isRounded;
  }

  /**
   * A builder of a graph that keeps no pair.
   *
   * @param classes the k classes
   * @param statuses the status of class c at index c, length k; copied
   * @param loads the load of class c at index c, length k, finite where the status is ok; copied
   */
  public static Builder builder(ClassList classes, ClassStatus[] statuses, double[] loads) {
    return new Builder(classes, statuses, loads);
  }

  /**
   * A graph that is read back. O(entries) time, and no memory beside what is given.
   *
   * @param classes the k classes
   * @param statuses the status of class c at index c, length k; copied
   * @param loads the load of class c at index c, length k, finite where the status is ok; copied
   * @param mostLeftOut the most that a class without a kept pair can be similar to class c at index
   *     c, length k; copied
   * @param rows all kept pairs; not copied, and of no use afterwards
   * @throws IllegalArgumentException if the rows are incomplete, or both rows of a pair differ
   */
  public static SimilarityGraph of(
      ClassList classes,
      ClassStatus[] statuses,
      double[] loads,
      double[] mostLeftOut,
      GraphRows rows) {
    requireLoads(classes, statuses, loads);
    rows.finish(statuses);
    return new SimilarityGraph(
        classes,
        statuses.clone(),
        loads.clone(),
        mostLeftOut,
        rows.starts,
        rows.neighbours,
        rows.similarities,
        rows.bothListed);
  }

  private static void requireLoads(ClassList classes, ClassStatus[] statuses, double[] loads) {
    int size = classes.size();
    if (statuses.length != size || loads.length != size) {
      throw new IllegalArgumentException(
          Text.of("%d classes, %d statuses, %d loads", size, statuses.length, loads.length));
    }
    for (int id = 0; id < size; id++) {
      if (statuses[id] == ClassStatus.OK && !Double.isFinite(loads[id])) {
        throw new IllegalArgumentException(Text.of("class %d has the load %s", id, loads[id]));
      }
    }
  }

  @Override
  public int size() {
    return statuses.length;
  }

  @Override
  public ClassList classes() {
    return classes;
  }

  @Override
  public ClassStatus status(int classId) {
    return statuses[classId];
  }

  @Override
  public int[] usableClasses() {
    return ClassStatus.usable(statuses);
  }

  /** The load u of a class: two classes without a kept pair have the similarity -u_i u_j. */
  public double load(int classId) {
    return loads[classId];
  }

  /**
   * How similar a class without a kept pair with this one can be to it at most; -1 if there is
   * none, NaN if the class itself has no correlation.
   */
  public double mostLeftOut(int classId) {
    return shown(mostLeftOut[classId]);
  }

  /** The number of entries: twice the number of kept pairs. */
  public int entries() {
    return neighbours.length;
  }

  /** The first entry of a class. */
  public int start(int classId) {
    return starts[classId];
  }

  /** The entry after the last of a class. */
  public int end(int classId) {
    return starts[classId + 1];
  }

  /** The other class of an entry. */
  public int neighbour(int entry) {
    return neighbours[entry];
  }

  /** How similar the two classes of an entry are. */
  public double similarity(int entry) {
    return shown(similarities[entry]);
  }

  /** The number of samples that list both classes of an entry. */
  public int bothListed(int entry) {
    return bothListed[entry];
  }

  /**
   * How many samples list each class and each kept pair. A pair that is not kept counts as listed
   * by none.
   *
   * @param listed the number of samples that list a class
   * @param samples the number of all samples
   */
  public ListedPairs listedPairs(IntToLongFunction listed, long samples) {
    return ListedPairs.of(
        size(),
        samples,
        (a, b) -> {
          if (a == b) {
            return Math.toIntExact(listed.applyAsLong(a));
          }
          int entry = entry(a, b);
          return entry < 0 ? 0 : bothListed[entry];
        });
  }

  /** The entry of a kept pair in the row of its first class, or a negative number. */
  public int entry(int a, int b) {
    return Arrays.binarySearch(neighbours, starts[a], starts[a + 1], b);
  }

  @Override
  public boolean isKept(int a, int b) {
    return entry(a, b) >= 0;
  }

  /** {@inheritDoc} O(log of the entries of a class). */
  @Override
  public double at(int a, int b) {
    if (statuses[a] != ClassStatus.OK || statuses[b] != ClassStatus.OK) {
      return Double.NaN;
    }
    if (a == b) {
      return 1;
    }
    int entry = entry(a, b);
    return entry < 0 ? background(a, b) : similarity(entry);
  }

  /** What the similarity of two classes of status ok is if the pair is not kept. */
  public double background(int a, int b) {
    return shown(Math.max(-1, Math.min(1, 0 - loads[a] * loads[b])));
  }

  private double shown(double value) {
    double clipped = isClipped ? Math.max(0, value) : value;
    return isRounded ? SimilarityMatrix.rounded(clipped) : clipped;
  }

  @Override
  public void copyRow(int classId, double[] row) {
    if (statuses[classId] != ClassStatus.OK) {
      Arrays.fill(row, 0, size(), Double.NaN);
      return;
    }
    for (int id = 0; id < size(); id++) {
      row[id] = statuses[id] == ClassStatus.OK ? background(classId, id) : Double.NaN;
    }
    for (int entry = starts[classId]; entry < starts[classId + 1]; entry++) {
      row[neighbours[entry]] = similarity(entry);
    }
    row[classId] = 1;
  }

  /** {@inheritDoc} Loads stay as they are, and no copy is held. */
  @Override
  public SimilarityGraph rounded() {
    return new SimilarityGraph(this, loads, isClipped, true);
  }

  /**
   * {@inheritDoc} All loads are 0 then. No copy is held of what is kept.
   *
   * @throws IllegalStateException if loads have both signs, so that some pairs that are not kept
   *     are more similar than 0
   */
  @Override
  public SimilarityGraph clipped() {
    if (hasLoadsOfBothSigns()) {
      throw new IllegalStateException("loads of both signs");
    }
    return new SimilarityGraph(this, new double[loads.length], true, isRounded);
  }

  /** Whether some classes have loads above 0, and others loads below. */
  public boolean hasLoadsOfBothSigns() {
    return Arrays.stream(loads).anyMatch(load -> load > 0)
        && Arrays.stream(loads).anyMatch(load -> load < 0);
  }

  /**
   * Takes the most similar classes of each class, and keeps each pair that either class lists.
   * Classes may come in any order, and different ones from several threads at once.
   */
  public static final class Builder {
    private final ClassList classes;
    private final ClassStatus[] statuses;
    private final double[] loads;
    private final double[] mostLeftOut;
    private final int[][] neighbours;
    private final double[][] similarities;
    private final int[][] bothListed;

    private Builder(ClassList classes, ClassStatus[] statuses, double[] loads) {
      requireLoads(classes, statuses, loads);
      int size = classes.size();
      this.classes = classes;
      this.statuses = statuses.clone();
      this.loads = loads.clone();
      this.mostLeftOut = new double[size];
      this.neighbours = new int[size][0];
      this.similarities = new double[size][0];
      this.bothListed = new int[size][0];
      for (int id = 0; id < size; id++) {
        mostLeftOut[id] = statuses[id] == ClassStatus.OK ? 1 : Double.NaN;
      }
    }

    /**
     * Sets the list of one class, whose status is ok, to a range of some arrays, which are copied.
     *
     * @param ids the other classes, in any order, each once and of status ok
     * @param values how similar they are, from -1 to 1. If both classes of a pair list each other,
     *     the value in the list of the lower one counts.
     * @param both the number of samples that list both
     * @param from the first of the range
     * @param to the one after the last
     * @param leftOut the most that any class that is not in the list can be similar to this one
     * @throws IllegalArgumentException if an id or a value is refused
     */
    public Builder add(
        int classId, int[] ids, double[] values, int[] both, int from, int to, double leftOut) {
      check(classId);
      if (!(Math.abs(leftOut) <= 1)) {
        throw new IllegalArgumentException(Text.of("class %d has the bound %s", classId, leftOut));
      }
      long[] places =
          IntStream.range(from, to).mapToLong(e -> (long) ids[e] << Integer.SIZE | e).toArray();
      Arrays.sort(places);
      int[] sorted = new int[places.length];
      double[] sortedValues = new double[places.length];
      int[] sortedBoth = new int[places.length];
      for (int i = 0; i < places.length; i++) {
        int e = (int) places[i];
        check(ids[e]);
        if (ids[e] == classId) {
          throw new IllegalArgumentException(Text.of("class %d is its own neighbour", classId));
        }
        if (i > 0 && ids[e] == sorted[i - 1]) {
          throw new IllegalArgumentException(
              Text.of("class %d is listed twice for class %d", ids[e], classId));
        }
        if (!(Math.abs(values[e]) <= 1)) {
          throw new IllegalArgumentException(
              Text.of("classes %d and %d have the similarity %s", classId, ids[e], values[e]));
        }
        sorted[i] = ids[e];
        sortedValues[i] = values[e];
        sortedBoth[i] = both[e];
      }
      neighbours[classId] = sorted;
      similarities[classId] = sortedValues;
      bothListed[classId] = sortedBoth;
      mostLeftOut[classId] = leftOut;
      return this;
    }

    private void check(int classId) {
      Objects.checkIndex(classId, statuses.length);
      if (statuses[classId] != ClassStatus.OK) {
        throw new IllegalArgumentException("class " + classId + " has no correlation");
      }
    }

    /**
     * The finished graph; the builder is of no use afterwards. O(entries log of the longest list)
     * time. Memory: beside the graph 16 bytes for each neighbour listed and 64 a class.
     *
     * @throws ArithmeticException if there are 2^31 entries or more
     */
    public SimilarityGraph build() {
      int[] starts = starts();
      Rows rows = new Rows(starts);
      int[] next = new int[statuses.length];
      for (int id = 0; id < next.length; id++) {
        next[id] = starts[id] + neighbours[id].length;
      }
      for (int id = 0; id < next.length; id++) {
        for (int e = 0; e < neighbours[id].length; e++) {
          int other = neighbours[id][e];
          int place = Arrays.binarySearch(neighbours[other], id);
          if (place < 0) {
            rows.set(next[other]++, id, similarities[id][e], bothListed[id][e]);
          } else if (id < other) {
            similarities[other][place] = similarities[id][e];
            bothListed[other][place] = bothListed[id][e];
          }
        }
      }
      IntStream.range(0, next.length).parallel().forEach(rows::merge);
      return new SimilarityGraph(
          classes,
          statuses,
          loads,
          mostLeftOut,
          starts,
          rows.neighbours,
          rows.similarities,
          rows.bothListed);
    }

    /** Where the entries of each class start: those of its list, and of lists that it is in. */
    private int[] starts() {
      int[] starts = new int[statuses.length + 1];
      for (int id = 0; id < statuses.length; id++) {
        starts[id + 1] += neighbours[id].length;
        for (int other : neighbours[id]) {
          if (Arrays.binarySearch(neighbours[other], id) < 0) {
            starts[other + 1]++;
          }
        }
      }
      for (int id = 0; id < statuses.length; id++) {
        starts[id + 1] = Math.addExact(starts[id], starts[id + 1]);
      }
      return starts;
    }

    /** The rows of the graph, each with the entries of others' lists at its end before merging. */
    private final class Rows {
      private final int[] starts;
      private final int[] neighbours;
      private final double[] similarities;
      private final int[] bothListed;

      Rows(int[] starts) {
        int entries = starts[starts.length - 1];
        this.starts = starts;
        this.neighbours = new int[entries];
        this.similarities = new double[entries];
        this.bothListed = new int[entries];
      }

      void set(int entry, int neighbour, double similarity, int both) {
        neighbours[entry] = neighbour;
        similarities[entry] = similarity;
        bothListed[entry] = both;
      }

      /** Merges the own list of a class into its row; no entry is overwritten before it is read. */
      void merge(int id) {
        int[] own = Builder.this.neighbours[id];
        int listed = 0;
        int other = starts[id] + own.length;
        for (int entry = starts[id]; listed < own.length; entry++) {
          if (other < starts[id + 1] && neighbours[other] < own[listed]) {
            set(entry, neighbours[other], similarities[other], bothListed[other]);
            other++;
          } else {
            set(
                entry,
                own[listed],
                Builder.this.similarities[id][listed],
                Builder.this.bothListed[id][listed]);
            listed++;
          }
        }
      }
    }
  }
}
