package org.classblocks.spark.encoding;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.GenericInternalRow;
import org.apache.spark.sql.catalyst.expressions.UnsafeArrayData;
import org.apache.spark.sql.catalyst.util.ArrayData;
import org.apache.spark.sql.catalyst.util.GenericArrayData;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.Decimal;
import org.apache.spark.unsafe.types.UTF8String;
import org.classblocks.moments.batch.BatchMarginals;
import org.classblocks.moments.batch.SampleSize;
import org.classblocks.moments.batch.ScoreBatch;
import org.classblocks.moments.count.BadRow;
import org.classblocks.moments.count.LogStatistics;
import org.classblocks.moments.count.RowCounts;
import org.classblocks.moments.transform.ScoreTransform;
import org.classblocks.spark.files.LogColumn;
import org.classblocks.spark.intake.DenseIntake;
import org.classblocks.spark.intake.FloatingScores;
import org.classblocks.spark.intake.LabelEncoding;
import org.classblocks.spark.intake.RowIntake;
import org.classblocks.spark.intake.ScoreVectors;
import org.classblocks.spark.intake.WeightColumn;
import org.classblocks.spark.packed.PackedType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class RowIntakeTest {
  private static final int CLASSES = 3;
  private static final UTF8String FILE = UTF8String.fromString("file:/logs/day=1/part-0.parquet");

  private final ScoreBatch batch = ScoreBatch.ofDoubles(10, CLASSES);
  private final LogStatistics statistics = LogStatistics.empty(CLASSES);
  private final RowCounts counts = statistics.rows();

  private enum Form {
    FLOAT_ARRAY,
    DOUBLE_ARRAY,
    PACKED_FLOATS;

    ScoreVectors vectors() {
      return switch (this) {
        case FLOAT_ARRAY -> new ScoreVectors.Arrays(FloatingScores.FLOAT);
        case DOUBLE_ARRAY -> new ScoreVectors.Arrays(FloatingScores.DOUBLE);
        case PACKED_FLOATS -> new PackedScores.Numbers(PackedType.FLOAT32);
      };
    }
  }

  private static RowIntake<ScoreBatch> intake(Form encoding) {
    return intake(encoding, null, null, null);
  }

  private static RowIntake<ScoreBatch> intake(
      Form encoding, DataType sampleId, LabelEncoding labels, WeightColumn weights) {
    return new RowIntake<>(
        new DenseIntake(CLASSES, encoding.vectors()),
        ScoreTransform.none(),
        sampleId,
        labels,
        Map.of(),
        null,
        null,
        weights,
        null,
        false,
        List.of());
  }

  private static InternalRow row(Object... columns) {
    return new GenericInternalRow(columns);
  }

  /** A score vector as a row of an encoding holds it. */
  private static Object scores(Form encoding, Double... scores) {
    if (encoding == Form.PACKED_FLOATS) {
      return packed(scores);
    }
    Object[] elements = new Object[scores.length];
    for (int i = 0; i < scores.length; i++) {
      boolean narrow = encoding == Form.FLOAT_ARRAY && scores[i] != null;
      elements[i] = narrow ? (Object) scores[i].floatValue() : scores[i];
    }
    return new GenericArrayData(elements);
  }

  private static byte[] packed(Double... scores) {
    ByteBuffer bytes =
        ByteBuffer.allocate(Float.BYTES * scores.length).order(ByteOrder.LITTLE_ENDIAN);
    for (Double score : scores) {
      bytes.putFloat(score.floatValue());
    }
    return bytes.array();
  }

  private static Optional<String> word(DataType type) {
    return ColumnEncoding.of(new LogColumn(List.of("scores"), type)).map(LogEncoding::word);
  }

  @Test
  void recognisesArraysOfFloatsAndOfDoublesAndBytes() {
    assertThat(word(DataTypes.createArrayType(DataTypes.FloatType))).contains("dense arrays");
    assertThat(word(DataTypes.createArrayType(DataTypes.DoubleType, false)))
        .contains("dense arrays");
    assertThat(word(DataTypes.BinaryType)).contains("packed");
    assertThat(word(DataTypes.createArrayType(DataTypes.IntegerType))).isEmpty();
    assertThat(word(DataTypes.FloatType)).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void aGoodRowGoesIntoTheBatch(Form encoding) {
    Object primitive =
        switch (encoding) {
          case FLOAT_ARRAY -> UnsafeArrayData.fromPrimitiveArray(new float[] {1, -2, 0.5f});
          case DOUBLE_ARRAY -> UnsafeArrayData.fromPrimitiveArray(new double[] {1, -2, 0.5});
          case PACKED_FLOATS ->
              new byte[] {0, 0, (byte) 0x80, 0x3f, 0, 0, 0, (byte) 0xc0, 0, 0, 0, 0x3f};
        };
    intake(encoding).accept(row(primitive, FILE, 0L), batch, counts);
    intake(encoding).accept(row(scores(encoding, 4.0, 5.0, 6.0), FILE, 1L), batch, counts);
    assertThat(batch.rows()).isEqualTo(2);
    assertThat(counts.used()).isEqualTo(2);
    assertThat(counts.dropped()).isZero();
    assertThat(counts.read()).isEqualTo(2);
    assertMeans(2.5, 1.5, 3.25);
  }

  private void assertMeans(double... means) {
    BatchMarginals.add(batch, statistics.marginals());
    for (int id = 0; id < CLASSES; id++) {
      assertThat(statistics.marginals().result().mean(id)).isEqualTo(means[id]);
    }
  }

  static Stream<Arguments> badRows() {
    Stream<Arguments> all = Stream.of(Form.values()).flatMap(RowIntakeTest::badRowsOfEveryEncoding);
    Stream<Arguments> withNulls =
        Stream.of(Form.FLOAT_ARRAY, Form.DOUBLE_ARRAY).flatMap(RowIntakeTest::badArrays);
    Stream<Arguments> packed =
        Stream.of(2, 0, 11, 13, 24)
            .map(
                length ->
                    Arguments.of(
                        Form.PACKED_FLOATS,
                        new byte[length],
                        BadRow.WRONG_LENGTH,
                        length + " bytes where 3 scores take 12"));
    return Stream.of(all, withNulls, packed).flatMap(rows -> rows);
  }

  private static Stream<Arguments> badArrays(Form encoding) {
    return Stream.of(
        bad(encoding, new Double[] {1.0, 2.0}, BadRow.WRONG_LENGTH, "2 scores for 3 classes"),
        bad(encoding, new Double[] {}, BadRow.WRONG_LENGTH, "0 scores for 3 classes"),
        bad(
            encoding,
            new Double[] {1.0, null, Double.NaN},
            BadRow.NULL_SCORE,
            "a score that is null (class id 1)"));
  }

  private static Stream<Arguments> badRowsOfEveryEncoding(Form encoding) {
    return Stream.of(
        bad(encoding, null, BadRow.MISSING_SCORES, "no scores"),
        bad(
            encoding,
            new Double[] {1.0, 2.0, Double.NaN},
            BadRow.NAN_SCORE,
            "a score that is NaN (class id 2)"),
        bad(
            encoding,
            new Double[] {Double.NEGATIVE_INFINITY, 2.0, 3.0},
            BadRow.INFINITE_SCORE,
            "a score that is infinite (class id 0)"));
  }

  private static Arguments bad(Form encoding, Double[] scores, BadRow kind, String example) {
    return Arguments.of(encoding, scores == null ? null : scores(encoding, scores), kind, example);
  }

  @ParameterizedTest
  @MethodSource("badRows")
  void aBadRowIsCountedWithAnExample(Form encoding, Object scores, BadRow kind, String example) {
    intake(encoding).accept(row(scores, FILE, 17L), batch, counts);
    intake(encoding).accept(row(scores, FILE, 18L), batch, counts);
    assertThat(batch.rows()).isZero();
    assertThat(counts.used()).isZero();
    assertThat(counts.dropped(kind)).isEqualTo(2);
    assertThat(counts.dropped()).isEqualTo(2);
    assertThat(counts.example(kind)).contains("row 17 of part-0.parquet has " + example);
  }

  @Test
  void anExampleNamesTheSample() {
    RowIntake<ScoreBatch> intake = intake(Form.FLOAT_ARRAY, DataTypes.StringType, null, null);
    intake.accept(row(null, FILE, 2L, UTF8String.fromString("img_7")), batch, counts);
    assertThat(counts.example(BadRow.MISSING_SCORES))
        .contains("sample img_7 (row 2 of part-0.parquet) has no scores");
  }

  @Test
  void labelsOfBadRowsDoNotCount() {
    LabelEncoding labels = LabelEncoding.of(DataTypes.IntegerType).orElseThrow();
    RowIntake<ScoreBatch> intake = intake(Form.FLOAT_ARRAY, null, labels, null);
    Object good = scores(Form.FLOAT_ARRAY, 1.0, 2.0, 3.0);
    intake.accept(row(good, FILE, 0L, 2), batch, counts);
    intake.accept(row(null, FILE, 1L, 2), batch, counts);
    intake.accept(row(good, FILE, 2L, null), batch, counts);
    intake.accept(row(good, FILE, 3L, 3), batch, counts);
    statistics.accept(batch);
    assertThat(statistics.labels().positives(2)).isEqualTo(1);
    assertThat(statistics.labels().unknown()).isEqualTo(1);
    assertThat(statistics.labels().unlabelled()).isEqualTo(2);
    assertThat(counts.used()).isEqualTo(3);
  }

  static Stream<Arguments> weights() {
    return Stream.of(
        Arguments.of(DataTypes.ByteType, (byte) 3),
        Arguments.of(DataTypes.ShortType, (short) 3),
        Arguments.of(DataTypes.IntegerType, 3),
        Arguments.of(DataTypes.LongType, 3L),
        Arguments.of(DataTypes.FloatType, 3f),
        Arguments.of(DataTypes.DoubleType, 3.0),
        Arguments.of(DataTypes.createDecimalType(5, 2), Decimal.apply("3.00")));
  }

  private static RowIntake<ScoreBatch> weighted(DataType type) {
    return intake(Form.FLOAT_ARRAY, null, null, WeightColumn.of(type).orElseThrow());
  }

  @ParameterizedTest
  @MethodSource("weights")
  void weightsAreNumbersOfAnyType(DataType type, Object weight) {
    Object good = scores(Form.FLOAT_ARRAY, 1.0, 2.0, 3.0);
    weighted(type).accept(row(good, FILE, 0L, weight), batch, counts);
    BatchMarginals.add(batch, statistics.marginals());
    assertThat(statistics.marginals().result().sampleSize())
        .isEqualTo(new SampleSize(1, 0, 3, 3, 1));
  }

  @Test
  void otherTypesAreNoWeights() {
    assertThat(WeightColumn.of(DataTypes.StringType)).isEmpty();
    assertThat(WeightColumn.of(DataTypes.BooleanType)).isEmpty();
    assertThat(WeightColumn.of(DataTypes.createArrayType(DataTypes.DoubleType))).isEmpty();
  }

  static Stream<Arguments> badWeights() {
    return Stream.of(
        Arguments.of(null, "a weight that is null"),
        Arguments.of(Double.NaN, "the weight NaN"),
        Arguments.of(Double.POSITIVE_INFINITY, "the weight Infinity"),
        Arguments.of(-0.5, "the weight -0.5"));
  }

  @ParameterizedTest
  @MethodSource("badWeights")
  void aBadWeightIsCountedWithAnExample(Double weight, String example) {
    Object good = scores(Form.FLOAT_ARRAY, 1.0, 2.0, 3.0);
    RowIntake<ScoreBatch> intake = weighted(DataTypes.DoubleType);
    intake.accept(row(good, FILE, 4L, 0.0), batch, counts);
    intake.accept(row(good, FILE, 5L, weight), batch, counts);
    intake.accept(row(null, FILE, 6L, 1.0), batch, counts);
    assertThat(batch.rows()).isEqualTo(1);
    assertThat(counts.used()).isEqualTo(1);
    assertThat(counts.dropped(BadRow.BAD_WEIGHT)).isEqualTo(1);
    assertThat(counts.dropped(BadRow.MISSING_SCORES)).isEqualTo(1);
    assertThat(counts.example(BadRow.BAD_WEIGHT))
        .contains("row 5 of part-0.parquet has " + example);
  }

  static Stream<Arguments> labels() {
    UTF8String cat = UTF8String.fromString("cat");
    return Stream.of(
        Arguments.of(DataTypes.IntegerType, 1),
        Arguments.of(DataTypes.LongType, 1L),
        Arguments.of(DataTypes.ShortType, (short) 1),
        Arguments.of(DataTypes.ByteType, (byte) 1),
        Arguments.of(DataTypes.StringType, cat));
  }

  @ParameterizedTest
  @MethodSource("labels")
  void labelsAreIdsOrNamesOneOrSeveral(DataType type, Object label) {
    Map<String, Integer> idsByName = Map.of("cat", 1);
    LabelEncoding one = LabelEncoding.of(type).orElseThrow();
    one.addTo(batch.labels(), row(label), 0, idsByName);
    one.addTo(batch.labels(), row((Object) null), 0, idsByName);
    LabelEncoding several = LabelEncoding.of(DataTypes.createArrayType(type)).orElseThrow();
    several.addTo(batch.labels(), row(array(label, null)), 0, idsByName);
    several.addTo(batch.labels(), row(array(label, label)), 0, idsByName);
    several.addTo(batch.labels(), row(array()), 0, idsByName);
    several.addTo(batch.labels(), row((Object) null), 0, idsByName);
    statistics.accept(batch);
    assertThat(statistics.labels().positives(1)).isEqualTo(3);
    assertThat(statistics.labels().positives(0)).isZero();
    assertThat(statistics.labels().unknown()).isZero();
    assertThat(statistics.labels().repeated()).isEqualTo(1);
    assertThat(statistics.labels().unlabelled()).isEqualTo(3);
  }

  private static ArrayData array(Object... elements) {
    return new GenericArrayData(elements);
  }

  @Test
  void labelsThatNameNoClassAreCountedAsUnknown() {
    LabelEncoding.of(DataTypes.createArrayType(DataTypes.LongType))
        .orElseThrow()
        .addTo(batch.labels(), row(array(-1L, 3L, 1L << 32, 2L)), 0, Map.of());
    LabelEncoding.of(DataTypes.StringType)
        .orElseThrow()
        .addTo(batch.labels(), row(UTF8String.fromString("dog")), 0, Map.of("cat", 1));
    statistics.accept(batch);
    assertThat(statistics.labels().unknown()).isEqualTo(4);
    assertThat(statistics.labels().positives(2)).isEqualTo(1);
  }

  @Test
  void otherTypesAreNoLabels() {
    assertThat(LabelEncoding.of(DataTypes.DateType)).isEmpty();
    assertThat(LabelEncoding.of(DataTypes.BinaryType)).isEmpty();
    assertThat(LabelEncoding.of(DataTypes.createArrayType(DataTypes.BooleanType))).isEmpty();
  }
}
