package org.classblocks.spark.encoding;

import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.execution.vectorized.WritableColumnVector;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.vectorized.ColumnarBatch;
import org.classblocks.Text;
import org.classblocks.moments.batch.ScoreBatch;
import org.classblocks.moments.batch.ScoreTypes;
import org.classblocks.moments.count.BadRow;
import org.classblocks.similarity.ClassList;
import org.classblocks.spark.files.LogColumn;
import org.classblocks.spark.intake.FillableIntake;
import org.classblocks.spark.intake.FloatingScores;
import org.classblocks.spark.intake.ScoreFill;
import org.classblocks.spark.intake.ScoreIntake;
import org.classblocks.spark.intake.ScoreType;
import org.classblocks.spark.intake.VectorIntake;

/**
 * A column for each class.
 *
 * @param columns the column of class c at index c
 * @param types how its scores are held, at index c
 * @param list the classes
 * @param leftOut float columns that are not read as classes
 * @param mayBeRanks whether columns are numbered and no class list names them: they may hold the
 *     highest score, the second highest and so on
 */
record ClassColumns(
    List<LogColumn> columns,
    List<ScoreType> types,
    ClassList list,
    List<LogColumn> leftOut,
    boolean mayBeRanks)
    implements LogEncoding {
  @Override
  public String word() {
    return "one column per class";
  }

  @Override
  public ScoreIntake<?> intake(ClassList classes, double absentScore, FirstRows.Vectors first) {
    return new Columns(types, ScoreFill.NONE);
  }

  @Override
  public Optional<ClassList> classes() {
    return Optional.of(list);
  }

  @Override
  public Optional<FirstRows.VectorSize> size() {
    return mayBeRanks
        ? Optional.of(
            FirstRows.VectorSize.ofArray(
                functions.array(
                    columns.stream()
                        .map(column -> column.column().cast("double"))
                        .toArray(Column[]::new))))
        : Optional.empty();
  }

  /**
   * Rows with a column for each class. Scores are doubles if floats do not hold those of one class,
   * and floats otherwise.
   *
   * @param types how the scores of class c are held, at index c
   * @param fill replaces the scores of some classes
   */
  record Columns(List<ScoreType> types, ScoreFill fill)
      implements FillableIntake<ScoreBatch>, VectorIntake {
    Columns {
      types = List.copyOf(types);
    }

    @Override
    public Columns filledBy(ScoreFill scores) {
      return new Columns(types, scores);
    }

    @Override
    public boolean look(InternalRow row, Seen seen) {
      boolean hasScores = false;
      for (int id = 0; id < classCount(); id++) {
        hasScores |= !row.isNullAt(id);
        seen.add(id, faultAt(row, id) == null);
      }
      return hasScores;
    }

    @Override
    public int classCount() {
      return types.size();
    }

    @Override
    public int columns() {
      return types.size();
    }

    @Override
    public ScoreTypes scoreTypes() {
      BitSet floats = new BitSet(classCount());
      for (int id = 0; id < classCount(); id++) {
        floats.set(id, types.get(id).isFloat());
      }
      return ScoreTypes.mixed(floats);
    }

    private boolean hasDoubles() {
      return types.stream().anyMatch(type -> !type.isFloat());
    }

    @Override
    public ScoreBatch newBatch(int rows) {
      return (hasDoubles() ? FloatingScores.DOUBLE : FloatingScores.FLOAT)
          .newBatch(rows, classCount());
    }

    @Override
    public BadRow addTo(ScoreBatch batch, InternalRow row) {
      double[] vector = new double[classCount()];
      BadRow fault = null;
      int nulls = 0;
      for (int id = 0; id < vector.length; id++) {
        if (fill.has(id)) {
          vector[id] = fill.score();
        } else if (row.isNullAt(id)) {
          nulls++;
        } else {
          vector[id] = types.get(id).at(row, id);
          fault = fault == null ? ScoreType.fault(vector[id]) : fault;
        }
      }
      if (nulls > 0) {
        return nulls + fill.classIds().cardinality() == vector.length
            ? BadRow.MISSING_SCORES
            : BadRow.NULL_SCORE;
      }
      if (fault == null) {
        batch.add(vector);
      }
      return fault;
    }

    @Override
    public String describe(InternalRow row, BadRow fault) {
      for (int id = 0; id < classCount(); id++) {
        if (fault != BadRow.MISSING_SCORES && !fill.has(id) && faultAt(row, id) == fault) {
          return Text.of("%s (class id %d)", fault.text(), id);
        }
      }
      return fault.text();
    }

    private BadRow faultAt(InternalRow row, int id) {
      return row.isNullAt(id) ? BadRow.NULL_SCORE : types.get(id).faultAt(row, id);
    }

    @Override
    public ScoreBatch whole(ColumnarBatch columns, int start, int end) {
      for (int id = 0; id < classCount(); id++) {
        if ((columns.column(id).hasNull() && !fill.has(id))
            || !(columns.column(id) instanceof WritableColumnVector)) {
          return null;
        }
      }
      ScoreBatch batch =
          hasDoubles() ? doubles(columns, start, end - start) : floats(columns, start, end - start);
      fill.into(batch);
      return batch.isFinite() ? batch : null;
    }

    private ScoreBatch floats(ColumnarBatch columns, int start, int rows) {
      int classCount = classCount();
      float[] scores = new float[Math.multiplyExact(rows, classCount)];
      for (int id = 0; id < classCount; id++) {
        float[] column = types.get(id).floats(columns.column(id), start, rows);
        for (int row = 0; row < rows; row++) {
          scores[row * classCount + id] = column[row];
        }
      }
      return ScoreBatch.full(scores, classCount);
    }

    private ScoreBatch doubles(ColumnarBatch columns, int start, int rows) {
      int classCount = classCount();
      double[] scores = new double[Math.multiplyExact(rows, classCount)];
      for (int id = 0; id < classCount; id++) {
        double[] column = types.get(id).doubles(columns.column(id), start, rows);
        for (int row = 0; row < rows; row++) {
          scores[row * classCount + id] = column[row];
        }
      }
      return ScoreBatch.full(scores, classCount);
    }
  }
}
