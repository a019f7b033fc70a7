package org.classblocks.spark.encoding;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.GenericInternalRow;
import org.apache.spark.sql.catalyst.expressions.UnsafeArrayData;
import org.apache.spark.sql.catalyst.util.ArrayData;
import org.apache.spark.sql.execution.vectorized.WritableColumnVector;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.sql.vectorized.ColumnVector;
import org.apache.spark.sql.vectorized.ColumnarBatch;
import org.classblocks.Text;
import org.classblocks.moments.batch.ScoreBatch;
import org.classblocks.moments.count.BadRow;
import org.classblocks.similarity.ClassList;
import org.classblocks.spark.files.LogColumn;
import org.classblocks.spark.intake.DenseIntake;
import org.classblocks.spark.intake.FillableIntake;
import org.classblocks.spark.intake.FloatingScores;
import org.classblocks.spark.intake.ListedIds;
import org.classblocks.spark.intake.ListedScores;
import org.classblocks.spark.intake.ScoreFill;
import org.classblocks.spark.intake.ScoreIntake;
import org.classblocks.spark.intake.ScoreVectors;
import org.classblocks.spark.intake.SparseIntake;
import org.classblocks.spark.intake.VectorIntake;

/**
 * MLlib's vectors, dense or sparse, in the struct that they are stored as. A dense one lists all
 * classes; what a sparse one does not list is 0.
 *
 * @param column holds the vectors
 */
record MllibVectors(LogColumn column) implements LogEncoding {
  private static final int SCORES = 0;
  private static final int TYPE = 0;
  private static final int SIZE = 1;
  private static final int INDICES = 2;
  private static final int VALUES = 3;
  private static final int FIELDS = 4;
  private static final byte SPARSE = 0;
  private static final byte DENSE = 1;

  private static final StructType STORED =
      new StructType()
          .add("type", DataTypes.ByteType)
          .add("size", DataTypes.IntegerType)
          .add("indices", DataTypes.createArrayType(DataTypes.IntegerType))
          .add("values", DataTypes.createArrayType(DataTypes.DoubleType));

  static Optional<LogEncoding> of(LogColumn column) {
    return DataType.equalsIgnoreNullability(column.type(), STORED)
        ? Optional.of(new MllibVectors(column))
        : Optional.empty();
  }

  @Override
  public List<LogColumn> columns() {
    return List.of(column);
  }

  @Override
  public String word() {
    return "MLlib vectors";
  }

  @Override
  public ScoreIntake<?> intake(ClassList classes, double absentScore, FirstRows.Vectors first) {
    return first.listFew() ? sparse(classes.size()) : dense(classes.size());
  }

  /** The intake if most vectors list few classes. */
  static SparseIntake sparse(int classCount) {
    return new SparseIntake(
        classCount, 0, new Listed(classCount), ListedIds.Integers.INTS, FloatingScores.DOUBLE);
  }

  /** The intake if most vectors are dense. */
  static Filled dense(int classCount) {
    ScoreVectors doubles = new ScoreVectors.Arrays(FloatingScores.DOUBLE);
    return new Filled(new DenseIntake(classCount, doubles), sparse(classCount));
  }

  @Override
  public Optional<FirstRows.VectorSize> size() {
    Column vector = column.column();
    Column listed = functions.size(vector.getField("values"));
    Column classes =
        functions
            .when(vector.getField("type").equalTo(SPARSE), vector.getField("size"))
            .otherwise(listed);
    Column isDense = vector.getField("type").equalTo(DENSE);
    Column descends = FirstRows.VectorSize.descends(vector.getField("values"));
    return Optional.of(new FirstRows.VectorSize(classes, listed, isDense.and(descends)));
  }

  /**
   * Vectors as lists of classes and scores.
   *
   * @param size the number of classes that a vector should have, k
   */
  record Listed(int size) implements ListedScores {
    /** Whether a row has a vector that lists some classes only. */
    static boolean isSparse(InternalRow row) {
      return !row.isNullAt(SCORES) && vector(row).getByte(TYPE) == SPARSE;
    }

    private static InternalRow vector(InternalRow row) {
      return row.getStruct(SCORES, FIELDS);
    }

    @Override
    public int columns() {
      return 1;
    }

    @Override
    public ArrayData ids(InternalRow row) {
      if (isSparse(row)) {
        return vector(row).isNullAt(INDICES) ? null : vector(row).getArray(INDICES);
      }
      ArrayData scores = scores(row);
      return scores == null
          ? null
          : UnsafeArrayData.fromPrimitiveArray(IntStream.range(0, scores.numElements()).toArray());
    }

    @Override
    public ArrayData scores(InternalRow row) {
      return valuesOf(row);
    }

    private static ArrayData valuesOf(InternalRow row) {
      return row.isNullAt(SCORES) || vector(row).isNullAt(VALUES)
          ? null
          : vector(row).getArray(VALUES);
    }

    @Override
    public BadRow faultOf(InternalRow row) {
      return scores(row) != null && sizeOf(row) != size ? BadRow.WRONG_LENGTH : null;
    }

    private static int sizeOf(InternalRow row) {
      return isSparse(row) ? vector(row).getInt(SIZE) : valuesOf(row).numElements();
    }

    @Override
    public String wrongLength(InternalRow row) {
      return sizeOf(row) == size
          ? ListedScores.super.wrongLength(row)
          : Text.of("%d scores for %d classes", sizeOf(row), size);
    }

    @Override
    public Vectors vectors(ColumnarBatch columns, int start, int end) {
      if (columns.column(SCORES) instanceof WritableColumnVector vectors
          && haveType(SPARSE, vectors, start, end)
          && haveSize(vectors.getChild(SIZE), start, end)) {
        WritableColumnVector indices = vectors.getChild(INDICES);
        WritableColumnVector values = vectors.getChild(VALUES);
        return new Vectors(indices, indices.getChild(0), values, values.getChild(0));
      }
      return null;
    }

    /** The scores of some rows of a column batch, or null if one of them is not dense. */
    static ColumnVector denseScores(ColumnarBatch columns, int start, int end) {
      return columns.column(SCORES) instanceof WritableColumnVector vectors
              && haveType(DENSE, vectors, start, end)
          ? vectors.getChild(VALUES)
          : null;
    }

    private static boolean haveType(byte type, WritableColumnVector vectors, int start, int end) {
      ColumnVector types = vectors.getChild(TYPE);
      if (vectors.hasNull() || types.hasNull()) {
        return false;
      }
      for (int row = start; row < end; row++) {
        if (types.getByte(row) != type) {
          return false;
        }
      }
      return true;
    }

    private boolean haveSize(ColumnVector sizes, int start, int end) {
      for (int row = start; row < end; row++) {
        if (sizes.isNullAt(row) || sizes.getInt(row) != size) {
          return false;
        }
      }
      return true;
    }
  }

  /**
   * Takes vectors as dense ones; a sparse one is filled with zeros.
   *
   * @param dense takes the values of a dense vector
   * @param sparse knows what a sparse vector lists
   */
  record Filled(DenseIntake dense, SparseIntake sparse)
      implements FillableIntake<ScoreBatch>, VectorIntake.Converting {
    @Override
    public Filled filledBy(ScoreFill fill) {
      return new Filled(dense.filledBy(fill), sparse.filledBy(fill));
    }

    @Override
    public boolean look(InternalRow row, Seen seen) {
      return Listed.isSparse(row) ? sparse.look(row, seen) : dense.look(values(row), seen);
    }

    @Override
    public BadRow addTo(ScoreBatch batch, InternalRow row) {
      if (!Listed.isSparse(row)) {
        return dense.addTo(batch, values(row));
      }
      BadRow fault = sparse.faultOf(row);
      if (fault == null) {
        batch.add(sparse.filled(row));
      }
      return fault;
    }

    @Override
    public String describe(InternalRow row, BadRow fault) {
      return Listed.isSparse(row)
          ? sparse.describe(row, fault)
          : dense.describe(values(row), fault);
    }

    /** The values of a dense vector in a row of their own. */
    private InternalRow values(InternalRow row) {
      return new GenericInternalRow(new Object[] {sparse.lists().scores(row)});
    }

    @Override
    public ScoreBatch whole(ColumnarBatch columns, int start, int end) {
      ColumnVector scores = Listed.denseScores(columns, start, end);
      return scores == null ? null : dense.whole(scores, start, end);
    }
  }
}
