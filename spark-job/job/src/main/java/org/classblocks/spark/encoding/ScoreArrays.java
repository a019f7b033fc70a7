package org.classblocks.spark.encoding;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.apache.spark.sql.types.ArrayType;
import org.apache.spark.sql.types.DataType;
import org.classblocks.similarity.ClassList;
import org.classblocks.spark.files.LogColumn;
import org.classblocks.spark.intake.DenseIntake;
import org.classblocks.spark.intake.ScoreIntake;
import org.classblocks.spark.intake.ScoreType;
import org.classblocks.spark.intake.ScoreVectors;

/**
 * A score for every class, in an array.
 *
 * @param column holds the arrays
 * @param type how one score is held
 */
record ScoreArrays(LogColumn column, ScoreType type) implements LogEncoding {
  static Optional<LogEncoding> of(LogColumn column, Function<DataType, Optional<ScoreType>> types) {
    return column.type() instanceof ArrayType array
        ? types.apply(array.elementType()).map(type -> new ScoreArrays(column, type))
        : Optional.empty();
  }

  @Override
  public List<LogColumn> columns() {
    return List.of(column);
  }

  @Override
  public String word() {
    return "dense arrays";
  }

  @Override
  public ScoreIntake<?> intake(ClassList classes, double absentScore, FirstRows.Vectors first) {
    return new DenseIntake(classes.size(), new ScoreVectors.Arrays(type));
  }

  @Override
  public boolean tellsClassCount() {
    return true;
  }

  @Override
  public FirstRows.Vectors vectors(FirstRows rows) {
    return FirstRows.Vectors.of(
        rows.filled(column).stream().map(row -> row.getArray(0)).toList(), type);
  }
}
