package org.classblocks.similarity.nearest;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.classblocks.moments.batch.SparseBatch;

/**
 * Some samples that list some classes, packed for the way from task to task: class ids and scores
 * of row r at start(r) to start(r + 1) (exclusive). Memory: 8 bytes an entry if all scores are
 * floats, 12 otherwise; 4 a row, 8 more with weights, and 4 more with groups. Immutable; owns its
 * arrays.
 */
public final class ListedRows implements Serializable {
  private static final long serialVersionUID = 1L;

  private final int[] starts;
  private final int[] ids;
  private final float[] floats;
  private final double[] doubles;
  private final double[] weights;
  private final int[] groups;
  private final List<String> groupNames;

  private ListedRows(Builder builder) {
    int rows = builder.rows;
    int entries = builder.entries();
    this.starts = Arrays.copyOf(builder.starts, rows + 1);
    this.ids = Arrays.copyOf(builder.ids, entries);
    this.floats = builder.areFloats ? builder.asFloats(entries) : null;
    this.doubles = builder.areFloats ? null : Arrays.copyOf(builder.scores, entries);
    this.weights = builder.areEqual ? null : Arrays.copyOf(builder.weights, rows);
    this.groupNames = new ArrayList<>(builder.groupNames);
    this.groups = groupNames.isEmpty() ? null : Arrays.copyOf(builder.groups, rows);
  }

  /** The number of rows. */
  public int rows() {
    return starts.length - 1;
  }

  /** How many scores the rows list. */
  public int entries() {
    return ids.length;
  }

  /** The classes that a row lists; a new array. */
  public int[] idsOf(int row) {
    return Arrays.copyOfRange(ids, starts[row], starts[row + 1]);
  }

  /** Their scores; a new array. */
  public double[] scoresOf(int row) {
    double[] scores = new double[starts[row + 1] - starts[row]];
    Arrays.setAll(scores, e -> score(starts[row] + e));
    return scores;
  }

  /** Whether floats hold all scores without loss. */
  public boolean areFloats() {
    return doubles == null;
  }

  /** The first entry of a row; for row {@code rows()} the entry after the last. */
  int start(int row) {
    return starts[row];
  }

  /** The class of each entry; not to be changed. */
  int[] ids() {
    return ids;
  }

  double score(int entry) {
    return floats == null ? doubles[entry] : floats[entry];
  }

  /** Whether any row weighs other than 1. */
  public boolean haveWeights() {
    return weights != null;
  }

  /** The weight of a row, 1 for all where samples have no weights. */
  public double weight(int row) {
    return weights == null ? 1 : weights[row];
  }

  /** The name of the group of a row; empty if it is of none. */
  public String groupOf(int row) {
    return group(row) < 0 ? "" : groupNames.get(group(row));
  }

  /** The place of the group of a row among the names of groups; -1 if it is of none. */
  int group(int row) {
    return groups == null ? -1 : groups[row];
  }

  /** The names of the groups of the rows. */
  List<String> groupNames() {
    return List.copyOf(groupNames);
  }

  /** Packs rows. Not safe for use by several threads. */
  public static final class Builder {
    private int rows;
    private int[] starts = new int[16];
    private int[] ids = new int[64];
    private double[] scores = new double[64];
    private double[] weights = new double[16];
    private int[] groups = new int[16];
    private final List<String> groupNames = new ArrayList<>();
    private boolean areFloats = true;
    private boolean areEqual = true;

    /** Adds a row of a batch, which stays as it is, and is of no group. */
    public void add(SparseBatch batch, int row) {
      add(batch, row, "");
    }

    /**
     * Adds a row of a batch, which stays as it is.
     *
     * @param group the name of the group of the sample; empty for none
     */
    public void add(SparseBatch batch, int row, String group) {
      int from = batch.starts()[row];
      int length = batch.starts()[row + 1] - from;
      add(batch.ids(), batch.scores(), from, length, batch.weights().of(row), group);
    }

    /**
     * Adds a row, whose arrays stay as they are.
     *
     * @param group the name of the group of the sample; empty for none
     */
    public void add(int[] rowIds, double[] rowScores, double weight, String group) {
      add(rowIds, rowScores, 0, rowIds.length, weight, group);
    }

    private void add(
        int[] rowIds, double[] rowScores, int from, int length, double weight, String group) {
      int start = starts[rows];
      int end = start + length;
      makeRoom(end);
      System.arraycopy(rowIds, from, ids, start, length);
      System.arraycopy(rowScores, from, scores, start, length);
      for (int e = start; e < end; e++) {
        areFloats &= (float) scores[e] == scores[e];
      }
      weights[rows] = weight;
      areEqual &= weights[rows] == 1;
      groups[rows] = group.isEmpty() ? -1 : place(group);
      rows++;
      starts[rows] = end;
    }

    private int place(String group) {
      int place = groupNames.indexOf(group);
      if (place >= 0) {
        return place;
      }
      groupNames.add(group);
      return groupNames.size() - 1;
    }

    private void makeRoom(int entries) {
      if (entries > ids.length) {
        int length = Math.max(entries, ids.length + (ids.length >> 1));
        ids = Arrays.copyOf(ids, length);
        scores = Arrays.copyOf(scores, length);
      }
      if (rows + 2 > starts.length) {
        starts = Arrays.copyOf(starts, 2 * starts.length);
        weights = Arrays.copyOf(weights, starts.length);
        groups = Arrays.copyOf(groups, starts.length);
      }
    }

    /** The number of rows so far. */
    public int rows() {
      return rows;
    }

    /** The number of scores so far. */
    public int entries() {
      return starts[rows];
    }

    /** The rows so far, and none in here afterwards. */
    public ListedRows drain() {
      ListedRows packed = new ListedRows(this);
      rows = 0;
      areFloats = true;
      areEqual = true;
      groupNames.clear();
      return packed;
    }

    private float[] asFloats(int entries) {
      float[] packed = new float[entries];
      for (int e = 0; e < entries; e++) {
        packed[e] = (float) scores[e];
      }
      return packed;
    }
  }
}
