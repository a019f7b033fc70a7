package org.classblocks.compare;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.classblocks.similarity.ClassList;

/**
 * Which class of one run is which class of another one: classes of the same key where both runs
 * have keys, otherwise classes of the same name; of classes that share a name the first is matched
 * with the first, the second with the second, and so on. O(k) time and memory. Immutable.
 */
public final class ClassMatching {
  private static final int NONE = -1;

  private final boolean isByKey;
  private final int[] afterOf;
  private final int[] beforeOf;
  private final int[] before;

  private ClassMatching(boolean isByKey, int[] afterOf, int[] beforeOf) {
    this.isByKey = isByKey;
    this.afterOf = afterOf;
    this.beforeOf = beforeOf;
    this.before = IntStream.range(0, afterOf.length).filter(id -> afterOf[id] != NONE).toArray();
  }

  /** Matches the classes of an earlier run with those of a later one. */
  public static ClassMatching of(ClassList before, ClassList after) {
    boolean isByKey = !before.keys().isEmpty() && !after.keys().isEmpty();
    Map<String, Deque<Integer>> waiting = new HashMap<>();
    List<String> words = isByKey ? after.keys() : after.names();
    for (int id = 0; id < words.size(); id++) {
      waiting.computeIfAbsent(words.get(id), word -> new ArrayDeque<>()).add(id);
    }
    int[] afterOf = new int[before.size()];
    int[] beforeOf = new int[after.size()];
    Arrays.fill(afterOf, NONE);
    Arrays.fill(beforeOf, NONE);
    words = isByKey ? before.keys() : before.names();
    for (int id = 0; id < words.size(); id++) {
      Deque<Integer> candidates = waiting.get(words.get(id));
      if (candidates != null && !candidates.isEmpty()) {
        afterOf[id] = candidates.remove();
        beforeOf[afterOf[id]] = id;
      }
    }
    return new ClassMatching(isByKey, afterOf, beforeOf);
  }

  /** Whether classes are matched by key; otherwise by name. */
  public boolean isByKey() {
    return isByKey;
  }

  /** The number of classes that both runs have. */
  public int size() {
    return before.length;
  }

  /**
   * The id that a class of both runs has in the earlier one.
   *
   * @param index from 0 to {@link #size()} - 1, in the order of these ids
   */
  public int before(int index) {
    return before[index];
  }

  /** The id that the class of an index has in the later run. */
  public int after(int index) {
    return afterOf[before[index]];
  }

  /** The later id of a class of the earlier run, or -1. */
  public int afterOf(int beforeId) {
    return afterOf[beforeId];
  }

  /** The earlier id of a class of the later run, or -1. */
  public int beforeOf(int afterId) {
    return beforeOf[afterId];
  }

  /** The index of an earlier class that both have. */
  int indexOfBefore(int beforeId) {
    return Arrays.binarySearch(before, beforeId);
  }
}
