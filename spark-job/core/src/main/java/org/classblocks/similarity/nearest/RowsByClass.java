package org.classblocks.similarity.nearest;

import java.util.Arrays;

/**
 * Rows in standard units, and for some classes which rows list them. Rows are added first, then
 * sorted by class. Memory: 12 bytes an entry, 4 a row, 12 a listing of one of the classes and 4 for
 * each of them; with groups 8 more an entry and 4 a row.
 */
final class RowsByClass {
  private final int[] counts;
  private int[] starts;
  private int[] ids;
  private double[] values;
  private double[] groupValues;
  private int[] groups;
  private int rows;
  private int[] listedStarts;
  private int[] listingRows;
  private double[] listingValues;

  /**
   * No rows.
   *
   * @param classes the number of classes whose rows are wanted
   * @param rows how many rows to make room for, and entries of them; there may be more
   * @param haveGroups whether rows are of groups
   */
  RowsByClass(int classes, int rows, int entries, boolean haveGroups) {
    this.counts = new int[classes];
    this.starts = new int[rows + 1];
    this.ids = new int[entries];
    this.values = new double[entries];
    this.groupValues = haveGroups ? new double[entries] : null;
    this.groups = haveGroups ? new int[rows] : null;
  }

  /** Adds a row of the first entries of some arrays; of no group, if there are any. */
  void add(int[] rowIds, double[] rowValues, int length) {
    int start = starts[rows];
    int end = Math.addExact(start, length);
    if (end > ids.length) {
      int room = (int) Math.min(Integer.MAX_VALUE - 8L, end + 64L + (end >> 1));
      ids = Arrays.copyOf(ids, room);
      values = Arrays.copyOf(values, room);
      groupValues = groupValues == null ? null : Arrays.copyOf(groupValues, room);
    }
    if (rows + 1 == starts.length) {
      starts = Arrays.copyOf(starts, Math.multiplyExact(2, starts.length));
    }
    System.arraycopy(rowIds, 0, ids, start, length);
    System.arraycopy(rowValues, 0, values, start, length);
    if (groups != null) {
      groups = rows < groups.length ? groups : Arrays.copyOf(groups, starts.length);
      groups[rows] = -1;
    }
    starts[++rows] = end;
  }

  /**
   * Sets the group of the row that was added last.
   *
   * @param group the place of the group
   * @param rowValues its values in the units of the group
   */
  void setGroup(int group, double[] rowValues) {
    int start = starts[rows - 1];
    System.arraycopy(rowValues, 0, groupValues, start, starts[rows] - start);
    groups[rows - 1] = group;
  }

  /** Counts a listing of one of the classes by a row that is added. */
  void count(int place) {
    counts[place]++;
  }

  /** Sorts the rows by class; none may follow. */
  void sort(int[] places) {
    listedStarts = new int[counts.length + 1];
    for (int place = 0; place < counts.length; place++) {
      listedStarts[place + 1] = Math.addExact(listedStarts[place], counts[place]);
    }
    listingRows = new int[listedStarts[counts.length]];
    listingValues = new double[listingRows.length];
    setListings(places);
  }

  private void setListings(int[] places) {
    int[] next = Arrays.copyOf(listedStarts, counts.length);
    for (int row = 0; row < rows; row++) {
      for (int e = starts[row]; e < starts[row + 1]; e++) {
        int place = places[ids[e]];
        if (place >= 0 && place < counts.length) {
          listingRows[next[place]] = row;
          listingValues[next[place]++] = values[e];
        }
      }
    }
  }

  /** Adds the products of one of the classes with all that are listed with it, row by row. */
  void addProducts(int place, ProductSums sums) {
    for (int listing = listedStarts[place]; listing < listedStarts[place + 1]; listing++) {
      int row = listingRows[listing];
      sums.add(listingValues[listing], ids, values, starts[row], starts[row + 1]);
    }
  }

  /** Goes over to the units of groups, once rows are sorted; there must be groups. */
  void takeGroupUnits(int[] places) {
    values = groupValues;
    groupValues = null;
    setListings(places);
  }

  /** The same in the units of a group and for its rows alone. */
  void addProducts(int place, int group, ProductSums sums) {
    for (int listing = listedStarts[place]; listing < listedStarts[place + 1]; listing++) {
      int row = listingRows[listing];
      if (groups[row] == group) {
        sums.add(listingValues[listing], ids, values, starts[row], starts[row + 1]);
      }
    }
  }
}
