package org.classblocks.spark.plan;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.classblocks.UserErrorException;
import org.classblocks.similarity.nearest.ListingTotals;
import org.classblocks.similarity.nearest.NearestSearch;

/**
 * Classes of a band that are searched at once. Every class of the band is in one pass, and every
 * pass reads the rows of the band. Immutable; owns its array.
 */
public final class SearchPass implements Serializable {
  private static final long serialVersionUID = 1L;

  /** More rows, or more entries, do not fit into an array. */
  private static final long MOST_BYTES =
      NearestSearch.waitingBytes(Integer.MAX_VALUE - 8L, 0, 0, 0);

  private final int[] classes;
  private final int withOwn;
  private final int rows;
  private final int entries;

  private SearchPass(int[] classes, int withOwn, long rows, long entries) {
    this.classes = classes;
    this.withOwn = withOwn;
    this.rows = Math.toIntExact(rows);
    this.entries = Math.toIntExact(entries);
  }

  /**
   * The passes of a band. One pass has all classes if the rows of the band fit in memory. Otherwise
   * passes take classes in their order, each at the lesser of the memory of its rows and that of an
   * accumulator of its own, until they are full.
   *
   * @param classes the classes of the band
   * @param rows the number of rows of the band
   * @param entries how many classes they list together
   * @param listings the totals of all rows of the log
   * @param groups the number of groups of the samples
   * @param bytes the most memory of a pass, unless it has one class
   * @throws UserErrorException if more rows list a class than an int counts
   */
  public static List<SearchPass> of(
      int[] classes, long rows, long entries, ListingTotals listings, int groups, long bytes) {
    if (classes.length == 0) {
      return List.of();
    }
    for (int id : classes) {
      if (listings.listed(id) > Integer.MAX_VALUE) {
        throw UserErrorException.input(
            "%,d rows list class %d; at most %,d are counted. Choose fewer rows with"
                + " input.filter.",
            listings.listed(id), id, Integer.MAX_VALUE);
      }
    }
    long most = Math.min(bytes, MOST_BYTES);
    long listed = IntStream.of(classes).mapToLong(listings::listed).sum();
    if (NearestSearch.waitingBytes(rows, entries, listed, groups) <= most) {
      return List.of(new SearchPass(classes.clone(), 0, rows, entries));
    }
    List<SearchPass> passes = new ArrayList<>();
    Filling filling = new Filling(listings, groups, rows, entries);
    for (int id : classes) {
      if (!filling.isEmpty() && filling.bytes + filling.bytes(id) > most) {
        passes.add(filling.pass());
        filling = new Filling(listings, groups, rows, entries);
      }
      filling.add(id);
    }
    passes.add(filling.pass());
    return passes;
  }

  /** A pass that takes classes. */
  private static final class Filling {
    private final ListingTotals listings;
    private final int groups;
    private final long mostRows;
    private final long mostEntries;
    private final List<Integer> waiting = new ArrayList<>();
    private final List<Integer> own = new ArrayList<>();
    private long rows;
    private long entries;
    private long bytes;

    Filling(ListingTotals listings, int groups, long mostRows, long mostEntries) {
      this.listings = listings;
      this.groups = groups;
      this.mostRows = mostRows;
      this.mostEntries = mostEntries;
    }

    boolean isEmpty() {
      return waiting.isEmpty() && own.isEmpty();
    }

    private long bytesOfRows(int id) {
      long listed = listings.listed(id);
      return NearestSearch.waitingBytes(listed, listings.pairs(id), listed, groups);
    }

    private long bytesOfOwn() {
      return NearestSearch.accumulatorBytes(listings.size(), groups);
    }

    long bytes(int id) {
      return Math.min(bytesOfRows(id), bytesOfOwn());
    }

    void add(int id) {
      bytes += bytes(id);
      if (bytesOfRows(id) > bytesOfOwn()) {
        own.add(id);
      } else {
        waiting.add(id);
        rows += listings.listed(id);
        entries += listings.pairs(id);
      }
    }

    SearchPass pass() {
      int[] ids =
          IntStream.concat(
                  waiting.stream().mapToInt(Integer::intValue),
                  own.stream().mapToInt(Integer::intValue))
              .toArray();
      return new SearchPass(
          ids, own.size(), Math.min(rows, mostRows), Math.min(entries, mostEntries));
    }
  }

  /** The classes, those with an accumulator of their own last; a new array. */
  public int[] classes() {
    return classes.clone();
  }

  /** The number of classes with an accumulator of their own. */
  public int withOwn() {
    return withOwn;
  }

  /** The most rows that wait. */
  public int rows() {
    return rows;
  }

  /** The most entries of rows that wait. */
  public int entries() {
    return entries;
  }
}
