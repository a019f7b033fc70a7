package org.classblocks.spark.encoding;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.api.java.UDF1;
import org.apache.spark.sql.catalyst.util.ArrayData;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.ArrayType;
import org.apache.spark.sql.types.BinaryType;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.classblocks.UserErrorException;
import org.classblocks.spark.files.LogColumn;
import org.classblocks.spark.files.LogSchema;
import org.classblocks.spark.intake.LabelEncoding;
import org.classblocks.spark.intake.LabelVector;
import org.classblocks.spark.intake.ScoreType;
import org.classblocks.spark.text.LabelText;

/**
 * How a column holds labels, from its type and, where that leaves a choice, from the first rows.
 *
 * <p>MLlib's vectors are vectors of 0 and 1. Arrays of numbers may be ids, or vectors of 0 and 1
 * with a number for each class. Vectors have as many numbers as there are classes, and show by
 * numbers that repeat, or by a first number that changes. As ids, they would give every sample the
 * labels 0 and 1.
 *
 * @param rows the first rows of the log
 * @param column holds the labels
 * @param classCount the number of classes, k
 */
public record LabelContent(FirstRows rows, LogColumn column, int classCount) {
  /** With three numbers or more, vectors of 0 and 1 repeat one. */
  private static final int SURE = 3;

  /**
   * The column of labels with a name, which may be followed by a path into its JSON.
   *
   * @throws UserErrorException if there is no such column, or Spark cannot read it
   */
  public static LogColumn column(String name, LogSchema schema) {
    return schema.find(name).isPresent()
        ? schema.required(name, "input.labels")
        : JsonPlace.of(name, schema)
            .map(place -> inJson(name, place))
            .orElseGet(() -> schema.required(name, "input.labels"));
  }

  private static LogColumn inJson(String name, JsonPlace place) {
    LabelText labels = new LabelText(place.path());
    UDF1<String, List<String>> read = text -> text == null ? null : labels.read(text);
    DataType type = DataTypes.createArrayType(DataTypes.StringType);
    Column text = place.column().column().cast(DataTypes.StringType);
    return LogColumn.computed(name, type, functions.udf(read, type).apply(text));
  }

  /**
   * The encoding by the type alone, of ids or names.
   *
   * @throws UserErrorException if the type cannot hold them
   */
  public static LabelEncoding ofType(LogColumn column) {
    return LabelEncoding.of(column.type())
        .orElseThrow(
            () ->
                UserErrorException.input(
                    "Column '%s' is %s; expected labels: a number, a string, an array of either,"
                        + " or vectors of 0 and 1. Name the column with input.labels.",
                    column.name(), column.type().simpleString()));
  }

  /**
   * The encoding.
   *
   * @throws UserErrorException if the column holds no labels, or vectors that do not fit the
   *     classes
   */
  public LabelEncoding encoding() {
    if (MllibVectors.of(column).isPresent()) {
      return LabelEncoding.of(new LabelVector(column.type(), classCount));
    }
    boolean isOnlyVector = isOnlyVector(column.type());
    Optional<LabelEncoding> byType = isOnlyVector ? Optional.empty() : Optional.of(ofType(column));
    if (!isOnlyVector
        && !(column.type() instanceof ArrayType array
            && !array.elementType().equals(DataTypes.StringType))) {
      return byType.orElseThrow();
    }
    List<double[]> first = first();
    if (areVectors(first)) {
      return LabelEncoding.of(new LabelVector(column.type(), classCount));
    }
    first.stream()
        .filter(numbers -> isOnlyVector || looksLikeVectors(first))
        .findFirst()
        .ifPresent(
            numbers -> {
              throw misfit(numbers.length);
            });
    return byType.orElseGet(() -> LabelEncoding.of(new LabelVector(column.type(), classCount)));
  }

  private static boolean isOnlyVector(DataType type) {
    return type instanceof BinaryType
        || (type instanceof ArrayType array && array.elementType().equals(DataTypes.BooleanType));
  }

  private UserErrorException misfit(int length) {
    return UserErrorException.input(
        "Labels in column '%s' look like vectors of %d numbers; expected %d numbers of 0 or 1, one"
            + " for each class, or the ids or names of a sample's classes. Write the positions of"
            + " the ones, for example with np.flatnonzero(vector).",
        column.name(), length, classCount);
  }

  private boolean areVectors(List<double[]> first) {
    long vectors =
        first.stream().filter(row -> row.length == classCount && isOfZeroAndOne(row)).count();
    if (classCount >= SURE) {
      return 2 * vectors > first.size();
    }
    return !first.isEmpty()
        && vectors == first.size()
        && (isOnlyVector(column.type())
            || first.stream().anyMatch(LabelContent::repeats)
            || first.stream().mapToDouble(row -> row[0]).distinct().count() > 1);
  }

  /** Whether all have one length, and only -1, 0 and 1 that repeat. */
  private static boolean looksLikeVectors(List<double[]> first) {
    return first.stream()
        .allMatch(
            row ->
                row.length >= SURE
                    && row.length == first.get(0).length
                    && IntStream.range(0, row.length)
                        .allMatch(i -> Math.abs(row[i]) == 1 || row[i] == 0 || Double.isNaN(row[i]))
                    && repeats(row));
  }

  private static boolean isOfZeroAndOne(double[] row) {
    for (double number : row) {
      if (number != 0 && number != 1 && !Double.isNaN(number)) {
        return false;
      }
    }
    return true;
  }

  private static boolean repeats(double[] row) {
    return Arrays.stream(row).distinct().count() < row.length;
  }

  /** The numbers of the first rows that have any; NaN for null. */
  private List<double[]> first() {
    if (column.type() instanceof ArrayType array) {
      return rows.filled(column).stream()
          .map(row -> numbers(row.getArray(0), array.elementType()))
          .toList();
    }
    Column labels = column.column();
    return rows.of(functions.octet_length(labels).gt(0), labels).stream()
        .map(row -> numbers((byte[]) row.get(0)))
        .toList();
  }

  private static double[] numbers(byte[] bytes) {
    return IntStream.range(0, bytes.length).mapToDouble(i -> bytes[i]).toArray();
  }

  private static double[] numbers(ArrayData values, DataType type) {
    IntToDoubleFunction number =
        ScoreType.ofClass(type)
            .<IntToDoubleFunction>map(numbers -> i -> numbers.at(values, i))
            .orElse(i -> values.getBoolean(i) ? 1 : 0);
    return IntStream.range(0, values.numElements())
        .mapToDouble(i -> values.isNullAt(i) ? Double.NaN : number.applyAsDouble(i))
        .toArray();
  }
}
