package org.classblocks.spark.files;

import java.util.List;
import java.util.stream.Collectors;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.DataType;

/**
 * A column of a log, or a field inside one.
 *
 * @param path the names that lead to it, that of the column first
 * @param type its type
 */
public record LogColumn(List<String> path, DataType type) {
  public LogColumn {
    path = List.copyOf(path);
  }

  /** The name, after those of the columns around it. */
  public String name() {
    return String.join(".", path);
  }

  /** The name of the field alone. */
  public String field() {
    return path.get(path.size() - 1);
  }

  /** The column for queries of Spark, whatever characters its name has. */
  public Column column() {
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
