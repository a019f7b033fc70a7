package org.classblocks.moments.count;

import java.io.Serializable;
import java.util.Arrays;

/**
 * Sums by pair of small numbers, for the pairs that have one: a hash table with open addressing and
 * linear probing, at most half full. Mergeable; no sums are the identity.
 *
 * <p>O(1) a step on average; memory: 32 to 64 bytes a pair.
 */
public final class PairSums implements Serializable {
  private static final long serialVersionUID = 1L;
  private static final long EMPTY = -1;

  /** 2^64 over the golden ratio, which spreads what lies close together (Knuth, vol. 3, 6.4). */
  private static final long SPREAD = 0x9E3779B97F4A7C15L;

  private long[] keys;
  private double[] sums;
  private int size;

  /**
   * Receives the sums.
   *
   * @param <E> what it may throw
   */
  public interface Sink<E extends Exception> {
    void accept(int first, int second, double sum) throws E;
  }

  /** No sums. */
  public PairSums() {
    allocate(64);
  }

  private void allocate(int capacity) {
    keys = new long[capacity];
    sums = new double[capacity];
    Arrays.fill(keys, EMPTY);
  }

  /** Adds to the sum of a pair of numbers that are not negative. */
  public void add(int first, int second, double value) {
    add((long) first << 32 | second, value);
  }

  /** The sum of a pair; 0 without one. */
  public double of(int first, int second) {
    return sums[slot((long) first << 32 | second)];
  }

  private void add(long key, double value) {
    int slot = slot(key);
    if (keys[slot] == EMPTY) {
      if (2 * (size + 1) > keys.length) {
        grow();
        slot = slot(key);
      }
      keys[slot] = key;
      size++;
    }
    sums[slot] += value;
  }

  /** Where a key is, or the free place where it belongs. */
  private int slot(long key) {
    int mask = keys.length - 1;
    int slot = (int) ((key * SPREAD) >>> 32) & mask;
    while (keys[slot] != key && keys[slot] != EMPTY) {
      slot = (slot + 1) & mask;
    }
    return slot;
  }

  private void grow() {
    long[] oldKeys = keys;
    double[] oldSums = sums;
    allocate(Math.multiplyExact(2, oldKeys.length));
    for (int i = 0; i < oldKeys.length; i++) {
      if (oldKeys[i] != EMPTY) {
        int slot = slot(oldKeys[i]);
        keys[slot] = oldKeys[i];
        sums[slot] = oldSums[i];
      }
    }
  }

  /** Adds other sums, which stay as they are. */
  public void combine(PairSums other) {
    for (int i = 0; i < other.keys.length; i++) {
      if (other.keys[i] != EMPTY) {
        add(other.keys[i], other.sums[i]);
      }
    }
  }

  /** Hands on all sums, by the first number of a pair, then by the second. */
  <E extends Exception> void forEachInOrder(Sink<E> sink) throws E {
    long[] sorted = Arrays.stream(keys).filter(key -> key != EMPTY).sorted().toArray();
    for (long key : sorted) {
      sink.accept((int) (key >>> 32), (int) key, sums[slot(key)]);
    }
  }

  /** Hands on all sums, in no order that means anything. */
  public void forEach(Sink<RuntimeException> sink) {
    for (int i = 0; i < keys.length; i++) {
      if (keys[i] != EMPTY) {
        sink.accept((int) (keys[i] >>> 32), (int) keys[i], sums[i]);
      }
    }
  }
}
