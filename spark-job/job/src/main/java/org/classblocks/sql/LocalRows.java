package org.classblocks.sql;

import java.time.LocalDate;
import java.util.List;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.GenericInternalRow;
import org.apache.spark.sql.connector.read.LocalScan;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.unsafe.types.UTF8String;

/**
 * Rows that are in memory already, as Spark takes them. Numbers that are NaN become null, as in the
 * tables of a run.
 */
final class LocalRows implements LocalScan {
  private final StructType schema;
  private final InternalRow[] rows;

  /**
   * @param rows the values of each row in the order of the schema: texts, dates, numbers, truth
   *     values and null
   */
  LocalRows(StructType schema, List<Object[]> rows) {
    this.schema = schema;
    this.rows = rows.stream().map(LocalRows::row).toArray(InternalRow[]::new);
  }

  private static InternalRow row(Object[] values) {
    Object[] converted = new Object[values.length];
    for (int i = 0; i < values.length; i++) {
      converted[i] = converted(values[i]);
    }
    return new GenericInternalRow(converted);
  }

  private static Object converted(Object value) {
    if (value instanceof String text) {
      return UTF8String.fromString(text);
    }
    if (value instanceof LocalDate date) {
      return (int) date.toEpochDay();
    }
    return value instanceof Double number && number.isNaN() ? null : value;
  }

  @Override
  public InternalRow[] rows() {
    return rows.clone();
  }

  @Override
  public StructType readSchema() {
    return schema;
  }
}
