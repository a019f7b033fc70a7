package org.classblocks.spark.files;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.parquet.hadoop.Footer;
import org.apache.parquet.hadoop.metadata.FileMetaData;
import org.apache.parquet.hadoop.metadata.ParquetMetadata;
import org.apache.parquet.schema.GroupType;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.Type;
import org.apache.spark.sql.execution.datasources.parquet.ParquetFileFormat;
import org.apache.spark.sql.execution.datasources.parquet.ParquetToSparkSchemaConverter;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import org.classblocks.spark.half.HalfFloats;

/**
 * Turns Parquet's types into Spark's, and leaves out the fields for which Spark has no type. Halves
 * become floats.
 */
final class ColumnConversion {
  /** How names of types of times of the day begin; Spark 4.0 has no class for them. */
  private static final String TIME = "time(";

  private final ParquetFileFormat format = new ParquetFileFormat();
  private final List<UnreadableColumn> unreadable = new ArrayList<>();
  private final NullLeaves nulls;
  private final String file;
  private final ParquetToSparkSchemaConverter converter;

  /**
   * @param nulls leaves that hold nothing but nulls
   * @param file a file of the schema
   */
  ColumnConversion(NullLeaves nulls, String file, ParquetToSparkSchemaConverter converter) {
    this.nulls = nulls;
    this.file = file;
    this.converter = converter;
  }

  /** The columns and fields that were left out. */
  List<UnreadableColumn> unreadable() {
    return List.copyOf(unreadable);
  }

  /** The columns of a file. If Spark has a type for each, it reads them as it does by itself. */
  StructType columns(FileMetaData footer) {
    try {
      StructType all =
          LogSchema.stored(
              ParquetFileFormat.readSchemaFromFooter(
                  new Footer(null, new ParquetMetadata(footer, List.of())), converter));
      if (Stream.of(all.fields()).allMatch(field -> isSupported(field.dataType()))) {
        return all;
      }
    } catch (Exception illegalType) {
      // The fields are converted one by one, which tells which of them it is.
    }
    return fields(footer.getSchema(), List.of());
  }

  /** Whether a field is a struct, and neither a list nor a map. */
  static boolean isStruct(Type field) {
    return !field.isPrimitive()
        && field.getLogicalTypeAnnotation() == null
        && !field.isRepetition(Type.Repetition.REPEATED);
  }

  private StructType fields(GroupType group, List<String> path) {
    List<StructField> fields = new ArrayList<>();
    for (Type field : group.getFields()) {
      type(field, NullLeaves.inside(path, field))
          .map(type -> DataTypes.createStructField(field.getName(), type, true))
          .ifPresent(fields::add);
    }
    return new StructType(fields.toArray(StructField[]::new));
  }

  private Optional<DataType> type(Type field, List<String> path) {
    if (nulls.areAll(field, path)) {
      return Optional.of(converted(field).orElse(DataTypes.NullType));
    }
    if (isStruct(field)) {
      StructType inside = fields(field.asGroupType(), path);
      return inside.isEmpty() ? Optional.empty() : Optional.of(inside);
    }
    return readable(field, path).flatMap(part -> orLeftOut(converted(part), field, path));
  }

  /** The part of a field that Spark can read. A list or map without its content is none. */
  private Optional<Type> readable(Type field, List<String> path) {
    if (field.isPrimitive()) {
      return orLeftOut(converted(field), field, path).map(type -> field);
    }
    GroupType group = field.asGroupType();
    List<Type> parts =
        group.getFields().stream()
            .flatMap(
                inside ->
                    readable(inside, isStruct(field) ? NullLeaves.inside(path, inside) : path)
                        .stream())
            .toList();
    boolean isWhole = parts.size() == group.getFieldCount();
    return parts.isEmpty() || (!isWhole && !isStruct(field))
        ? Optional.empty()
        : Optional.of(group.withNewFields(parts));
  }

  private <T> Optional<T> orLeftOut(Optional<T> type, Type field, List<String> path) {
    if (type.isEmpty()) {
      unreadable.add(UnreadableColumn.of(String.join(".", path), field, file));
    }
    return type;
  }

  private Optional<DataType> converted(Type field) {
    try {
      DataType type =
          converter
              .convert(new MessageType("columns", HalfFloats.asFloats(field)))
              .fields()[0]
              .dataType();
      return isSupported(type) ? Optional.of(type) : Optional.empty();
    } catch (Exception illegalType) {
      return Optional.empty();
    }
  }

  /** Queries refuse times of the day, although the reader of Spark 4.1 knows them. */
  private boolean isSupported(DataType type) {
    return format.supportDataType(type)
        && !type.existsRecursively(inside -> inside.typeName().startsWith(TIME));
  }
}
