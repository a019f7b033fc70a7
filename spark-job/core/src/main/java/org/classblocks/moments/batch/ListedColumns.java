package org.classblocks.moments.batch;

import java.util.Arrays;

/**
 * The listed scores of consecutive sparse samples, by class instead of by sample.
 *
 * <p>A class is common if the samples that list it have more than half of the weight. It gets an
 * entry in every row, with the absent score where a row does not list it. Without weights there are
 * fewer common classes than two times the mean length of a row, so that entries triple at most.
 * With weights, one heavy row can make many classes common; such samples must be taken in parts.
 *
 * <p>Cost: O(entries + k) time; memory 12 bytes an entry and 17 a class. Made once and loaded with
 * some samples after others.
 */
final class ListedColumns {
  /** How many entries there may be for each that a batch has room for. */
  private static final long MOST_FOR_ONE = 3;

  private final int[] starts;
  private final int[] places;
  private final boolean[] isCommon;
  private final double[] listedWeights;
  private int[] rows = new int[0];
  private double[] values = new double[0];
  private WeightSum weights = new WeightSum();
  private int firstRow;
  private int rowCount;
  private int commonCount;

  ListedColumns(int classCount) {
    this.starts = new int[classCount + 1];
    this.places = new int[classCount];
    this.isCommon = new boolean[classCount];
    this.listedWeights = new double[classCount];
  }

  /**
   * Takes the place of what was loaded before.
   *
   * @param start the first row of the batch that is loaded
   * @param end the row after the last
   * @return whether it was loaded: not if that would take too many entries, which one row never
   *     does
   */
  boolean load(SparseBatch batch, int start, int end) {
    firstRow = start;
    rowCount = end - start;
    weights = batch.weights().sum(start, end);
    countListed(batch);
    if (!makeRoom(batch)) {
      return false;
    }
    placeAbsent(batch.absentScore());
    for (int row = start; row < end; row++) {
      if (batch.weights().of(row) > 0) {
        placeRow(batch, row);
      }
    }
    return true;
  }

  private void countListed(SparseBatch batch) {
    Arrays.fill(places, 0);
    Arrays.fill(listedWeights, 0);
    int[] rowStarts = batch.starts();
    int[] ids = batch.ids();
    if (batch.weights().areEqual()) {
      int last = rowStarts[firstRow + rowCount];
      for (int e = rowStarts[firstRow]; e < last; e++) {
        places[ids[e]]++;
      }
      return;
    }
    for (int row = firstRow; row < firstRow + rowCount; row++) {
      double weight = batch.weights().of(row);
      for (int e = rowStarts[row]; weight > 0 && e < rowStarts[row + 1]; e++) {
        places[ids[e]]++;
        listedWeights[ids[e]] += weight;
      }
    }
  }

  private boolean makeRoom(SparseBatch batch) {
    boolean areEqual = batch.weights().areEqual();
    long length = 0;
    commonCount = 0;
    for (int id = 0; id < places.length; id++) {
      double listed = areEqual ? places[id] : listedWeights[id];
      isCommon[id] = 2 * listed > weights.total();
      commonCount += isCommon[id] ? 1 : 0;
      length += isCommon[id] ? rowCount : places[id];
    }
    if (length > MOST_FOR_ONE * batch.room() && rowCount > 1) {
      return false;
    }
    for (int id = 0; id < places.length; id++) {
      starts[id + 1] = starts[id] + (isCommon[id] ? rowCount : places[id]);
      places[id] = starts[id];
    }
    if (values.length < length) {
      rows = new int[(int) length];
      values = new double[(int) length];
    }
    return true;
  }

  private void placeAbsent(double absentScore) {
    for (int id = 0; commonCount > 0 && id < isCommon.length; id++) {
      if (isCommon[id]) {
        Arrays.fill(values, starts[id], starts[id + 1], absentScore);
        for (int row = 0; row < rowCount; row++) {
          rows[starts[id] + row] = row;
        }
      }
    }
  }

  private void placeRow(SparseBatch batch, int row) {
    int[] ids = batch.ids();
    double[] scores = batch.scores();
    int place = row - firstRow;
    int end = batch.starts()[row + 1];
    for (int e = batch.starts()[row]; e < end; e++) {
      int id = ids[e];
      int entry = isCommon[id] ? starts[id] + place : places[id]++;
      rows[entry] = place;
      values[entry] = scores[e];
    }
  }

  int rowCount() {
    return rowCount;
  }

  /** The row of the batch that was loaded first. */
  int firstRow() {
    return firstRow;
  }

  /** What the rows weigh. */
  WeightSum weights() {
    return weights;
  }

  boolean isCommon(int id) {
    return isCommon[id];
  }

  /** Whether rows have the entries that they list in the batch, all of which was loaded. */
  boolean areAsListed(SparseBatch batch) {
    return commonCount == 0 && starts[places.length] == batch.entries();
  }

  /** Where the entries of a class start; at index k where the last ones end. */
  int start(int id) {
    return starts[id];
  }

  /**
   * The row of each entry, counted from the first one loaded, ascending within a class; rows that
   * weigh nothing have entries for common classes alone.
   */
  int[] rows() {
    return rows;
  }

  /** The score of each entry; not a copy. */
  double[] values() {
    return values;
  }
}
