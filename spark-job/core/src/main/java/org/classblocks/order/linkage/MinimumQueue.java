package org.classblocks.order.linkage;

import java.util.Arrays;

/**
 * A binary heap over the keys 0..n-1, ordered by a value of each key that may change.
 *
 * <p>{@link #key} is O(1), {@link #remove} and {@link #change} O(log n). Among equal values the one
 * nearest to the root comes first: an element moves only past strictly greater or smaller ones,
 * which is scipy's rule.
 */
final class MinimumQueue {
  private final double[] values;
  private final int[] keys;
  private final int[] slots;
  private int size;

  /**
   * @param values the value of key i at index i; copied
   */
  MinimumQueue(double[] values) {
    this.values = values.clone();
    this.size = values.length;
    this.keys = new int[size];
    this.slots = new int[size];
    Arrays.setAll(keys, i -> i);
    Arrays.setAll(slots, i -> i);
    for (int slot = size / 2 - 1; slot >= 0; slot--) {
      down(slot);
    }
  }

  /** The key of a least value. */
  int key() {
    return keys[0];
  }

  /** The value of a key that is still in the heap. */
  double valueOf(int key) {
    return values[key];
  }

  void remove() {
    swap(0, --size);
    down(0);
  }

  /** Gives a key that is still in the heap another value. */
  void change(int key, double value) {
    double before = values[key];
    values[key] = value;
    if (value < before) {
      up(slots[key]);
    } else {
      down(slots[key]);
    }
  }

  private void up(int start) {
    int slot = start;
    while (slot > 0 && valueAt((slot - 1) / 2) > valueAt(slot)) {
      swap(slot, (slot - 1) / 2);
      slot = (slot - 1) / 2;
    }
  }

  private void down(int start) {
    int slot = start;
    int child = 2 * slot + 1;
    while (child < size) {
      if (child + 1 < size && valueAt(child + 1) < valueAt(child)) {
        child++;
      }
      if (valueAt(slot) <= valueAt(child)) {
        return;
      }
      swap(slot, child);
      slot = child;
      child = 2 * slot + 1;
    }
  }

  private double valueAt(int slot) {
    return values[keys[slot]];
  }

  private void swap(int a, int b) {
    int key = keys[a];
    keys[a] = keys[b];
    keys[b] = key;
    slots[keys[a]] = a;
    slots[keys[b]] = b;
  }
}
