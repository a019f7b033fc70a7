package org.classblocks.similarity;

import java.util.Arrays;

/**
 * The most similar of the classes that are offered, most similar first; equally similar ones by
 * class id. Cost: O(1) for an offer that is not among the nearest so far, O(limit) for one that is.
 */
public final class NearestQueue {
  private final int[] ids;
  private final double[] values;
  private int size;
  private double mostLeftOut = Double.NEGATIVE_INFINITY;

  /**
   * No classes.
   *
   * @param limit the most classes that are kept
   */
  public NearestQueue(int limit) {
    ids = new int[limit];
    values = new double[limit];
  }

  /**
   * Offers a class that was not offered before.
   *
   * @return the class that is left out for it, which may be itself; -1 if none is
   */
  public int offer(int id, double value) {
    if (size == ids.length && (size == 0 || !isNearer(id, value, size - 1))) {
      mostLeftOut = Math.max(mostLeftOut, value);
      return id;
    }
    int leftOut = -1;
    if (size == ids.length) {
      leftOut = ids[size - 1];
      mostLeftOut = Math.max(mostLeftOut, values[size - 1]);
    }
    int slot = size < ids.length ? size++ : size - 1;
    while (slot > 0 && isNearer(id, value, slot - 1)) {
      ids[slot] = ids[slot - 1];
      values[slot] = values[slot - 1];
      slot--;
    }
    ids[slot] = id;
    values[slot] = value;
    return leftOut;
  }

  /** Offers below this are left out; negative infinity while there is room for any. */
  public double least() {
    return size < ids.length || size == 0 ? Double.NEGATIVE_INFINITY : values[size - 1];
  }

  private boolean isNearer(int id, double value, int slot) {
    return value > values[slot] || (value == values[slot] && id < ids[slot]);
  }

  /** How similar the classes that are left out are at most; negative infinity if none is. */
  public double mostLeftOut() {
    return mostLeftOut;
  }

  /** How similar the nearest classes are, most similar first. */
  public double[] values() {
    return Arrays.copyOf(values, size);
  }

  /** The nearest classes, of which none is left then; nor of those that were left out. */
  public int[] drain() {
    int[] drained = Arrays.copyOf(ids, size);
    size = 0;
    mostLeftOut = Double.NEGATIVE_INFINITY;
    return drained;
  }
}
