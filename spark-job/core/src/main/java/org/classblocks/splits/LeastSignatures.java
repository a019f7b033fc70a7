package org.classblocks.splits;

import java.util.Arrays;
import java.util.List;

/**
 * Keeps the least of some signatures, in a heap with the greatest of them in front.
 *
 * <p>The keys lie in an array of their own: a signature that is added is compared with several, and
 * looking each of them up in memory would take longer than all else.
 *
 * <p>Cost: O(log n) to add a signature to n; 16 bytes for each that is kept.
 */
final class LeastSignatures {
  private static final int FIRST_ROOM = 8;

  private final int most;
  private long[] keys;
  private Signature[] kept;
  private int size;

  /** Keeps at most {@code most} signatures; none so far. */
  LeastSignatures(int most) {
    this.most = most;
    this.keys = new long[Math.min(most, FIRST_ROOM)];
    this.kept = new Signature[keys.length];
  }

  /** Whether a signature with a key may be among the least so far. */
  boolean admits(long key) {
    return size < most || key <= keys[0];
  }

  /** Keeps a signature, if it is among the least so far. */
  void add(Signature signature) {
    if (size < most) {
      makeRoom();
      rise(size++, signature);
    } else if (signature.compareTo(kept[0]) < 0) {
      sink(signature);
    }
  }

  private void makeRoom() {
    if (size == keys.length) {
      keys = Arrays.copyOf(keys, Math.min(most, 2 * size));
      kept = Arrays.copyOf(kept, keys.length);
    }
  }

  /** Puts a signature where it belongs, from a free place on towards the front. */
  private void rise(int free, Signature signature) {
    int place = free;
    while (place > 0 && isLess((place - 1) / 2, signature)) {
      set(place, kept[(place - 1) / 2]);
      place = (place - 1) / 2;
    }
    set(place, signature);
  }

  /** Puts a signature where it belongs, in place of the one in front. */
  private void sink(Signature signature) {
    int place = 0;
    for (int child = greaterChild(place); child < size; child = greaterChild(place)) {
      if (isLess(child, signature)) {
        break;
      }
      set(place, kept[child]);
      place = child;
    }
    set(place, signature);
  }

  private int greaterChild(int place) {
    int child = 2 * place + 1;
    return child + 1 < size && isLess(child, kept[child + 1]) ? child + 1 : child;
  }

  /** Whether the signature in a place is less than another one. */
  private boolean isLess(int place, Signature other) {
    long key = keys[place];
    return key == other.key() ? kept[place].compareTo(other) < 0 : key < other.key();
  }

  private void set(int place, Signature signature) {
    keys[place] = signature.key();
    kept[place] = signature;
  }

  /** Those that are kept, in no order that means anything. */
  List<Signature> kept() {
    return Arrays.asList(kept).subList(0, size);
  }
}
