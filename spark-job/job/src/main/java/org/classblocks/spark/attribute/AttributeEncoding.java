package org.classblocks.spark.attribute;

import java.io.Serializable;
import java.util.Collection;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.types.BooleanType;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.Decimal;
import org.apache.spark.sql.types.DoubleType;
import org.apache.spark.sql.types.FloatType;
import org.apache.spark.sql.types.IntegerType;
import org.apache.spark.sql.types.NumericType;
import org.apache.spark.sql.types.StringType;
import org.classblocks.UserErrorException;
import org.classblocks.moments.batch.AttributeRows;
import org.classblocks.spark.files.LogColumn;

/**
 * How a row holds an attribute of its sample, recognised from the column's type.
 *
 * @param column the name of the column
 * @param type number, true or false, or text
 * @param mostCategories the most texts that differ
 */
public record AttributeEncoding(String column, DataType type, int mostCategories)
    implements Serializable {
  /** The types of attributes, for people. */
  public static final String TYPES = "a number, a boolean or a string";

  private static final int EXAMPLES = 3;
  private static final int EXAMPLE = 60;

  public static Optional<AttributeEncoding> of(LogColumn column, int mostCategories) {
    DataType type = column.type();
    boolean known =
        type instanceof NumericType || type instanceof BooleanType || type instanceof StringType;
    return known
        ? Optional.of(new AttributeEncoding(column.name(), type, mostCategories))
        : Optional.empty();
  }

  /** Whether it has categories; otherwise it is a number. */
  private boolean isCategory() {
    return type instanceof StringType;
  }

  /**
   * Adds the attribute of a row to those of its sample.
   *
   * @param attribute its place among the attributes
   */
  public void addTo(AttributeRows rows, int attribute, InternalRow row, int ordinal) {
    if (row.isNullAt(ordinal)) {
      rows.addMissing();
    } else if (isCategory()) {
      rows.addCategory(row.getUTF8String(ordinal).toString());
      if (rows.categoryCount(attribute) > mostCategories) {
        requireRoom(column, mostCategories, rows.categories(attribute));
      }
    } else {
      rows.addNumber(number(row, ordinal));
    }
  }

  private double number(InternalRow row, int ordinal) {
    if (type instanceof BooleanType) {
      return row.getBoolean(ordinal) ? 1 : 0;
    }
    if (type instanceof DoubleType) {
      return row.getDouble(ordinal);
    }
    if (type instanceof FloatType) {
      return row.getFloat(ordinal);
    }
    if (type instanceof IntegerType) {
      return row.getInt(ordinal);
    }
    Object number = row.get(ordinal, type);
    return number instanceof Decimal decimal ? decimal.toDouble() : ((Number) number).doubleValue();
  }

  /**
   * Checks that there are no more categories than allowed.
   *
   * @param column the name of the column
   * @param mostCategories how many are allowed
   * @param found some of them, each once
   * @throws UserErrorException if there are more
   */
  public static void requireRoom(String column, int mostCategories, Collection<String> found) {
    if (found.size() > mostCategories) {
      throw UserErrorException.input(
          "Column '%s' (input.attributes) has more than %d values, for example %s: %d were found"
              + " before reading stopped. Leave it out, group its values, or raise"
              + " input.max-categories.",
          column,
          mostCategories,
          found.stream()
              .sorted()
              .limit(EXAMPLES)
              .map(value -> "'" + value.substring(0, Math.min(EXAMPLE, value.length())) + "'")
              .collect(Collectors.joining(", ")),
          found.size());
    }
  }
}
