package org.classblocks.write;

import java.util.function.Function;
import org.classblocks.moments.WeightTotals;

/** The columns of what samples weigh, with all digits, in the tables of a state. */
final class WeightColumns {
  private WeightColumns() {}

  /** A table and these columns. */
  static <T> ParquetTable<T> of(ParquetTable<T> table, Function<T, WeightTotals> weights) {
    return table
        .int64("samples", row -> weights.apply(row).samples())
        .int64("weightless", row -> weights.apply(row).weightless())
        .float64("weight", row -> weights.apply(row).total())
        .float64("largest_weight", row -> weights.apply(row).largest())
        .float64("relative_squares", row -> weights.apply(row).relativeSquares());
  }

  /** What a row has in these columns. */
  static WeightTotals read(ParquetRecords.Row row) {
    return new WeightTotals(
        row.int64("samples"),
        row.int64("weightless"),
        row.float64("weight"),
        row.float64("largest_weight"),
        row.float64("relative_squares"));
  }
}
