package org.classblocks.spark.encoding;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.GenericInternalRow;
import org.apache.spark.sql.catalyst.util.ArrayBasedMapData;
import org.apache.spark.sql.catalyst.util.GenericArrayData;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.unsafe.types.UTF8String;
import org.classblocks.moments.batch.ScoreBatch;
import org.classblocks.moments.batch.SparseBatch;
import org.classblocks.moments.count.BadRow;
import org.classblocks.similarity.ClassList;
import org.classblocks.spark.intake.FloatingScores;
import org.classblocks.spark.intake.ListedIds;
import org.classblocks.spark.intake.ListedScores;
import org.classblocks.spark.intake.ScoreIntake;
import org.classblocks.spark.intake.SparseIntake;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What rows of lists may hold that no data frame does. */
class ListedScoresTest {
  private static final int CLASSES = 3;
  private static final StructType PAIR =
      new StructType().add("class", DataTypes.IntegerType).add("score", DataTypes.FloatType);

  private static final SparseIntake MAPS = intake(new ScoreMap());
  private static final SparseIntake STRUCTS = intake(new ScoreStructs(PAIR, 0, 1));
  private static final SparseIntake SAMPLES = intake(new PredictionRows.SampleLists());
  private static final SparseIntake FEW = MllibVectors.sparse(CLASSES);
  private static final MllibVectors.Filled MOST = MllibVectors.dense(CLASSES);

  private static SparseIntake intake(ListedScores lists) {
    return new SparseIntake(CLASSES, 0, lists, ListedIds.Integers.INTS, FloatingScores.FLOAT);
  }

  private static InternalRow row(Object... columns) {
    return new GenericInternalRow(columns);
  }

  private static GenericArrayData array(Object... elements) {
    return new GenericArrayData(elements);
  }

  private static InternalRow map(GenericArrayData keys, GenericArrayData values) {
    return row(new ArrayBasedMapData(keys, values));
  }

  private static InternalRow sparse(Integer size, Object indices, Object values) {
    return row(row((byte) 0, size, indices, values));
  }

  private static InternalRow dense(Object values) {
    return row(row((byte) 1, null, null, values));
  }

  static Stream<Arguments> badRows() {
    List<Arguments> rows = new ArrayList<>();
    rows.add(
        Arguments.of(
            MAPS,
            map(array(1, 2, 1), array(1f, 2f, 1f)),
            BadRow.REPEATED_ID,
            "a class that is listed twice (class id 1)"));
    rows.add(
        Arguments.of(
            STRUCTS, row(array(row(1, 2f), null)), BadRow.NULL_ID, "a class id that is null"));
    rows.add(
        Arguments.of(
            SAMPLES,
            row(array(1), array(1f), null, null, null),
            BadRow.MISSING_SAMPLE_ID,
            "no sample id"));
    for (ScoreIntake<?> mllib : List.of(FEW, MOST)) {
      rows.addAll(badVectors(mllib));
    }
    return rows.stream();
  }

  private static List<Arguments> badVectors(ScoreIntake<?> intake) {
    return List.of(
        Arguments.of(intake, row((Object) null), BadRow.MISSING_SCORES, "no scores"),
        Arguments.of(intake, dense(null), BadRow.MISSING_SCORES, "no scores"),
        Arguments.of(intake, sparse(3, array(1), null), BadRow.MISSING_SCORES, "ids but no scores"),
        Arguments.of(
            intake, sparse(3, null, array(1.0)), BadRow.MISSING_SCORES, "scores but no ids"),
        Arguments.of(intake, dense(array(1.0, 2.0)), BadRow.WRONG_LENGTH, "2 scores for 3 classes"),
        Arguments.of(
            intake, sparse(4, array(1), array(1.0)), BadRow.WRONG_LENGTH, "4 scores for 3 classes"),
        Arguments.of(
            intake, sparse(3, array(1, 2), array(1.0)), BadRow.WRONG_LENGTH, "2 ids and 1 scores"),
        Arguments.of(
            intake,
            sparse(3, array(1, null), array(1.0, 2.0)),
            BadRow.NULL_ID,
            "a class id that is null"),
        Arguments.of(
            intake,
            sparse(3, array(1, 3), array(1.0, 2.0)),
            BadRow.UNKNOWN_ID,
            "an id that no class has (class id 3)"),
        Arguments.of(
            intake,
            sparse(3, array(2, 2), array(1.0, 2.0)),
            BadRow.REPEATED_ID,
            "a class that is listed twice (class id 2)"),
        Arguments.of(
            intake,
            dense(array(1.0, null, 2.0)),
            BadRow.NULL_SCORE,
            "a score that is null (class id 1)"),
        Arguments.of(
            intake,
            sparse(3, array(2), array(Double.NaN)),
            BadRow.NAN_SCORE,
            "a score that is NaN (class id 2)"),
        Arguments.of(
            intake,
            dense(array(1.0, 1.0, Double.POSITIVE_INFINITY)),
            BadRow.INFINITE_SCORE,
            "a score that is infinite (class id 2)"));
  }

  @ParameterizedTest
  @MethodSource("badRows")
  void aBadRowIsToldFromAGoodOne(
      ScoreIntake<?> intake, InternalRow row, BadRow fault, String description) {
    assertThat(fault(intake, row)).isEqualTo(fault);
    assertThat(intake.describe(row, fault)).isEqualTo(description);
  }

  private static BadRow fault(ScoreIntake<?> intake, InternalRow row) {
    return intake instanceof SparseIntake sparse
        ? sparse.addTo(new SparseBatch(CLASSES, 0, 10, 10), row)
        : ((MllibVectors.Filled) intake).addTo(ScoreBatch.ofDoubles(10, CLASSES), row);
  }

  static Stream<Arguments> names() {
    ClassList crane = new ClassList(List.of("crane", "dog", "crane"), List.of("n0", "n1", "n2"));
    return Stream.of(
        Arguments.of(crane, "dog", 1),
        Arguments.of(crane, "n2", 2),
        Arguments.of(crane, "crane", ListedIds.NONE),
        Arguments.of(crane, "1", 1),
        Arguments.of(ClassList.numbered(3), "1", 1));
  }

  @ParameterizedTest
  @MethodSource("names")
  void classesAreNamedByKeyOrByANameOfTheirOwn(ClassList classes, String name, int id) {
    ListedIds ids = ListedIds.of(DataTypes.StringType, classes).orElseThrow();
    assertThat(ids.at(array(UTF8String.fromString(name)), 0)).isEqualTo(id);
  }
}
