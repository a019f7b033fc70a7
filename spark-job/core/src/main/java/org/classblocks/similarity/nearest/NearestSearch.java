package org.classblocks.similarity.nearest;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import org.classblocks.similarity.NearestQueue;
import org.classblocks.similarity.SimilarityMatrix;

/**
 * Finds the most similar classes of some classes, of those that any sample lists together with
 * them, from the samples that list at least one of them.
 *
 * <p>The products of a class with all others are added up row by row, as Gustavson (1978),
 * doi:10.1145/355791.355796, forms a row of a product of sparse matrices. Rows wait until all are
 * here, and the classes take turns with one accumulator. A class whose rows would take more memory
 * than an accumulator can have its own instead, which adds up products as rows come.
 *
 * <p>Neighbours come in the order of their rounded similarities ({@link
 * SimilarityMatrix#rounded()}), equal ones by class id. Classes without a correlation have no
 * neighbours and are nobody's. A sample of weight 0 counts among those that list a pair, and for
 * nothing else. Rows in the same order give a pair the same similarity to the last bit, whichever
 * of the two classes it is found for and whatever other classes are searched with it.
 *
 * <p>Error: with c_i = W / (W - W_i) for a class that samples of the weight W_i list out of W, but
 * 1 for one that all samples list, the similarity of classes that N samples list together is off by
 * at most (512 + N / 512 + 16) 2^-53 sqrt(c_i c_j), and by a hundredth of that where roundings
 * cancel as they mostly do; on top comes what means and variances are off.
 *
 * <p>Where samples are of groups, each neighbour has its similarity in every group as well. Once
 * the neighbours are known, the rows of one group after the other are added up again in the units
 * of the group. A class with an accumulator of its own has one for each group beside it.
 *
 * <p>Cost: a product for each class of a row and each of its classes that is searched ({@link
 * ListingTotals#pairs}), two with groups, and O(neighbours) for a pair that is among the nearest
 * when it is found. Memory: {@link #waitingBytes} for rows, {@link #accumulatorBytes} for each
 * class with accumulators of its own and for one that others share, 16 bytes a neighbour and 12
 * more for each group, and 12 a class of all. Not safe for use by several threads.
 */
public final class NearestSearch {
  /** More than rounding changes a similarity. */
  private static final double ROUNDING = 1e-10;

  private final StandardUnits units;
  private final int limit;
  private final int[] searched;
  private final int[] places;
  private final RowsByClass waiting;
  private final ProductSums[] own;
  private final List<String> groupNames;
  private final List<StandardUnits> groups;

  /** By group and place among the classes with accumulators of their own. */
  private final ProductSums[][] ownOfGroups;

  private int[] ids = new int[0];
  private double[] values = new double[0];
  private double[] groupValues = new double[0];
  private double[] similarities = new double[0];

  /** Starts a search of samples without groups. */
  public NearestSearch(
      StandardUnits units, int limit, int[] classes, int withOwn, int rows, int entries) {
    this(units, Collections.emptySortedMap(), limit, classes, withOwn, rows, entries);
  }

  /**
   * Starts a search.
   *
   * @param units the units of all classes, over all samples
   * @param groups the units of all groups of the samples by name
   * @param limit the most neighbours of a class
   * @param classes the classes that are searched
   * @param withOwn how many of them have accumulators of their own: the last ones
   * @param rows how many rows to make room for, of those that list another one of the classes
   * @param entries how many entries to make room for
   */
  public NearestSearch(
      StandardUnits units,
      SortedMap<String, StandardUnits> groups,
      int limit,
      int[] classes,
      int withOwn,
      int rows,
      int entries) {
    this.units = units;
    this.groupNames = List.copyOf(groups.keySet());
    this.groups = List.copyOf(groups.values());
    this.limit = limit;
    this.searched = classes.clone();
    this.places = new int[units.size()];
    Arrays.fill(places, -1);
    for (int place = 0; place < searched.length; place++) {
      places[searched[place]] = place;
    }
    this.waiting = new RowsByClass(searched.length - withOwn, rows, entries, !groups.isEmpty());
    this.own = accumulators(withOwn);
    this.ownOfGroups = new ProductSums[groups.size()][];
    Arrays.setAll(ownOfGroups, group -> accumulators(withOwn));
  }

  private ProductSums[] accumulators(int count) {
    ProductSums[] accumulators = new ProductSums[count];
    Arrays.setAll(accumulators, place -> new ProductSums(units.size()));
    return accumulators;
  }

  /**
   * The memory of rows that wait.
   *
   * @param entries the number of classes that they list
   * @param listings how many of these are searched
   * @param groups the number of groups of the samples
   */
  public static long waitingBytes(long rows, long entries, long listings, int groups) {
    long bytes = 4 * rows + 12 * (entries + listings);
    return groups > 0 ? bytes + 4 * rows + 8 * entries : bytes;
  }

  /**
   * The most memory of the accumulators of a class, of k classes.
   *
   * @param groups the number of groups of the samples
   */
  public static long accumulatorBytes(int classCount, int groups) {
    return (1L + groups) * ProductSums.CLASS_BYTES * classCount;
  }

  /**
   * Takes rows, which stay as they are; those that list no searched class are passed over.
   *
   * @throws IllegalArgumentException if a row is of a group that is not known
   */
  public void accept(ListedRows rows) {
    int[] known = rows.groupNames().stream().mapToInt(this::place).toArray();
    for (int row = 0; row < rows.rows(); row++) {
      int group = groups.isEmpty() || rows.group(row) < 0 ? -1 : known[rows.group(row)];
      int length = standardise(rows, row);
      if (group >= 0) {
        standardise(rows, row, groups.get(group));
      }
      accept(length, group);
    }
  }

  private int place(String group) {
    int place = groupNames.indexOf(group);
    if (place < 0 && !groups.isEmpty()) {
      throw new IllegalArgumentException("no group is called " + group);
    }
    return place;
  }

  /** Brings the scores of a row into standard units, those of usable classes; returns how many. */
  private int standardise(ListedRows rows, int row) {
    int start = rows.start(row);
    int end = rows.start(row + 1);
    if (ids.length < end - start) {
      ids = new int[end - start];
      values = new double[end - start];
    }
    double root = Math.sqrt(rows.weight(row));
    int length = 0;
    for (int e = start; e < end; e++) {
      int id = rows.ids()[e];
      if (units.isUsable(id)) {
        ids[length] = id;
        values[length++] = root > 0 ? root * units.of(id, rows.score(e)) : 0;
      }
    }
    return length;
  }

  /** The same for the units of a group, in which some of these classes may have no scores. */
  private void standardise(ListedRows rows, int row, StandardUnits ofGroup) {
    if (groupValues.length < values.length) {
      groupValues = new double[values.length];
    }
    double root = Math.sqrt(rows.weight(row));
    int length = 0;
    for (int e = rows.start(row); e < rows.start(row + 1); e++) {
      int id = rows.ids()[e];
      if (units.isUsable(id)) {
        boolean counts = root > 0 && ofGroup.isUsable(id);
        groupValues[length++] = counts ? root * ofGroup.of(id, rows.score(e)) : 0;
      }
    }
  }

  private void accept(int length, int group) {
    int firstOwn = searched.length - own.length;
    boolean waits = false;
    for (int e = 0; e < length; e++) {
      int place = places[ids[e]];
      if (place >= firstOwn) {
        own[place - firstOwn].add(values[e], ids, values, 0, length);
        if (group >= 0) {
          ownOfGroups[group][place - firstOwn].add(groupValues[e], ids, groupValues, 0, length);
        }
      } else if (place >= 0) {
        waiting.count(place);
        waits = true;
      }
    }
    if (waits) {
      waiting.add(ids, values, length);
      if (group >= 0) {
        waiting.setGroup(group, groupValues);
      }
    }
  }

  /** The neighbours of the searched classes, in their order; no rows may follow. */
  public NearestClasses result() {
    waiting.sort(places);
    NearestClasses.Builder found = new NearestClasses.Builder(searched.length, groups.size());
    NearestQueue queue = new NearestQueue(limit);
    int firstOwn = searched.length - own.length;
    ProductSums shared = new ProductSums(firstOwn > 0 ? units.size() : 0);
    for (int place = 0; place < firstOwn; place++) {
      waiting.addProducts(place, shared);
      select(searched[place], shared, queue, found);
      shared.clear();
    }
    for (int place = firstOwn; place < searched.length; place++) {
      select(searched[place], own[place - firstOwn], queue, found);
    }
    if (!groups.isEmpty()) {
      addGroups(found, shared);
    }
    return found.result();
  }

  /** Adds how similar the neighbours are in each group. */
  private void addGroups(NearestClasses.Builder found, ProductSums shared) {
    waiting.takeGroupUnits(places);
    int firstOwn = searched.length - own.length;
    for (int group = 0; group < groups.size(); group++) {
      for (int place = 0; place < firstOwn; place++) {
        waiting.addProducts(place, group, shared);
        addGroup(place, group, shared, found);
        shared.clear();
      }
      for (int place = firstOwn; place < searched.length; place++) {
        addGroup(place, group, ownOfGroups[group][place - firstOwn], found);
      }
    }
  }

  private void addGroup(int place, int group, ProductSums sums, NearestClasses.Builder found) {
    int id = searched[place];
    StandardUnits ofGroup = groups.get(group);
    for (int at = found.start(place); at < found.start(place + 1); at++) {
      int neighbour = found.neighbour(at);
      double similarity =
          ofGroup.isUsable(id) && ofGroup.isUsable(neighbour)
              ? ofGroup.correlation(id, neighbour, sums.sum(neighbour))
              : Double.NaN;
      found.set(at, group, similarity, sums.count(neighbour));
    }
  }

  private void select(int id, ProductSums sums, NearestQueue queue, NearestClasses.Builder found) {
    computeSimilarities(id, sums);
    int listedTogether = 0;
    double leftOut = units.isUsable(id) ? -1 : Double.NaN;
    for (int index = 0; index < sums.size(); index++) {
      int other = sums.id(index);
      double similarity = similarities[index];
      if (other != id) {
        listedTogether++;
        int loser =
            similarity < queue.least() - ROUNDING
                ? other
                : queue.offer(other, SimilarityMatrix.rounded(similarity));
        if (loser == other) {
          leftOut = Math.max(leftOut, similarity);
        } else if (loser >= 0) {
          leftOut = Math.max(leftOut, units.correlation(id, loser, sums.sum(loser)));
        }
      }
    }
    if (units.isUsable(id) && listedTogether < units.usable() - 1) {
      leftOut = Math.max(leftOut, units.mostWithoutSamples(id));
    }
    for (int neighbour : queue.drain()) {
      found.add(
          neighbour, units.correlation(id, neighbour, sums.sum(neighbour)), sums.count(neighbour));
    }
    found.endClass(id, leftOut);
  }

  /** Without a branch that depends on them, several of them wait for memory at once. */
  private void computeSimilarities(int id, ProductSums sums) {
    if (similarities.length < sums.size()) {
      similarities = new double[Math.min(units.size(), 2 * sums.size())];
    }
    for (int index = 0; index < sums.size(); index++) {
      int other = sums.id(index);
      similarities[index] = units.correlation(id, other, sums.sum(other));
    }
  }
}
