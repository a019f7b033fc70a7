package org.classblocks.similarity;

import java.util.Arrays;
import java.util.List;

/**
 * The most similar classes of each class, most similar first; by class id those whose rounded
 * similarities ({@link SimilarityMatrix#rounded()}) are equal. A class without a correlation has no
 * neighbours and is nobody's neighbour. Immutable.
 */
public final class Neighbours {
  private final int[][] ids;

  private Neighbours(int[][] ids) {
    this.ids = ids;
  }

  /**
   * Up to {@code limit} neighbours of every class.
   *
   * <p>O(k^2 log limit) time, O(k limit) memory.
   */
  public static Neighbours of(SimilarityMatrix similarity, int limit) {
    SimilarityMatrix rounded = similarity.rounded();
    int[] usable = rounded.usableClasses();
    int[][] ids = new int[similarity.size()][0];
    double[] row = new double[similarity.size()];
    NearestQueue queue = new NearestQueue(Math.min(limit, Math.max(0, usable.length - 1)));
    for (int id : usable) {
      rounded.copyRow(id, row);
      for (int other : usable) {
        if (other != id) {
          queue.offer(other, row[other]);
        }
      }
      ids[id] = queue.drain();
    }
    return new Neighbours(ids);
  }

  /**
   * Neighbours that were found before.
   *
   * @param ids the neighbours of each class by its id, most similar first
   */
  public static Neighbours of(List<List<Integer>> ids) {
    return new Neighbours(
        ids.stream()
            .map(nearest -> nearest.stream().mapToInt(Integer::intValue).toArray())
            .toArray(int[][]::new));
  }

  /** The neighbours of a class, most similar first; a new array. */
  public int[] of(int classId) {
    return ids[classId].clone();
  }

  /** The most similar other class, or -1 if there is none. */
  public int nearest(int classId) {
    return ids[classId].length == 0 ? -1 : ids[classId][0];
  }

  /** A sorted list of bounded length; offers come in ascending id, so ties keep the lower id. */
  private static final class NearestQueue {
    private final int[] ids;
    private final double[] values;
    private int size;

    NearestQueue(int capacity) {
      ids = new int[capacity];
      values = new double[capacity];
    }

    void offer(int id, double value) {
      if (size == ids.length && (size == 0 || value <= values[size - 1])) {
        return;
      }
      int slot = size < ids.length ? size++ : size - 1;
      while (slot > 0 && values[slot - 1] < value) {
        ids[slot] = ids[slot - 1];
        values[slot] = values[slot - 1];
        slot--;
      }
      ids[slot] = id;
      values[slot] = value;
    }

    int[] drain() {
      int[] drained = Arrays.copyOf(ids, size);
      size = 0;
      return drained;
    }
  }
}
