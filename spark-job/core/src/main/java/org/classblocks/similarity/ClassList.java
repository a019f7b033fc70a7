package org.classblocks.similarity;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import org.classblocks.Text;

/**
 * The classes of a classifier, in the order of its score vector. Names need not be unique; keys,
 * where there are any, are.
 *
 * @param names the name of class c at index c
 * @param keys the unique key of class c at index c, or an empty list where classes have none
 */
public record ClassList(List<String> names, List<String> keys) {
  private static final Pattern ID = Pattern.compile("0|[1-9][0-9]{0,8}");

  public ClassList {
    names = List.copyOf(names);
    keys = List.copyOf(keys);
    if (!keys.isEmpty() && keys.size() != names.size()) {
      throw new IllegalArgumentException(
          Text.of("%d keys for %d names", keys.size(), names.size()));
    }
  }

  /** Classes that have names only. */
  public static ClassList ofNames(List<String> names) {
    return new ClassList(names, List.of());
  }

  /** Classes known by their index alone: the name of class 7 is "7". */
  public static ClassList numbered(int size) {
    List<String> names = new ArrayList<>(size);
    for (int id = 0; id < size; id++) {
      names.add(Integer.toString(id));
    }
    return ofNames(names);
  }

  /** The number of classes, k. */
  public int size() {
    return names.size();
  }

  public String name(int classId) {
    return names.get(Objects.checkIndex(classId, names.size()));
  }

  /** The id of each key, and of each name that only one class has and that is no other's key. */
  public Map<String, Integer> idsByName() {
    Map<String, Integer> ids = new HashMap<>();
    Set<String> shared = new HashSet<>();
    for (int id = 0; id < names.size(); id++) {
      if (ids.put(names.get(id), id) != null) {
        shared.add(names.get(id));
      }
    }
    ids.keySet().removeAll(shared);
    for (int id = 0; id < keys.size(); id++) {
      ids.put(keys.get(id), id);
    }
    return ids;
  }

  /**
   * The id of each text that may name a class: as {@link #idsByName}, and ids in digits, as in
   * names of folders. If one of these is itself a key or a name, digits are no ids.
   */
  public Map<String, Integer> idsByLabel() {
    Map<String, Integer> labels = idsByName();
    if (names.stream().noneMatch(this::isId) && keys.stream().noneMatch(this::isId)) {
      for (int id = 0; id < size(); id++) {
        labels.put(Integer.toString(id), id);
      }
    }
    return labels;
  }

  /** Whether a text is one of the numbers from 0 to k - 1, as they are usually written. */
  private boolean isId(String text) {
    return ID.matcher(text).matches() && Integer.parseInt(text) < size();
  }
}
