package org.classblocks.spark.files;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.spark.sql.types.ArrayType;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.MapType;
import org.apache.spark.sql.types.NullType;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/** The types that can hold what files have, which may be of narrower types. */
final class CommonTypes {
  /** The narrower types that the reader widens without loss. */
  private static final Map<DataType, List<DataType>> NARROWER =
      Map.of(
          DataTypes.DoubleType, List.of(DataTypes.FloatType),
          DataTypes.LongType,
              List.of(DataTypes.IntegerType, DataTypes.ShortType, DataTypes.ByteType),
          DataTypes.IntegerType, List.of(DataTypes.ShortType, DataTypes.ByteType));

  private CommonTypes() {}

  /** Whether the reader turns one type into another without loss. */
  static boolean widens(DataType from, DataType to) {
    return from.equals(to) || NARROWER.getOrDefault(to, List.of()).contains(from);
  }

  /** The columns of a log with the wider of its types and those of other files. */
  static StructType wider(StructType columns, StructType others) {
    return new StructType(
        Stream.of(columns.fields())
            .map(
                field ->
                    find(field.name(), others)
                        .map(other -> retyped(field, wider(field.dataType(), other.dataType())))
                        .orElse(field))
            .toArray(StructField[]::new));
  }

  /** The wider of two types; the first if neither can hold the other. */
  private static DataType wider(DataType a, DataType b) {
    if (a instanceof NullType) {
      return b;
    }
    if (a instanceof ArrayType array && b instanceof ArrayType other) {
      return new ArrayType(
          wider(array.elementType(), other.elementType()),
          array.containsNull() || other.containsNull());
    }
    if (a instanceof MapType map && b instanceof MapType other) {
      return new MapType(
          wider(map.keyType(), other.keyType()),
          wider(map.valueType(), other.valueType()),
          map.valueContainsNull() || other.valueContainsNull());
    }
    if (a instanceof StructType struct && b instanceof StructType other) {
      return wider(struct, other);
    }
    return widens(a, b) ? b : a;
  }

  /** Columns with a declared type in place of that of null. */
  static StructType withoutNulls(StructType columns, StructType declared) {
    return new StructType(
        Stream.of(columns.fields())
            .map(
                field ->
                    find(field.name(), declared)
                        .map(other -> retyped(field, orDeclared(field.dataType(), other)))
                        .orElse(field))
            .filter(field -> !(field.dataType() instanceof NullType))
            .toArray(StructField[]::new));
  }

  private static DataType orDeclared(DataType type, StructField declared) {
    if (type instanceof StructType struct && declared.dataType() instanceof StructType other) {
      return withoutNulls(struct, other);
    }
    return type instanceof NullType ? declared.dataType() : type;
  }

  private static StructField retyped(StructField field, DataType type) {
    return new StructField(field.name(), type, field.nullable(), field.metadata());
  }

  /** A column by its name in any case. */
  static Optional<StructField> find(String name, StructType columns) {
    return Stream.of(columns.fields())
        .filter(field -> field.name().equalsIgnoreCase(name))
        .findFirst();
  }
}
