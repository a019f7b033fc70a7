package org.classblocks.spark.classes;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.classblocks.Text;
import org.classblocks.similarity.ClassList;

/** Makes class lists of one record per class, with columns for id, name and key. */
record ClassRecords(ListFaults faults) {
  static final String ID = "class_id";
  static final String NAME = "name";
  static final String KEY = "key";

  private static final List<String> ID_COLUMNS =
      List.of(ID, "index", "id", "class_index", "label_id");
  static final List<String> NAME_COLUMNS =
      List.of("display_name", NAME, "class_name", "label_name", "label", "text", "class");
  private static final List<String> KEY_COLUMNS = List.of(KEY, "mid", "wnid", "knowledgegraphid");

  /** Columns that hold names in some lists and ids in others. */
  private static final List<String> ID_OR_NAME_COLUMNS = List.of("label", "class");

  /** How many examples of a fault are named. */
  private static final int EXAMPLES = 3;

  /** Whether a column holds names by its name, in any case. */
  static boolean isName(String column) {
    return NAME_COLUMNS.contains(normal(column));
  }

  /** Whether a column is one of a class list by its name, in any case. */
  static boolean isKnown(String column) {
    return Stream.of(ID_COLUMNS, NAME_COLUMNS, KEY_COLUMNS)
        .anyMatch(columns -> columns.contains(normal(column)));
  }

  static String normal(String column) {
    return column.strip().toLowerCase(Locale.ROOT).replaceAll("[ -]", "_");
  }

  /** The classes of records, by id; without ids, in the order of the records. */
  ClassList of(Iterable<? extends JsonNode> records) {
    ClassColumns columns = new ClassColumns(faults);
    records.forEach(columns::add);
    return of(columns);
  }

  /** The same of records in columns. */
  ClassList of(ClassColumns columns) {
    List<String> idColumns = idColumn(columns).map(column -> List.of(column)).orElse(ID_COLUMNS);
    List<String> texts = columns.first(idColumns);
    int[] ids = new int[columns.size()];
    for (int row = 0; row < ids.length; row++) {
      ids[row] = texts.get(row) == null ? row : number(texts.get(row));
      if (ids[row] < 0 || ids[row] >= ids.length) {
        throw faults.wrong(
            Text.of(
                "class id %s is outside 0..%d. Number the classes from 0 without gaps",
                texts.get(row), ids.length - 1));
      }
    }
    ascending(ids);
    return classList(columns, idColumns, ids);
  }

  /** The classes of records whose ids may have gaps: in the order of ids. */
  ClassList inOrderOfIds(Iterable<JsonNode> records) {
    ClassColumns columns = new ClassColumns(faults);
    records.forEach(columns::add);
    int[] ids =
        columns.first(ID_COLUMNS).stream().mapToInt(text -> number(String.valueOf(text))).toArray();
    int[] ascending = ascending(ids);
    int[] ranks = Arrays.stream(ids).map(id -> Arrays.binarySearch(ascending, id)).toArray();
    return classList(columns, ID_COLUMNS, ranks);
  }

  /** A column of whole numbers that is called like a name and stands beside one of other names. */
  private static Optional<String> idColumn(ClassColumns columns) {
    if (columns.haveAny(ID_COLUMNS)) {
      return Optional.empty();
    }
    return ID_OR_NAME_COLUMNS.stream()
        .filter(columns::areNumbers)
        .filter(
            column ->
                NAME_COLUMNS.stream()
                    .anyMatch(
                        other ->
                            !other.equals(column)
                                && columns.areFilled(other)
                                && !columns.areNumbers(other)))
        .findFirst();
  }

  private int number(String text) {
    try {
      return Integer.parseInt(text);
    } catch (NumberFormatException notANumber) {
      throw faults
          .wrong("class id '" + text + "' is not a whole number. Number the classes from 0")
          .causedBy(notANumber);
    }
  }

  /**
   * Makes the list.
   *
   * @param idColumns columns that hold no names
   * @param ids the id of each record, 0 to k-1
   */
  private ClassList classList(ClassColumns columns, List<String> idColumns, int[] ids) {
    if (ids.length == 0) {
      throw faults.wrong("expected at least one class, found none. Add the classes");
    }
    List<String> names =
        columns.first(NAME_COLUMNS.stream().filter(name -> !idColumns.contains(name)).toList());
    int nameless = names.indexOf(null);
    if (nameless >= 0) {
      throw faults.wrong(
          Text.of("entry %d has no name. Name every class, if need be by its id", nameless + 1));
    }
    return new ClassList(byId(names, ids), keys(columns, ids));
  }

  private List<String> keys(ClassColumns columns, int[] ids) {
    if (!columns.haveAny(KEY_COLUMNS)) {
      return List.of();
    }
    List<String> keys = columns.first(KEY_COLUMNS);
    long known = keys.stream().filter(Objects::nonNull).count();
    if (known < keys.size()) {
      throw faults.wrong(
          Text.of(
              "only %d of %d classes have a key. Give all classes a key, or none",
              known, keys.size()));
    }
    requireUnique(keys);
    return byId(keys, ids);
  }

  private static List<String> byId(List<String> values, int[] ids) {
    String[] byId = new String[ids.length];
    for (int row = 0; row < ids.length; row++) {
      byId[ids[row]] = values.get(row);
    }
    return Arrays.asList(byId);
  }

  /** The ids in order, none of them twice. */
  private int[] ascending(int[] ids) {
    int[] ascending = ids.clone();
    Arrays.sort(ascending);
    Set<Integer> repeated =
        IntStream.range(1, ascending.length)
            .filter(i -> ascending[i] == ascending[i - 1])
            .mapToObj(i -> ascending[i])
            .collect(Collectors.toCollection(LinkedHashSet::new));
    requireNone("class id", "%s", repeated);
    return ascending;
  }

  private void requireUnique(List<String> keys) {
    Set<String> seen = new HashSet<>();
    Set<String> repeated =
        keys.stream()
            .filter(key -> !seen.add(key))
            .collect(Collectors.toCollection(LinkedHashSet::new));
    requireNone("key", "'%s'", repeated);
  }

  /**
   * Refuses what appears more than once.
   *
   * @param form how one is written, for people
   */
  private void requireNone(String what, String form, Set<?> repeated) {
    String examples =
        repeated.stream()
            .limit(EXAMPLES)
            .map(value -> form.replace("%s", value.toString()))
            .collect(Collectors.joining(", "));
    if (repeated.size() == 1) {
      throw faults.wrong(Text.of("%s %s appears twice. Keep one", what, examples));
    }
    if (!repeated.isEmpty()) {
      throw faults.wrong(
          Text.of(
              "%,d %ss appear more than once, such as %s. Keep one of each",
              repeated.size(), what, examples));
    }
  }
}
