package org.classblocks.spark.encoding;

import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.util.ArrayData;
import org.apache.spark.sql.vectorized.ColumnarBatch;
import org.classblocks.moments.count.BadRow;
import org.classblocks.similarity.ClassList;
import org.classblocks.spark.files.LogColumn;
import org.classblocks.spark.intake.ListedIds;
import org.classblocks.spark.intake.ListedScores;
import org.classblocks.spark.intake.Predictions;
import org.classblocks.spark.intake.ScoreIntake;
import org.classblocks.spark.intake.ScoreType;
import org.classblocks.spark.intake.SparseIntake;

/**
 * One row for each class of a sample: {@link Predictions} gathers them into lists.
 *
 * @param classColumn names the class
 * @param scoreColumn holds its score
 * @param score how the score is held
 * @param sample names the sample
 */
record PredictionRows(
    LogColumn classColumn, LogColumn scoreColumn, ScoreType score, LogColumn sample)
    implements LogEncoding {
  @Override
  public List<LogColumn> columns() {
    return List.of(classColumn, scoreColumn);
  }

  @Override
  public String word() {
    return "one row per prediction";
  }

  @Override
  public ScoreIntake<?> intake(ClassList classes, double absentScore, FirstRows.Vectors first) {
    return new SparseIntake(
        classes.size(),
        absentScore,
        new SampleLists(),
        ListedIds.of(classColumn.type(), classes).orElseThrow(),
        score);
  }

  @Override
  public Optional<LogColumn> sampleId() {
    return Optional.of(sample);
  }

  /** The two lists that {@link Predictions} gathers for a sample, which must have a name. */
  record SampleLists() implements ListedScores {
    @Override
    public int columns() {
      return 2;
    }

    @Override
    public ArrayData ids(InternalRow row) {
      return row.getArray(Predictions.CLASS);
    }

    @Override
    public ArrayData scores(InternalRow row) {
      return row.getArray(Predictions.SCORE);
    }

    @Override
    public BadRow faultOf(InternalRow row) {
      return row.isNullAt(Predictions.SAMPLE_ID) ? BadRow.MISSING_SAMPLE_ID : null;
    }

    @Override
    public Vectors vectors(ColumnarBatch columns, int start, int end) {
      return null;
    }
  }
}
