package org.classblocks.spark.encoding;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.UnsafeArrayData;
import org.apache.spark.sql.catalyst.util.ArrayData;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.vectorized.ColumnVector;
import org.classblocks.Text;
import org.classblocks.UserErrorException;
import org.classblocks.moments.batch.ScoreBatch;
import org.classblocks.similarity.ClassList;
import org.classblocks.spark.files.LogColumn;
import org.classblocks.spark.intake.DenseIntake;
import org.classblocks.spark.intake.ScoreIntake;
import org.classblocks.spark.intake.ScoreType;
import org.classblocks.spark.intake.ScoreVectors;

/**
 * A score for every class, packed into bytes: little-endian floats, as {@code
 * numpy.ndarray.tobytes()} gives them.
 *
 * @param column holds the bytes
 */
record PackedScores(LogColumn column) implements LogEncoding {
  static Optional<LogEncoding> of(LogColumn column) {
    return column.type().equals(DataTypes.BinaryType)
        ? Optional.of(new PackedScores(column))
        : Optional.empty();
  }

  @Override
  public List<LogColumn> columns() {
    return List.of(column);
  }

  @Override
  public String word() {
    return "packed";
  }

  @Override
  public ScoreIntake<?> intake(ClassList classes, double absentScore, FirstRows.Vectors first) {
    return new DenseIntake(classes.size(), new Floats());
  }

  @Override
  public Optional<FirstRows.VectorSize> size() {
    Column bytes = functions.octet_length(column.column());
    Column scores = functions.when(bytes.mod(Float.BYTES).equalTo(0), bytes.divide(Float.BYTES));
    return Optional.of(new FirstRows.VectorSize(scores, scores, functions.lit(false)));
  }

  /** Bytes of another type are refused: they make floats that no model gives. */
  @Override
  public void requireGenuine(FirstRows rows, OptionalInt classCount) {
    Column bytes = column.column();
    Column length = functions.octet_length(bytes);
    List<Row> first =
        rows.of(length.gt(0), length, functions.substring(bytes, 1, PackedContent.BEGINNING));
    new PackedContent(
            first.stream().map(row -> row.getInt(0)).toList(),
            first.stream().map(row -> (byte[]) row.get(1)).toList())
        .misfit(classCount)
        .ifPresent(
            misfit -> {
              throw UserErrorException.input("%s", PackedContent.text(column.name(), misfit));
            });
  }

  /** Floats that were packed. */
  record Floats() implements ScoreVectors {
    @Override
    public ScoreType type() {
      return ScoreType.FLOAT;
    }

    @Override
    public ArrayData vector(InternalRow row, int ordinal) {
      return UnsafeArrayData.fromPrimitiveArray(unpacked(row.getBinary(ordinal)));
    }

    @Override
    public int elements(int classCount) {
      return Math.multiplyExact(Float.BYTES, classCount);
    }

    @Override
    public int elementsOf(InternalRow row, int ordinal) {
      return row.getBinary(ordinal).length;
    }

    @Override
    public String wrongLength(int elements, int classCount) {
      return Text.of(
          "%d bytes where %d scores take %d", elements, classCount, elements(classCount));
    }

    @Override
    public ScoreBatch fullBatch(ColumnVector scores, int offset, int length, int classCount) {
      return ScoreBatch.full(unpacked(scores.getBytes(offset, length)), classCount);
    }

    private static float[] unpacked(byte[] bytes) {
      float[] scores = new float[bytes.length / Float.BYTES];
      ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer().get(scores);
      return scores;
    }
  }
}
