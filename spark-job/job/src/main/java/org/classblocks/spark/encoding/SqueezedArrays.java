package org.classblocks.spark.encoding;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.GenericInternalRow;
import org.apache.spark.sql.catalyst.util.ArrayData;
import org.apache.spark.sql.execution.vectorized.WritableColumnVector;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.ArrayType;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.vectorized.ColumnarBatch;
import org.classblocks.Text;
import org.classblocks.UserErrorException;
import org.classblocks.moments.batch.ScoreBatch;
import org.classblocks.moments.count.BadRow;
import org.classblocks.similarity.ClassList;
import org.classblocks.spark.files.LogColumn;
import org.classblocks.spark.intake.DenseIntake;
import org.classblocks.spark.intake.FillableIntake;
import org.classblocks.spark.intake.ScoreFill;
import org.classblocks.spark.intake.ScoreIntake;
import org.classblocks.spark.intake.ScoreType;
import org.classblocks.spark.intake.ScoreVectors;
import org.classblocks.spark.intake.VectorIntake;

/**
 * A score for every class, in an array of arrays: one array of k scores, as a batch of one sample
 * gives, or k arrays of one score.
 *
 * @param column holds the arrays
 * @param type how one score is held
 */
record SqueezedArrays(LogColumn column, ScoreType type) implements LogEncoding {
  static Optional<LogEncoding> of(LogColumn column, Function<DataType, Optional<ScoreType>> types) {
    return column.type() instanceof ArrayType outer
            && outer.elementType() instanceof ArrayType array
        ? types.apply(array.elementType()).map(type -> new SqueezedArrays(column, type))
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
    return new Squeezed(new DenseIntake(classes.size(), new ScoreVectors.Arrays(type)));
  }

  @Override
  public Optional<FirstRows.VectorSize> size() {
    return Optional.of(
        FirstRows.VectorSize.ofArray(
            functions.when(isVector(), functions.flatten(column.column()))));
  }

  /** Whether one of the two dimensions is 1. */
  private Column isVector() {
    Column arrays = column.column();
    return functions
        .size(arrays)
        .equalTo(1)
        .or(functions.forall(arrays, array -> functions.size(array).equalTo(1)));
  }

  /** Matrices are refused: they are not the scores of one sample. */
  @Override
  public LogEncoding fitting(FirstRows rows, OptionalInt classCount) {
    List<Row> first = rows.of(functions.size(column.column()).gt(0), isVector());
    if (!first.isEmpty() && first.stream().noneMatch(row -> row.getBoolean(0))) {
      throw UserErrorException.input(
          "Column '%s' holds a matrix per row; expected a vector, or a matrix of one row or one"
              + " column. Write one vector per sample, or name another column with --scores.",
          column.name());
    }
    return this;
  }

  /**
   * Takes the one array, or the one score of each array.
   *
   * @param dense takes the vector
   */
  record Squeezed(DenseIntake dense)
      implements FillableIntake<ScoreBatch>, VectorIntake.Converting {
    private static final int SCORES = 0;

    @Override
    public Squeezed filledBy(ScoreFill fill) {
      return new Squeezed(dense.filledBy(fill));
    }

    @Override
    public boolean look(InternalRow row, Seen seen) {
      if (row.isNullAt(SCORES)) {
        return false;
      }
      ArrayData arrays = row.getArray(SCORES);
      if (arrays.numElements() == 1) {
        return dense.look(vector(arrays), seen);
      }
      boolean isColumn = isColumn(arrays);
      for (int id = 0; isColumn && id < classCount(); id++) {
        seen.add(id, faultOf(arrays.getArray(id)) == null);
      }
      return isColumn;
    }

    @Override
    public BadRow addTo(ScoreBatch batch, InternalRow row) {
      if (row.isNullAt(SCORES)) {
        return BadRow.MISSING_SCORES;
      }
      ArrayData arrays = row.getArray(SCORES);
      if (arrays.numElements() == 1) {
        return dense.addTo(batch, vector(arrays));
      }
      return isColumn(arrays) ? addColumn(batch, arrays) : BadRow.WRONG_LENGTH;
    }

    private static InternalRow vector(ArrayData arrays) {
      return new GenericInternalRow(new Object[] {arrays.isNullAt(0) ? null : arrays.getArray(0)});
    }

    private boolean isColumn(ArrayData arrays) {
      for (int i = 0; i < arrays.numElements(); i++) {
        if (arrays.isNullAt(i) || arrays.getArray(i).numElements() != 1) {
          return false;
        }
      }
      return arrays.numElements() == classCount();
    }

    private BadRow addColumn(ScoreBatch batch, ArrayData arrays) {
      double[] vector = new double[classCount()];
      for (int id = 0; id < vector.length; id++) {
        boolean isFilled = dense.fill().has(id);
        BadRow fault = isFilled ? null : faultOf(arrays.getArray(id));
        if (fault != null) {
          return fault;
        }
        vector[id] =
            isFilled ? dense.fill().score() : dense.vectors().type().at(arrays.getArray(id), 0);
      }
      batch.add(vector);
      return null;
    }

    @Override
    public String describe(InternalRow row, BadRow fault) {
      if (row.isNullAt(SCORES)) {
        return fault.text();
      }
      ArrayData arrays = row.getArray(SCORES);
      if (arrays.numElements() == 1) {
        return dense.describe(vector(arrays), fault);
      }
      return fault == BadRow.WRONG_LENGTH
          ? Text.of("%d arrays for %d classes", arrays.numElements(), classCount())
          : Text.of("%s (class id %d)", fault.text(), scoreWith(arrays, fault));
    }

    private int scoreWith(ArrayData arrays, BadRow fault) {
      int id = 0;
      while (dense.fill().has(id) || faultOf(arrays.getArray(id)) != fault) {
        id++;
      }
      return id;
    }

    private BadRow faultOf(ArrayData score) {
      return score.isNullAt(0) ? BadRow.NULL_SCORE : dense.vectors().type().faultAt(score, 0);
    }

    @Override
    public ScoreBatch whole(ColumnarBatch columns, int start, int end) {
      if (!(columns.column(SCORES) instanceof WritableColumnVector lists) || lists.hasNull()) {
        return null;
      }
      int offset = lists.getArrayOffset(start);
      for (int row = start; row < end; row++) {
        if (lists.getArrayLength(row) != 1 || lists.getArrayOffset(row) != offset + row - start) {
          return null;
        }
      }
      return dense.whole(lists.getChild(0), offset, offset + end - start);
    }
  }
}
