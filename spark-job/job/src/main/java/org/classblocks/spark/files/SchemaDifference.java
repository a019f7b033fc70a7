package org.classblocks.spark.files;

import java.util.Optional;
import java.util.stream.Stream;
import org.apache.spark.sql.types.ArrayType;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.MapType;
import org.apache.spark.sql.types.NullType;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import org.classblocks.Text;

/**
 * Explains why a file does not fit the schema of its log. Spark would fill missing columns with
 * nulls, which would look like bad rows.
 */
final class SchemaDifference {
  private SchemaDifference() {}

  /**
   * The difference that prevents reading.
   *
   * @param needed the columns to read, as the log has them
   * @param found the columns of the file
   * @return words to follow the name of the file, or nothing if it can be read
   */
  static Optional<String> between(StructType needed, StructType found) {
    return Stream.of(needed.fields())
        .flatMap(field -> difference(field, found).stream())
        .findFirst();
  }

  private static Optional<String> difference(StructField needed, StructType found) {
    Optional<StructField> same = CommonTypes.find(needed.name(), found);
    if (same.isEmpty()) {
      return Optional.of("has no column '" + needed.name() + "'");
    }
    DataType type = same.get().dataType();
    return holds(type, needed.dataType())
        ? Optional.empty()
        : Optional.of(
            Text.of(
                "has column '%s' as %s in place of %s",
                needed.name(), type.simpleString(), needed.dataType().simpleString()));
  }

  /** Whether a type can be read as another one, ignoring nulls. */
  static boolean holds(DataType found, DataType needed) {
    if (found instanceof ArrayType array && needed instanceof ArrayType as) {
      return holds(array.elementType(), as.elementType());
    }
    if (found instanceof MapType map && needed instanceof MapType as) {
      return holds(map.keyType(), as.keyType()) && holds(map.valueType(), as.valueType());
    }
    if (found instanceof StructType struct && needed instanceof StructType as) {
      return between(as, struct).isEmpty();
    }
    return found instanceof NullType || CommonTypes.widens(found, needed);
  }
}
