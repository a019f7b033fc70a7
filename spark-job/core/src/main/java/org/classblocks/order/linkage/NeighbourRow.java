package org.classblocks.order.linkage;

import java.util.Arrays;

/**
 * A map from clusters, numbers from 0 on, to values: a hash table with linear probing in two
 * primitive arrays, 12 bytes a slot, at most 0.75 full.
 *
 * <p>{@link #set}, {@link #remove} and {@link #slot} are O(1) on average. A removal moves later
 * entries up, so no slot stays lost to it, and a table that has become almost empty is made
 * smaller: going through all slots is O(entries).
 */
final class NeighbourRow {
  /** What {@link #key} is where a slot is free. */
  static final int FREE = -1;

  /** Fibonacci hashing: 2^32 by the golden ratio. */
  private static final int MULTIPLIER = 0x9E3779B9;

  private int[] keys;
  private double[] values;
  private int count;

  /** An empty row with room for some entries. */
  NeighbourRow(int entries) {
    allocate(entries);
  }

  private void allocate(int entries) {
    keys = new int[entries + entries / 3 + 1];
    values = new double[keys.length];
    Arrays.fill(keys, FREE);
  }

  int count() {
    return count;
  }

  int slots() {
    return keys.length;
  }

  /** The cluster in a slot, or {@link #FREE}. */
  int key(int slot) {
    return keys[slot];
  }

  double value(int slot) {
    return values[slot];
  }

  /** Changes the value in a slot that is not free. */
  void setValue(int slot, double value) {
    values[slot] = value;
  }

  /** The slot of a cluster, or -1. */
  int slot(int key) {
    int slot = probe(key);
    return keys[slot] == FREE ? -1 : slot;
  }

  /** Gives a cluster a value, whether or not it has one. */
  void set(int key, double value) {
    int slot = probe(key);
    if (keys[slot] == FREE) {
      if (4L * (count + 1) > 3L * keys.length) {
        resize(count + count / 2 + 1);
        slot = probe(key);
      }
      keys[slot] = key;
      count++;
    }
    values[slot] = value;
  }

  /** Removes a cluster, if it is there. */
  void remove(int key) {
    int free = probe(key);
    if (keys[free] == FREE) {
      return;
    }
    for (int slot = after(free); keys[slot] != FREE; slot = after(slot)) {
      if (!liesAfter(free, home(keys[slot]), slot)) {
        keys[free] = keys[slot];
        values[free] = values[slot];
        free = slot;
      }
    }
    keys[free] = FREE;
    count--;
    if (8L * count < keys.length - 8) {
      resize(2 * count);
    }
  }

  /** Whether, going on from a free slot, one comes to {@code home} not later than to {@code at}. */
  private static boolean liesAfter(int free, int home, int at) {
    return free < at ? free < home && home <= at : free < home || home <= at;
  }

  private void resize(int entries) {
    int[] oldKeys = keys;
    double[] oldValues = values;
    allocate(entries);
    for (int old = 0; old < oldKeys.length; old++) {
      if (oldKeys[old] != FREE) {
        int slot = probe(oldKeys[old]);
        keys[slot] = oldKeys[old];
        values[slot] = oldValues[old];
      }
    }
  }

  /** The slot of a cluster, or the free one where it would go. */
  private int probe(int key) {
    int slot = home(key);
    while (keys[slot] != key && keys[slot] != FREE) {
      slot = after(slot);
    }
    return slot;
  }

  private int home(int key) {
    return (int) ((Integer.toUnsignedLong(key * MULTIPLIER) * keys.length) >>> Integer.SIZE);
  }

  private int after(int slot) {
    return slot + 1 == keys.length ? 0 : slot + 1;
  }
}
