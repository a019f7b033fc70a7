package org.classblocks.splits;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * What a sample looks like to the classifier apart from its labels: the classes that score highest.
 * Immutable. Ordered by a random key that depends on its scores alone, so that the least of several
 * are a random choice, and the same one in any order.
 */
final class Signature implements Comparable<Signature> {
  private final long key;
  private final int[] ids;

  /**
   * @param ids the classes with the highest scores, the highest first; taken over
   */
  Signature(long key, int[] ids) {
    this.key = key;
    this.ids = ids;
  }

  long key() {
    return key;
  }

  /** The classes, the highest score first. */
  IntStream ids() {
    return Arrays.stream(ids);
  }

  /** Copies the classes to a place in an array. */
  void copyIds(int[] target, int start) {
    System.arraycopy(ids, 0, target, start, ids.length);
  }

  /** How many classes there are. */
  int size() {
    return ids.length;
  }

  /** The class in a place, from 0, which has the highest score. */
  int id(int place) {
    return ids[place];
  }

  @Override
  public int compareTo(Signature other) {
    return key == other.key ? Arrays.compare(ids, other.ids) : Long.compare(key, other.key);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Signature that && compareTo(that) == 0;
  }

  @Override
  public int hashCode() {
    return Long.hashCode(key);
  }
}
