package org.classblocks.spark.files;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.ArrayType;
import org.apache.spark.sql.types.DataType;

/**
 * A column of a log, or a field inside one, or some columns as an array, or what is computed from a
 * column.
 *
 * @param path the names that lead to it, that of the column first
 * @param type its type
 * @param elements the columns that the array is made of; none for a column of the log
 * @param computed how it is computed, if it is
 */
public record LogColumn(
    List<String> path, DataType type, List<LogColumn> elements, Optional<Column> computed) {
  public LogColumn {
    path = List.copyOf(path);
    elements = List.copyOf(elements);
  }

  public LogColumn(List<String> path, DataType type) {
    this(path, type, List.of(), Optional.empty());
  }

  /** What is computed from another column. */
  public static LogColumn computed(String name, DataType type, Column value) {
    return new LogColumn(List.of(name), type, List.of(), Optional.of(value));
  }

  /** An array of some columns of the same type. */
  public static LogColumn arrayOf(List<LogColumn> elements) {
    LogColumn first = elements.get(0);
    String name = first.name() + " to " + elements.get(elements.size() - 1).name();
    return new LogColumn(
        List.of(name), new ArrayType(first.type(), true), elements, Optional.empty());
  }

  /** The name, after those of the columns around it. */
  public String name() {
    return String.join(".", path);
  }

  /** A field of the structs in this column. */
  public LogColumn inside(LogColumn field) {
    List<String> names = new ArrayList<>(path);
    names.addAll(field.path());
    return new LogColumn(names, field.type());
  }

  /** The name of the field alone. */
  public String field() {
    return path.get(path.size() - 1);
  }

  /** The column for queries of Spark, whatever characters its name has. */
  public Column column() {
    if (computed.isPresent()) {
      return computed.get();
    }
    if (!elements.isEmpty()) {
      return functions.array(elements.stream().map(LogColumn::column).toArray(Column[]::new));
    }
    return functions.col(path.stream().map(LogColumn::quoted).collect(Collectors.joining(".")));
  }

  private static String quoted(String name) {
    return "`" + name.replace("`", "``") + "`";
  }

  /** Name and type, for people. */
  String text() {
    return name() + " " + type.simpleString();
  }
}
