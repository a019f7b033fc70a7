package org.classblocks.spark.attribute;

import java.io.Serializable;
import java.util.Arrays;
import java.util.Collection;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.SpecializedGetters;
import org.apache.spark.sql.execution.vectorized.WritableColumnVector;
import org.apache.spark.sql.types.BooleanType;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.Decimal;
import org.apache.spark.sql.types.DoubleType;
import org.apache.spark.sql.types.FloatType;
import org.apache.spark.sql.types.IntegerType;
import org.apache.spark.sql.types.NumericType;
import org.apache.spark.sql.types.StringType;
import org.apache.spark.sql.vectorized.ColumnVector;
import org.apache.spark.sql.vectorized.ColumnarArray;
import org.apache.spark.sql.vectorized.ColumnarBatch;
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

  /** The most columns it has: for missing ones, and for the number or each category. */
  public int mostColumns() {
    return 1 + (isCategory() ? mostCategories : 1);
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
      rows.addMissing(attribute);
    } else if (isCategory()) {
      rows.addCategory(attribute, row.getUTF8String(ordinal).toString());
      requireRoom(column, mostCategories, rows.categories(attribute));
    } else {
      rows.addNumber(attribute, number(row, ordinal));
    }
  }

  /**
   * Adds the attribute of some rows of a column batch to those of their samples.
   *
   * @param attribute its place among the attributes
   * @param start the first row
   * @param end the row after the last one
   */
  public void addTo(AttributeRows rows, int attribute, ColumnVector values, int start, int end) {
    if (!isCategory()) {
      rows.addValues(attribute, numbers(values, start, end));
    } else if (values instanceof WritableColumnVector texts && texts.hasDictionary()) {
      rows.addValues(attribute, codes(rows, attribute, texts, start, end));
      requireRoom(column, mostCategories, rows.categories(attribute));
    } else {
      ColumnarBatch alone = new ColumnarBatch(new ColumnVector[] {values}, end);
      for (int row = start; row < end; row++) {
        addTo(rows, attribute, alone.getRow(row), 0);
      }
    }
  }

  private double[] numbers(ColumnVector values, int start, int end) {
    ColumnarArray column = new ColumnarArray(values, start, end - start);
    double[] numbers = new double[column.numElements()];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = column.isNullAt(i) ? Double.NaN : number(column, i);
    }
    return numbers;
  }

  /** Makes a text of each entry of the dictionary once, not for every row. */
  private static double[] codes(
      AttributeRows rows, int attribute, WritableColumnVector texts, int start, int end) {
    WritableColumnVector ids = texts.getDictionaryIds();
    double[] ofIds = {};
    double[] codes = new double[end - start];
    for (int row = start; row < end; row++) {
      if (texts.isNullAt(row)) {
        codes[row - start] = Double.NaN;
      } else {
        int id = ids.getDictId(row);
        if (id >= ofIds.length) {
          int known = ofIds.length;
          ofIds = Arrays.copyOf(ofIds, 2 * id + 1);
          Arrays.fill(ofIds, known, ofIds.length, Double.NaN);
        }
        if (Double.isNaN(ofIds[id])) {
          ofIds[id] = rows.code(attribute, texts.getUTF8String(row).toString());
        }
        codes[row - start] = ofIds[id];
      }
    }
    return codes;
  }

  private double number(SpecializedGetters row, int ordinal) {
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
