package org.classblocks.spark.files;

import java.util.Locale;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.TimeLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.TimestampLogicalTypeAnnotation;
import org.apache.parquet.schema.Type;
import org.classblocks.UserErrorException;

/**
 * A column, or a field inside one, of a type that Spark cannot read.
 *
 * @param name its name, after those of the columns around it
 * @param type its type in Parquet, for people
 * @param remedy how to write it
 * @param file a file that has it
 */
public record UnreadableColumn(String name, String type, String remedy, String file) {
  static UnreadableColumn of(String name, Type type, String file) {
    LogicalTypeAnnotation annotation = type.getLogicalTypeAnnotation();
    return new UnreadableColumn(name, text(type, annotation), remedy(annotation), file);
  }

  /** A column that has no type, because no file has a value of it. */
  static UnreadableColumn ofNulls(String name, String file) {
    return new UnreadableColumn(
        name, "UNKNOWN", "Write it with the type that its values have.", file);
  }

  private static String text(Type type, LogicalTypeAnnotation annotation) {
    if (annotation != null) {
      return annotation.toString();
    }
    return type.isPrimitive()
        ? type.asPrimitiveType().getPrimitiveTypeName().toString()
        : "group of " + type.asGroupType().getFieldCount();
  }

  private static String remedy(LogicalTypeAnnotation annotation) {
    if (annotation instanceof TimestampLogicalTypeAnnotation
        || annotation instanceof TimeLogicalTypeAnnotation) {
      return "Write it as a timestamp in microseconds, a string or a number.";
    }
    return "Write it as a string or a number.";
  }

  /** Whether a name, perhaps of a field inside, means this column. */
  boolean isNamed(String other) {
    String asked = other.toLowerCase(Locale.ROOT);
    String own = name.toLowerCase(Locale.ROOT);
    return asked.equals(own) || asked.startsWith(own + ".");
  }

  /** Says why the column cannot be used. */
  public UserErrorException refused(String key) {
    return UserErrorException.input(
        "Column '%s' (%s) has type %s in %s, which Spark cannot read. %s",
        name, key, type, file, remedy);
  }
}
