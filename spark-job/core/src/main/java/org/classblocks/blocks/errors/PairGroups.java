package org.classblocks.blocks.errors;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Groups of three classes or more whose pairs are of one kind.
 *
 * <p>Groups are connected components of the pairs of a kind, with a guard against chains. Pairs are
 * taken by similarity. A pair joins the groups of its two classes if at least half of all pairs
 * between these groups are listed as of that kind. So a bridge between two groups does not make
 * them one. O(p s^2) time for p pairs and groups of s classes.
 */
public final class PairGroups {
  private static final int LEAST_SIZE = 3;
  private static final Comparator<TriagePair> MOST_SIMILAR_FIRST =
      Comparator.comparingDouble(TriagePair::similarity)
          .reversed()
          .thenComparingInt(TriagePair::rank);

  private PairGroups() {}

  /** The same pairs in the same order, with the groups that they are in; ids go by rank. */
  static List<TriagePair> assigned(List<TriagePair> pairs) {
    Map<PairKind, Set<Long>> listed = new TreeMap<>();
    for (TriagePair pair : pairs) {
      listed
          .computeIfAbsent(pair.kind(), kind -> new HashSet<>())
          .add(key(pair.classA(), pair.classB()));
    }
    Map<PairKind, Map<Integer, List<Integer>>> groups = new TreeMap<>();
    for (TriagePair pair : pairs.stream().sorted(MOST_SIMILAR_FIRST).toList()) {
      join(
          groups.computeIfAbsent(pair.kind(), kind -> new TreeMap<>()),
          pair,
          listed.get(pair.kind()));
    }
    List<List<Integer>> numbered = new ArrayList<>();
    List<TriagePair> assigned = new ArrayList<>();
    for (TriagePair pair : pairs) {
      List<Integer> group = groups.get(pair.kind()).get(pair.classA());
      boolean isInside = group.size() >= LEAST_SIZE && group.contains(pair.classB());
      assigned.add(isInside ? pair.inGroup(idOf(group, numbered)) : pair);
    }
    return assigned;
  }

  private static long key(int a, int b) {
    return (long) Math.min(a, b) << 32 | Math.max(a, b);
  }

  private static void join(Map<Integer, List<Integer>> groups, TriagePair pair, Set<Long> listed) {
    List<Integer> one = groups.computeIfAbsent(pair.classA(), id -> List.of(id));
    List<Integer> other = groups.computeIfAbsent(pair.classB(), id -> List.of(id));
    if (one == other || 2 * between(one, other, listed) < one.size() * other.size()) {
      return;
    }
    List<Integer> both = new ArrayList<>(one);
    both.addAll(other);
    both.forEach(id -> groups.put(id, both));
  }

  private static int between(List<Integer> one, List<Integer> other, Set<Long> listed) {
    int count = 0;
    for (int a : one) {
      for (int b : other) {
        count += listed.contains(key(a, b)) ? 1 : 0;
      }
    }
    return count;
  }

  /** The number of a group, which is told by identity. */
  private static int idOf(List<Integer> group, List<List<Integer>> numbered) {
    for (int id = 0; id < numbered.size(); id++) {
      if (numbered.get(id) == group) {
        return id;
      }
    }
    numbered.add(group);
    return numbered.size() - 1;
  }

  /** The ids of the classes of each group, ascending, by the id of the group. */
  public static Map<Integer, Set<Integer>> members(List<TriagePair> pairs) {
    Map<Integer, Set<Integer>> members = new TreeMap<>();
    for (TriagePair pair : pairs) {
      if (pair.isInGroup()) {
        Set<Integer> group = members.computeIfAbsent(pair.group(), id -> new TreeSet<>());
        group.add(pair.classA());
        group.add(pair.classB());
      }
    }
    return members;
  }
}
