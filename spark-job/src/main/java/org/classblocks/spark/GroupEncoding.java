package org.classblocks.spark;

import java.io.Serializable;
import java.time.LocalDate;
import java.util.Optional;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.DateType;
import org.apache.spark.sql.types.IntegralType;
import org.classblocks.moments.Stratum;

/**
 * How a row holds the group of its sample, recognised from the column's type.
 *
 * @param type text, whole number, true or false, or date
 */
record GroupEncoding(DataType type) implements Serializable {
  /** What people may read of the types that hold groups. */
  static final String TYPES = "a string, an integer, a boolean or a date";

  /** The encoding of a column of a given type, if there is one. */
  static Optional<GroupEncoding> of(DataType type) {
    boolean known =
        type.equals(DataTypes.StringType)
            || type instanceof IntegralType
            || type.equals(DataTypes.BooleanType)
            || type instanceof DateType;
    return known ? Optional.of(new GroupEncoding(type)) : Optional.empty();
  }

  /** The group of a row, see {@link Stratum#groupOf}; empty for none. */
  String groupOf(InternalRow row, int ordinal) {
    if (row.isNullAt(ordinal)) {
      return "";
    }
    return Stratum.groupOf(
        type instanceof DateType
            ? LocalDate.ofEpochDay(row.getInt(ordinal)).toString()
            : row.get(ordinal, type).toString());
  }
}
