package org.classblocks.spark.files;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.sql.types.ArrayType;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.MapType;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.sql.types.UserDefinedType;
import org.classblocks.UserErrorException;
import org.classblocks.conf.NearestWord;

/**
 * The columns that a log has.
 *
 * @param type their names and types
 * @param unreadable other columns, which Spark cannot read
 */
public record LogSchema(StructType type, List<UnreadableColumn> unreadable) {
  private static final int LISTED = 20;

  public LogSchema {
    unreadable = List.copyOf(unreadable);
  }

  public LogSchema(StructType type) {
    this(type, List.of());
  }

  /** A type as it is stored, in place of types that libraries such as MLlib define. */
  static DataType stored(DataType type) {
    if (type instanceof UserDefinedType<?> defined) {
      return stored(defined.sqlType());
    }
    if (type instanceof ArrayType array) {
      return new ArrayType(stored(array.elementType()), array.containsNull());
    }
    if (type instanceof MapType map) {
      return new MapType(stored(map.keyType()), stored(map.valueType()), map.valueContainsNull());
    }
    return type instanceof StructType struct ? stored(struct) : type;
  }

  public static StructType stored(StructType columns) {
    return new StructType(
        Stream.of(columns.fields())
            .map(
                field ->
                    new StructField(
                        field.name(), stored(field.dataType()), field.nullable(), field.metadata()))
            .toArray(StructField[]::new));
  }

  /** All columns, in the log's order. */
  public List<LogColumn> columns() {
    List<LogColumn> columns = new ArrayList<>();
    for (StructField field : type.fields()) {
      columns.add(new LogColumn(List.of(field.name()), field.dataType()));
    }
    return columns;
  }

  /**
   * Finds a column in any case; or else, for a name with dots, the nested field. A field of the
   * structs in an array is an array of the fields.
   */
  public Optional<LogColumn> find(String name) {
    return find(List.of(), type, false, name);
  }

  private static Optional<LogColumn> find(
      List<String> path, StructType inside, boolean isInArray, String name) {
    Optional<LogColumn> whole = field(inside, name).map(field -> column(path, field, isInArray));
    for (int dot = name.indexOf('.');
        whole.isEmpty() && dot >= 0;
        dot = name.indexOf('.', dot + 1)) {
      String rest = name.substring(dot + 1);
      whole =
          field(inside, name.substring(0, dot))
              .flatMap(field -> inside(path, field, isInArray, rest));
    }
    return whole;
  }

  private static Optional<LogColumn> inside(
      List<String> path, StructField field, boolean isInArray, String name) {
    boolean isArray = field.dataType() instanceof ArrayType;
    DataType type =
        field.dataType() instanceof ArrayType array ? array.elementType() : field.dataType();
    return type instanceof StructType struct && !(isArray && isInArray)
        ? find(column(path, field, false).path(), struct, isArray || isInArray, name)
        : Optional.empty();
  }

  /** The column whose structs have a field; nothing for a column of the log. */
  public Optional<LogColumn> around(LogColumn field) {
    return field.path().size() == 1
        ? Optional.empty()
        : find(String.join(".", field.path().subList(0, field.path().size() - 1)));
  }

  private static Optional<StructField> field(StructType inside, String name) {
    Optional<StructField> exact =
        Stream.of(inside.fields()).filter(field -> field.name().equals(name)).findFirst();
    return exact.isPresent()
        ? exact
        : Stream.of(inside.fields())
            .filter(field -> field.name().equalsIgnoreCase(name))
            .findFirst();
  }

  private static LogColumn column(List<String> path, StructField field, boolean isInArray) {
    List<String> names = new ArrayList<>(path);
    names.add(field.name());
    return new LogColumn(
        names, isInArray ? new ArrayType(field.dataType(), true) : field.dataType());
  }

  /**
   * A required column.
   *
   * @param name its name
   * @param key the configuration key that names it
   * @throws UserErrorException if there is no such column, or Spark cannot read it
   */
  public LogColumn required(String name, String key) {
    requireReadable(name, key);
    return find(name)
        .orElseThrow(
            () ->
                UserErrorException.input(
                    "The log has no column '%s' (%s); its columns are %s. Name another column,"
                        + " such as '%s'.",
                    name, key, text(), NearestWord.to(name, List.of(type.fieldNames()))));
  }

  /**
   * Checks that a column, if there is one, is of a type that Spark can read.
   *
   * @param name its name
   * @param key the configuration key that names it
   */
  public void requireReadable(String name, String key) {
    if (find(name).isPresent()) {
      return;
    }
    unreadable.stream()
        .filter(column -> column.isNamed(name))
        .findFirst()
        .ifPresent(
            column -> {
              throw column.refused(key);
            });
  }

  /** The columns with their types, shortened for people. */
  public String text() {
    int more = type.size() - LISTED;
    return columns().stream().limit(LISTED).map(LogColumn::text).collect(Collectors.joining(", "))
        + (more > 0 ? " and " + more + " more" : "");
  }
}
