package org.classblocks.spark.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.GenericInternalRow;
import org.apache.spark.sql.catalyst.util.ArrayData;
import org.apache.spark.sql.catalyst.util.GenericArrayData;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.unsafe.types.UTF8String;
import org.classblocks.moments.count.RowCounts;
import org.junit.jupiter.api.Test;

class PredictionsTest {
  private static final List<DataType> TYPES =
      List.of(
          DataTypes.IntegerType,
          DataTypes.FloatType,
          DataTypes.StringType,
          DataTypes.LongType,
          DataTypes.StringType);

  private static Object[] prediction(String sample, Integer id, Float score, Object... more) {
    List<Object> row = new ArrayList<>(Arrays.asList(id, score, null, null));
    row.add(sample == null ? null : UTF8String.fromString(sample));
    row.addAll(Arrays.asList(more));
    return row.toArray();
  }

  /** Rows of one object, as Spark's sort gives them. */
  private static Iterator<InternalRow> reused(List<Object[]> rows) {
    InternalRow row = new GenericInternalRow(rows.isEmpty() ? 0 : rows.get(0).length);
    Iterator<Object[]> values = rows.iterator();
    return new Iterator<>() {
      @Override
      public boolean hasNext() {
        return values.hasNext();
      }

      @Override
      public InternalRow next() {
        Object[] next = values.next();
        for (int column = 0; column < next.length; column++) {
          row.update(column, next[column]);
        }
        return row;
      }
    };
  }

  private static List<String> samples(Predictions predictions, List<Object[]> rows) {
    List<String> texts = new ArrayList<>();
    predictions
        .samples(reused(rows), new RowCounts())
        .forEachRemaining(
            row ->
                texts.add(
                    ""
                        + row.get(Predictions.SAMPLE_ID, DataTypes.StringType)
                        + list(row.getArray(Predictions.CLASS))
                        + list(row.getArray(Predictions.SCORE))));
    return texts;
  }

  private static List<Object> list(ArrayData array) {
    return array == null ? null : Arrays.asList(array.array());
  }

  @Test
  void rowsOfASampleBecomeOne() {
    List<Object[]> rows =
        List.of(
            prediction("a", 1, 0.5f),
            prediction("a", 4, 0.25f),
            prediction("b", null, 2f),
            prediction("c", 0, null),
            prediction("c", 0, 1f));
    assertThat(samples(new Predictions(TYPES, null), rows))
        .containsExactly("a[1, 4][0.5, 0.25]", "b[null][2.0]", "c[0, 0][null, 1.0]");
    assertThat(samples(new Predictions(TYPES, null), List.of())).isEmpty();
  }

  @Test
  void rowsThatAreJoinedAreCounted() {
    List<Object[]> rows =
        List.of(
            prediction("a", 1, 0.5f),
            prediction("a", 4, 0.25f),
            prediction("b", 1, 2f),
            prediction("c", 0, 1f),
            prediction("c", 1, 1f),
            prediction("c", 2, 1f));
    RowCounts counts = new RowCounts();
    new Predictions(TYPES, null)
        .samples(reused(rows), counts)
        .forEachRemaining(sample -> counts.acceptUsed(1));
    assertThat(counts.read()).isEqualTo(3);
    assertThat(counts.inFiles()).isEqualTo(6);
  }

  @Test
  void rowsWithoutASampleStayAlone() {
    List<Object[]> rows =
        List.of(prediction(null, 1, 1f), prediction(null, 1, 2f), prediction("a", 1, 3f));
    assertThat(samples(new Predictions(TYPES, null), rows))
        .containsExactly("null[1][1.0]", "null[1][2.0]", "a[1][3.0]");
  }

  @Test
  void labelsThatDifferBecomeAList() {
    List<DataType> types = new ArrayList<>(TYPES);
    types.add(DataTypes.LongType);
    Predictions predictions =
        new Predictions(types, LabelEncoding.of(DataTypes.LongType).orElseThrow());
    List<List<Object>> labels = new ArrayList<>();
    predictions
        .samples(
            reused(
                List.of(
                    prediction("a", 1, 0f, 7L),
                    prediction("a", 2, 0f, 7L),
                    prediction("a", 3, 0f, 5L),
                    prediction("b", 1, 0f, (Object) null),
                    prediction("c", 1, 0f, (Object) null),
                    prediction("c", 2, 0f, 1L))),
            new RowCounts())
        .forEachRemaining(row -> labels.add(row.isNullAt(5) ? null : list(row.getArray(5))));
    assertThat(labels).containsExactly(List.of(7L, 5L), null, List.of(1L));
  }

  @Test
  void listsOfLabelsAreJoinedAndOtherColumnsComeFromTheFirstRow() {
    DataType names = DataTypes.createArrayType(DataTypes.StringType);
    List<DataType> types = new ArrayList<>(TYPES);
    types.addAll(List.of(names, DataTypes.DoubleType));
    Predictions predictions = new Predictions(types, LabelEncoding.of(names).orElseThrow());
    UTF8String cat = UTF8String.fromString("cat");
    UTF8String dog = UTF8String.fromString("dog");
    InternalRow row =
        predictions
            .samples(
                reused(
                    List.of(
                        prediction("a", 1, 0f, array(dog, null), 0.5),
                        prediction("a", 2, 0f, null, 0.75),
                        prediction("a", 3, 0f, array(cat, dog), 0.75))),
                new RowCounts())
            .next();
    assertThat(list(row.getArray(5))).containsExactly(dog, cat);
    assertThat(row.getDouble(6)).isEqualTo(0.5);
  }

  private static ArrayData array(Object... elements) {
    return new GenericArrayData(elements);
  }
}
