package org.classblocks.spark.encoding;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.api.java.UDF1;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.GenericInternalRow;
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
import org.classblocks.spark.packed.NpyVector;
import org.classblocks.spark.packed.PackedContent;
import org.classblocks.spark.packed.PackedType;

/**
 * A score for every class, packed into bytes: little-endian numbers, as {@code
 * numpy.ndarray.tobytes()} gives them, or a {@code .npy} file, as {@code np.save} writes it.
 *
 * @param column holds the bytes
 * @param vectors how bytes hold scores: as float32, until rows have been looked at
 */
record PackedScores(LogColumn column, ScoreVectors vectors) implements LogEncoding {
  static Optional<LogEncoding> of(LogColumn column) {
    return column.type().equals(DataTypes.BinaryType)
        ? Optional.of(new PackedScores(column, new Numbers(PackedType.FLOAT32)))
        : Optional.empty();
  }

  @Override
  public List<LogColumn> columns() {
    return List.of(column);
  }

  @Override
  public String word() {
    return vectors instanceof Numbers numbers ? numbers.word() : "packed .npy";
  }

  @Override
  public ScoreIntake<?> intake(ClassList classes, double absentScore, FirstRows.Vectors first) {
    return new DenseIntake(classes.size(), vectors);
  }

  @Override
  public Optional<FirstRows.VectorSize> size() {
    Column scores =
        vectors instanceof Numbers numbers
            ? numbers.size(column.column())
            : ((NpyFiles) vectors).size(column.column());
    ScoreVectors held = vectors;
    UDF1<byte[], Boolean> descends = bytes -> bytes != null && descend(held, bytes);
    Column areHighest = functions.udf(descends, DataTypes.BooleanType).apply(column.column());
    return Optional.of(new FirstRows.VectorSize(scores, scores, areHighest));
  }

  /** Whether the scores of a row descend, three or more. */
  private static boolean descend(ScoreVectors vectors, byte[] bytes) {
    InternalRow row = new GenericInternalRow(new Object[] {bytes});
    if (vectors.elementsOf(row, 0) < 0) {
      return false;
    }
    ArrayData scores = vectors.vector(row, 0);
    ScoreType type = vectors.type();
    int last = scores.numElements() - 1;
    boolean descend = last > 1 && type.at(scores, 0) > type.at(scores, last);
    for (int i = 1; i <= last; i++) {
      descend &= type.at(scores, i - 1) >= type.at(scores, i);
    }
    return descend;
  }

  /**
   * Bytes may hold JSON, or other numbers: if they did not, they would make floats that no model
   * gives.
   */
  @Override
  public LogEncoding fitting(FirstRows rows, OptionalInt classCount) {
    Column bytes = column.column();
    Column length = functions.octet_length(bytes);
    List<Row> first =
        rows.of(length.gt(0), length, functions.substring(bytes, 1, PackedContent.BEGINNING));
    List<byte[]> beginnings = first.stream().map(row -> (byte[]) row.get(1)).toList();
    return (first.isEmpty()
            ? Optional.<LogEncoding>empty()
            : TextColumn.ofBytes(column, beginnings, rows))
        .orElseGet(
            () ->
                numbers(
                    new PackedContent(first.stream().map(row -> row.getInt(0)).toList(), beginnings)
                        .content(classCount)));
  }

  private LogEncoding numbers(PackedContent.Content content) {
    PackedType type =
        content
            .type()
            .orElseThrow(
                () -> UserErrorException.input("%s", PackedContent.text(column.name(), content)));
    return new PackedScores(column, content.isNpy() ? new NpyFiles(type) : new Numbers(type));
  }

  /**
   * Numbers of one type.
   *
   * @param packed their type
   */
  record Numbers(PackedType packed) implements ScoreVectors {
    private String word() {
      return packed == PackedType.FLOAT32 ? "packed" : "packed " + packed.word();
    }

    private Column size(Column column) {
      Column bytes = functions.octet_length(column);
      return functions.when(bytes.mod(packed.width()).equalTo(0), bytes.divide(packed.width()));
    }

    @Override
    public ScoreType type() {
      return packed.scoreType();
    }

    @Override
    public ArrayData vector(InternalRow row, int ordinal) {
      return packed.array(row.getBinary(ordinal), 0);
    }

    @Override
    public int elements(int classCount) {
      return Math.multiplyExact(packed.width(), classCount);
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
      return packed.fullBatch(scores.getBytes(offset, length), classCount);
    }
  }

  /**
   * A file for each row, whose header may have any length.
   *
   * @param packed the type of the scores in each
   */
  record NpyFiles(PackedType packed) implements ScoreVectors {
    private Column size(Column column) {
      UDF1<byte[], Integer> size = file -> file == null ? -1 : sizeOf(file);
      return functions.udf(size, DataTypes.IntegerType).apply(column);
    }

    private int sizeOf(byte[] file) {
      return NpyVector.of(file).map(found -> found.scores(file.length, packed)).orElse(-1);
    }

    @Override
    public ScoreType type() {
      return packed.scoreType();
    }

    @Override
    public ArrayData vector(InternalRow row, int ordinal) {
      byte[] file = row.getBinary(ordinal);
      return packed.array(file, NpyVector.of(file).orElseThrow().start());
    }

    @Override
    public int elementsOf(InternalRow row, int ordinal) {
      return sizeOf(row.getBinary(ordinal));
    }

    @Override
    public String wrongLength(int elements, int classCount) {
      return elements < 0
          ? Text.of("bytes that are no .npy vector of %s", packed.word())
          : ScoreVectors.super.wrongLength(elements, classCount);
    }

    @Override
    public ScoreBatch fullBatch(ColumnVector scores, int offset, int length, int classCount) {
      return null;
    }
  }
}
