package org.classblocks.spark.aggregate;

import java.io.Serializable;
import java.util.Arrays;
import java.util.SortedMap;
import java.util.TreeMap;
import org.classblocks.moments.batch.MarginalsBuilder;
import org.classblocks.moments.count.LogStatistics;
import org.classblocks.similarity.nearest.ListingTotals;

/** What is known of the rows of a log before pairs are looked at. Mergeable. */
final class ListedLogTotals implements Serializable {
  private static final long serialVersionUID = 1L;

  private final LogStatistics statistics;
  private final ListingTotals listings;
  private final SortedMap<String, MarginalsBuilder> groups = new TreeMap<>();
  private final long[] bandRows;
  private final long[] bandEntries;

  /**
   * Of no rows yet.
   *
   * @param statistics what all rows are, once they are read
   */
  ListedLogTotals(LogStatistics statistics, int classCount, int bands) {
    this.statistics = statistics;
    this.listings = new ListingTotals(classCount);
    this.bandRows = new long[bands];
    this.bandEntries = new long[bands];
  }

  LogStatistics statistics() {
    return statistics;
  }

  ListingTotals listings() {
    return listings;
  }

  /** What is known of each class over the samples of each group by name. */
  SortedMap<String, MarginalsBuilder> groups() {
    return groups;
  }

  /** That of a group, which may be new. */
  MarginalsBuilder group(String name) {
    return groups.computeIfAbsent(name, found -> new MarginalsBuilder(listings.size()));
  }

  /** Counts a row of a band. */
  void acceptRow(int band, int entries) {
    bandRows[band]++;
    bandEntries[band] += entries;
  }

  /** The number of rows that list a class of a band. */
  long rows(int band) {
    return bandRows[band];
  }

  /** How many classes these rows list. */
  long entries(int band) {
    return bandEntries[band];
  }

  /** Adds those of other rows, which stay as they are. */
  void combine(ListedLogTotals other) {
    statistics.combine(other.statistics);
    listings.combine(other.listings);
    other.groups.forEach((name, sums) -> group(name).combine(sums));
    Arrays.setAll(bandRows, band -> bandRows[band] + other.bandRows[band]);
    Arrays.setAll(bandEntries, band -> bandEntries[band] + other.bandEntries[band]);
  }
}
