package org.classblocks.spark.classes;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.classblocks.Text;

/**
 * The columns of a class list, filled class by class. Only those for id, name and key are kept, as
 * texts, so that a list of millions of classes takes little more memory than its names.
 */
final class ClassColumns {
  private static final Pattern WHOLE_NUMBER = Pattern.compile("-?[0-9]+");

  private final ListFaults faults;
  private final Map<String, List<String>> columns = new HashMap<>();
  private final Map<String, Field> fields = new HashMap<>();
  private int size;

  /**
   * A field of records.
   *
   * @param isName whether it is one of names
   * @param values the column that it fills; null if it is of no use
   */
  private record Field(boolean isName, List<String> values) {}

  ClassColumns(ListFaults faults) {
    this.faults = faults;
  }

  /** The number of classes. */
  int size() {
    return size;
  }

  /** Adds a class that has a name alone. */
  void add(String name) {
    put(ClassRecords.NAME, name);
    next();
  }

  /** Adds a class that has a value in another column, and a name. */
  void add(String column, String value, String name) {
    put(column, value);
    add(name);
  }

  /**
   * Adds a class with the fields of a record.
   *
   * @throws org.classblocks.UserErrorException if none of them is called as names are
   */
  void add(JsonNode record) {
    boolean hasName = false;
    for (Map.Entry<String, JsonNode> field : record.properties()) {
      put(field.getKey(), field.getValue().asText(""));
      hasName |= field(field.getKey()).isName();
    }
    next();
    if (!hasName) {
      List<String> found = record.properties().stream().map(Map.Entry::getKey).toList();
      throw faults.wrong(
          Text.of(
              "entry %d has no name: expected a column %s, found %s. Name every class",
              size,
              String.join(" or ", ClassRecords.NAME_COLUMNS),
              found.isEmpty() ? "none" : String.join(", ", found)));
    }
  }

  /**
   * Gives the next class a value in a column. Of columns whose names differ in case alone, the
   * first counts.
   *
   * @param text the value; null or blank if it has none
   */
  void put(String column, String text) {
    List<String> values = field(column).values();
    if (values == null || values.size() > size) {
      return;
    }
    while (values.size() < size) {
      values.add(null);
    }
    values.add(text == null || text.isBlank() ? null : text.strip());
  }

  /** Goes to the next class. */
  void next() {
    size++;
  }

  private Field field(String name) {
    return fields.computeIfAbsent(
        name,
        unseen ->
            new Field(
                ClassRecords.isName(name),
                ClassRecords.isKnown(name)
                    ? columns.computeIfAbsent(
                        ClassRecords.normal(name), column -> new ArrayList<>())
                    : null));
  }

  /**
   * The first values of each class in some columns.
   *
   * @param names the columns, the first choice first
   */
  List<String> first(List<String> names) {
    List<List<String>> choices = names.stream().map(columns::get).filter(Objects::nonNull).toList();
    List<String> values = new ArrayList<>(size);
    for (int row = 0; row < size; row++) {
      String value = null;
      for (int i = 0; i < choices.size() && value == null; i++) {
        value = row < choices.get(i).size() ? choices.get(i).get(row) : null;
      }
      values.add(value);
    }
    return values;
  }

  /** Whether some class has a value in one of some columns. */
  boolean haveAny(List<String> names) {
    return names.stream()
        .map(columns::get)
        .filter(Objects::nonNull)
        .anyMatch(values -> values.stream().anyMatch(Objects::nonNull));
  }

  /** Whether all classes have a whole number in a column. */
  boolean areNumbers(String name) {
    return areFilled(name)
        && columns.get(name).stream().allMatch(value -> WHOLE_NUMBER.matcher(value).matches());
  }

  /** Whether all classes have a value in a column. */
  boolean areFilled(String name) {
    List<String> values = columns.get(name);
    return values != null && values.size() == size && !values.contains(null);
  }
}
