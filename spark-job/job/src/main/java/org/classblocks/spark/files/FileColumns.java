package org.classblocks.spark.files;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.parquet.hadoop.metadata.ColumnPath;
import org.apache.parquet.hadoop.metadata.FileMetaData;
import org.apache.parquet.schema.GroupType;
import org.apache.parquet.schema.Type;
import org.apache.spark.sql.execution.datasources.parquet.ParquetToSparkSchemaConverter;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.NullType;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import org.classblocks.Text;
import org.classblocks.spark.half.HalfFloats;

/**
 * The columns of the files of one schema. Those that Spark cannot read are set apart.
 *
 * @param declared the columns with the types of the schema
 * @param held the same columns; those that hold nothing but nulls have the type of null
 * @param halves the columns that are halves or have them inside, in lower case
 * @param unreadable the columns and fields that Spark cannot read
 */
record FileColumns(
    StructType declared, StructType held, Set<String> halves, List<UnreadableColumn> unreadable) {

  /**
   * The columns of a footer.
   *
   * @param footer a footer of the schema
   * @param nulls leaves that hold nothing but nulls in all files of the schema
   * @param file the file of the footer
   * @param converter turns Parquet's types into Spark's
   */
  static FileColumns of(
      FileMetaData footer,
      Set<ColumnPath> nulls,
      String file,
      ParquetToSparkSchemaConverter converter) {
    ColumnConversion conversion = new ColumnConversion(new NullLeaves(nulls), file, converter);
    StructType declared = conversion.columns(footer);
    StructType held = held(declared, footer.getSchema(), List.of(), new NullLeaves(nulls));
    return new FileColumns(declared, held, halves(footer.getSchema()), conversion.unreadable());
  }

  private static Set<String> halves(GroupType columns) {
    return columns.getFields().stream()
        .filter(HalfFloats::areIn)
        .map(column -> column.getName().toLowerCase(Locale.ROOT))
        .collect(Collectors.toSet());
  }

  /** Whether one of some columns is of halves, or has them inside. */
  boolean haveHalves(StructType asked) {
    return Stream.of(asked.fieldNames())
        .anyMatch(name -> halves.contains(name.toLowerCase(Locale.ROOT)));
  }

  private static StructType held(
      StructType declared, GroupType group, List<String> path, NullLeaves nulls) {
    List<StructField> fields = new ArrayList<>();
    for (StructField field : declared.fields()) {
      fields.add(
          group.containsField(field.name())
              ? held(field, group.getType(field.name()), path, nulls)
              : field);
    }
    return new StructType(fields.toArray(StructField[]::new));
  }

  private static StructField held(
      StructField field, Type stored, List<String> around, NullLeaves nulls) {
    List<String> path = NullLeaves.inside(around, stored);
    DataType type = field.dataType();
    if (nulls.areAll(stored, path)) {
      type = DataTypes.NullType;
    } else if (type instanceof StructType struct && ColumnConversion.isStruct(stored)) {
      type = held(struct, stored.asGroupType(), path, nulls);
    }
    return new StructField(field.name(), type, true, field.metadata());
  }

  /**
   * What prevents these columns from being read as those of the log.
   *
   * @param needed the columns to read, as the log has them
   * @return words to follow the name of the file, or nothing if they can be read
   */
  Optional<String> difference(StructType needed) {
    Optional<String> ofType =
        Stream.of(needed.fieldNames())
            .flatMap(name -> unreadable.stream().filter(column -> column.isNamed(name)))
            .map(
                column ->
                    Text.of(
                        "has column '%s' as %s, which Spark cannot read",
                        column.name(), column.type()))
            .findFirst();
    return ofType.isPresent() ? ofType : SchemaDifference.between(needed, held);
  }

  /**
   * The names and types by which to ask Spark for the log's columns in a file of these. A column
   * that holds nothing but nulls, of a type that is not the log's, is asked for by a name that the
   * file does not have. Spark then gives nulls.
   *
   * @param required columns of the log
   */
  StructType asked(StructType required) {
    return asked(required, declared, held);
  }

  private static StructType asked(StructType required, StructType declared, StructType held) {
    List<StructField> fields = new ArrayList<>();
    for (StructField field : required.fields()) {
      Optional<StructField> own = CommonTypes.find(field.name(), held);
      fields.add(
          own.isPresent()
              ? asked(
                  field,
                  CommonTypes.find(field.name(), declared).orElseThrow().dataType(),
                  own.get().dataType(),
                  declared)
              : field);
    }
    return new StructType(fields.toArray(StructField[]::new));
  }

  private static StructField asked(
      StructField field, DataType declared, DataType held, StructType beside) {
    DataType type = field.dataType();
    String name = field.name();
    if (held instanceof NullType) {
      name =
          SchemaDifference.holds(declared, type) && !(declared instanceof NullType)
              ? name
              : absent(name, beside);
    } else if (type instanceof StructType required
        && declared instanceof StructType inside
        && held instanceof StructType heldInside) {
      type = asked(required, inside, heldInside);
    }
    return new StructField(name, type, field.nullable(), field.metadata());
  }

  private static String absent(String name, StructType columns) {
    String absent = name + "?";
    while (CommonTypes.find(absent, columns).isPresent()) {
      absent += "?";
    }
    return absent;
  }
}
