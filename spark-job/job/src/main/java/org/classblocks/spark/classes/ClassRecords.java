package org.classblocks.spark.classes;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
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
  private static final List<String> NAME_COLUMNS =
      List.of("display_name", NAME, "class_name", "label_name", "label", "text", "class");
  private static final List<String> KEY_COLUMNS = List.of(KEY, "mid", "wnid", "knowledgegraphid");

  /** Columns that hold names in some lists and ids in others. */
  private static final List<String> ID_OR_NAME_COLUMNS = List.of("label", "class");

  private static final Pattern WHOLE_NUMBER = Pattern.compile("-?[0-9]+");

  static ObjectNode named(JsonNode name) {
    return JsonNodeFactory.instance.objectNode().set(NAME, name);
  }

  /** Whether a column holds names by its name, in any case. */
  static boolean isName(String column) {
    return NAME_COLUMNS.contains(normal(column));
  }

  /** Whether a column is one of a class list by its name, in any case. */
  static boolean isKnown(String column) {
    return Stream.of(ID_COLUMNS, NAME_COLUMNS, KEY_COLUMNS)
        .anyMatch(columns -> columns.contains(normal(column)));
  }

  private static String normal(String column) {
    return column.strip().toLowerCase(Locale.ROOT).replaceAll("[ -]", "_");
  }

  /** The classes of records, by id; without ids, in the order of the records. */
  ClassList of(List<? extends JsonNode> records) {
    return ofNormal(records.stream().map(ClassRecords::normal).toList());
  }

  /** The classes of records whose ids may have gaps: in the order of ids. */
  ClassList inOrderOfIds(Iterable<JsonNode> records) {
    SortedMap<Integer, ObjectNode> byId = new TreeMap<>();
    for (JsonNode record : records) {
      ObjectNode normal = normal(record);
      int id = number(String.valueOf(value(normal, ID_COLUMNS)));
      if (byId.put(id, normal.without(ID_COLUMNS)) != null) {
        throw repeated(id);
      }
    }
    return ofNormal(List.copyOf(byId.values()));
  }

  private ClassList ofNormal(List<ObjectNode> records) {
    List<String> idColumns = idColumn(records).map(column -> List.of(column)).orElse(ID_COLUMNS);
    List<String> nameColumns =
        NAME_COLUMNS.stream().filter(column -> !idColumns.contains(column)).toList();
    String[] names = new String[records.size()];
    String[] keys = new String[records.size()];
    for (int row = 0; row < records.size(); row++) {
      ObjectNode record = records.get(row);
      int id = id(value(record, idColumns), row, records.size());
      if (names[id] != null) {
        throw repeated(id);
      }
      names[id] = name(record, nameColumns, row);
      keys[id] = value(record, KEY_COLUMNS);
    }
    return classList(Arrays.asList(names), Arrays.asList(keys));
  }

  private RuntimeException repeated(int id) {
    return faults.wrong("class id " + id + " appears twice. Keep one");
  }

  /** A copy whose columns are in lower case. Of columns that differ in case alone, the first. */
  private static ObjectNode normal(JsonNode record) {
    ObjectNode normal = JsonNodeFactory.instance.objectNode();
    record
        .properties()
        .forEach(field -> normal.putIfAbsent(normal(field.getKey()), field.getValue()));
    return normal;
  }

  /** A column of whole numbers that is called like a name and stands beside one of other names. */
  private static Optional<String> idColumn(List<ObjectNode> records) {
    if (records.stream().anyMatch(record -> value(record, ID_COLUMNS) != null)) {
      return Optional.empty();
    }
    return ID_OR_NAME_COLUMNS.stream()
        .filter(column -> areNumbers(records, column))
        .filter(
            column ->
                NAME_COLUMNS.stream()
                    .anyMatch(other -> !other.equals(column) && isFilled(records, other)))
        .findFirst();
  }

  private static boolean areNumbers(List<ObjectNode> records, String column) {
    return records.stream()
        .map(record -> value(record, List.of(column)))
        .allMatch(value -> value != null && WHOLE_NUMBER.matcher(value).matches());
  }

  private static boolean isFilled(List<ObjectNode> records, String column) {
    return records.stream().allMatch(record -> value(record, List.of(column)) != null)
        && !areNumbers(records, column);
  }

  private int id(String text, int row, int size) {
    int id = text == null ? row : number(text);
    if (id >= 0 && id < size) {
      return id;
    }
    throw faults.wrong(
        Text.of(
            "class id %s is outside 0..%d. Number the classes from 0 without gaps",
            text, size - 1));
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

  private String name(ObjectNode record, List<String> nameColumns, int row) {
    String name = value(record, nameColumns);
    if (name == null && NAME_COLUMNS.stream().anyMatch(record::has)) {
      throw faults.wrong(
          Text.of("entry %d has no name. Name every class, if need be by its id", row + 1));
    }
    if (name == null) {
      List<String> columns = record.properties().stream().map(Map.Entry::getKey).toList();
      throw faults.wrong(
          Text.of(
              "entry %d has no name: expected a column %s, found %s. Name every class",
              row + 1,
              String.join(" or ", NAME_COLUMNS),
              columns.isEmpty() ? "none" : String.join(", ", columns)));
    }
    return name;
  }

  /** The first non-empty value of some columns, or null. */
  private static String value(ObjectNode record, List<String> columns) {
    for (String column : columns) {
      String value = record.path(column).asText("").strip();
      if (!value.isEmpty()) {
        return value;
      }
    }
    return null;
  }

  private ClassList classList(List<String> names, List<String> keys) {
    if (names.isEmpty()) {
      throw faults.wrong("expected at least one class, found none. Add the classes");
    }
    List<String> known = keys.stream().filter(Objects::nonNull).toList();
    if (!known.isEmpty() && known.size() < keys.size()) {
      throw faults.wrong(
          Text.of(
              "only %d of %d classes have a key. Give all classes a key, or none",
              known.size(), keys.size()));
    }
    Set<String> seen = new HashSet<>();
    for (String key : known) {
      if (!seen.add(key)) {
        throw faults.wrong("key '" + key + "' appears twice. Keep one");
      }
    }
    return new ClassList(names, known);
  }
}
