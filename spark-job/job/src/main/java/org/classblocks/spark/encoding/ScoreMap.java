package org.classblocks.spark.encoding;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.util.ArrayData;
import org.apache.spark.sql.execution.vectorized.WritableColumnVector;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.MapType;
import org.apache.spark.sql.vectorized.ColumnarBatch;
import org.classblocks.spark.files.LogColumn;
import org.classblocks.spark.intake.ListedIds;
import org.classblocks.spark.intake.ListedScores;
import org.classblocks.spark.intake.ScoreType;

/** A map from classes to their scores. */
record ScoreMap() implements ListedScores {
  private static final int SCORES = 0;

  static Optional<LogEncoding> of(LogColumn column, Function<DataType, Optional<ScoreType>> types) {
    return column.type() instanceof MapType map && ListedIds.canBe(map.keyType())
        ? types
            .apply(map.valueType())
            .map(
                score ->
                    new LogEncoding.Lists(
                        "maps", List.of(column), new ScoreMap(), map.keyType(), score))
        : Optional.empty();
  }

  @Override
  public int columns() {
    return 1;
  }

  @Override
  public ArrayData ids(InternalRow row) {
    return row.isNullAt(SCORES) ? null : row.getMap(SCORES).keyArray();
  }

  @Override
  public ArrayData scores(InternalRow row) {
    return row.isNullAt(SCORES) ? null : row.getMap(SCORES).valueArray();
  }

  @Override
  public Vectors vectors(ColumnarBatch columns, int start, int end) {
    return columns.column(SCORES) instanceof WritableColumnVector maps
        ? new Vectors(maps, maps.getChild(0), maps, maps.getChild(1))
        : null;
  }
}
