package org.classblocks.spark.intake;

import java.io.Serializable;
import java.util.Optional;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.Decimal;
import org.apache.spark.sql.types.NumericType;
import org.classblocks.Text;

/**
 * How a row holds the weight of its sample: as a number of any type.
 *
 * @param type the type of the column
 */
public record WeightColumn(DataType type) implements Serializable {

  /** The weights of a column of a given type, if it holds numbers. */
  public static Optional<WeightColumn> of(DataType type) {
    return type instanceof NumericType ? Optional.of(new WeightColumn(type)) : Optional.empty();
  }

  /** Whether a weight is finite and at least 0. */
  boolean isGood(InternalRow row, int ordinal) {
    return !row.isNullAt(ordinal) && isGood(weight(row, ordinal));
  }

  private static boolean isGood(double weight) {
    return weight >= 0 && weight <= Double.MAX_VALUE;
  }

  double weight(InternalRow row, int ordinal) {
    Object number = row.get(ordinal, type);
    return number instanceof Decimal decimal ? decimal.toDouble() : ((Number) number).doubleValue();
  }

  /** The fault of a weight, for people. */
  String describe(InternalRow row, int ordinal) {
    return row.isNullAt(ordinal)
        ? "a weight that is null"
        : Text.of("the weight %s", weight(row, ordinal));
  }
}
