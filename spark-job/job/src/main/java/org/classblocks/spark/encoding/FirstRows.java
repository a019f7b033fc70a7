package org.classblocks.spark.encoding;

import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.catalyst.CatalystTypeConverters;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.util.ArrayData;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.classblocks.spark.files.LogColumn;
import org.classblocks.spark.files.ReadFailures;
import org.classblocks.spark.intake.ScoreType;
import org.classblocks.spark.table.UnreadRows;

/**
 * Looks at the first rows of a log before it is read: how many classes there are, and whether
 * columns hold what their types say.
 *
 * @param log the rows of the log
 * @param limit how many rows to look at; several, in case the first is bad
 */
public record FirstRows(UnreadRows log, int limit) {
  /** The score vectors that are not empty. */
  public Vectors vectors(VectorSize size) {
    Column classes = size.classes().cast(DataTypes.IntegerType);
    Column listed = size.listed().cast(DataTypes.IntegerType);
    List<Row> first = of(classes.gt(0).and(listed.isNotNull()), classes, listed, size.descends());
    return new Vectors(
        first.stream().map(row -> row.getInt(0)).toList(),
        first.stream().mapToLong(row -> row.getInt(1)).sum(),
        first.stream().allMatch(row -> !row.isNullAt(2) && row.getBoolean(2)));
  }

  /** The rows in which an array has elements: this array, and other columns. */
  List<InternalRow> filled(LogColumn array, LogColumn... others) {
    List<LogColumn> columns = Stream.concat(Stream.of(array), Stream.of(others)).toList();
    return log.files()
        .map(files -> files.first(columns, FirstRows::isFilled, limit))
        .orElseGet(() -> filled(functions.size(array.column()).gt(0), columns));
  }

  private List<InternalRow> filled(Column condition, List<LogColumn> columns) {
    try {
      return QueryHead.of(
          log.query()
              .get()
              .filter(condition)
              .select(columns.stream().map(LogColumn::column).toArray(Column[]::new)),
          limit);
    } catch (Exception unreadable) {
      throw ReadFailures.asUserError(unreadable);
    }
  }

  private static boolean isFilled(InternalRow row) {
    return !row.isNullAt(0) && row.getArray(0).numElements() > 0;
  }

  /** The rows that meet a condition. */
  List<Row> of(Column condition, Column... columns) {
    try {
      Dataset<Row> rows = log.query().get().filter(condition).select(columns);
      return QueryHead.of(rows.queryExecution().executedPlan())
          .flatMap(head -> head.take(limit))
          .map(first -> first.stream().map(row -> converted(row, rows.schema())).toList())
          .orElseGet(() -> rows.takeAsList(limit));
    } catch (Exception unreadable) {
      throw ReadFailures.asUserError(unreadable);
    }
  }

  private static Row converted(InternalRow row, StructType schema) {
    return (Row) CatalystTypeConverters.convertToScala(row, schema);
  }

  /**
   * How many classes the score vectors of a column have, and how many of them they list.
   *
   * @param classes the number of classes of each row; null where it has no whole number of scores
   * @param listed the number of scores of each row
   * @param descends whether the scores of each row do, three or more, as a list of the highest does
   */
  public record VectorSize(Column classes, Column listed, Column descends) {
    /** The size of vectors with a score for every class. */
    static VectorSize ofArray(Column scores) {
      Column size = functions.size(scores);
      return new VectorSize(size, size, descends(scores));
    }

    /** Whether the scores of an array descend, three or more. */
    static Column descends(Column scores) {
      return functions.when(
          functions.size(scores).gt(2),
          functions
              .element_at(scores, 1)
              .gt(functions.element_at(scores, -1))
              .and(functions.sort_array(scores, false).equalTo(scores)));
    }
  }

  /**
   * What the first score vectors of a log tell: several, so that a bad row in front does not speak
   * for the log.
   *
   * @param lengths for how many classes each has scores, in the log's order
   * @param listed how many scores all of them list
   * @param descend whether the scores of each descend
   */
  public record Vectors(List<Integer> lengths, long listed, boolean descend) {
    /** By chance, three scores descend in one of six rows. */
    private static final int ROWS_OF_HIGHEST = 20;

    /** If a quarter of the classes is listed, both ways cost the same. */
    private static final int LISTED_PAYS = 4;

    public static final Vectors NONE = new Vectors(List.of(), 0, false);

    /**
     * What arrays with a score for every class tell.
     *
     * @param arrays the arrays that are not empty
     * @param type how a score is held
     */
    static Vectors of(List<ArrayData> arrays, ScoreType type) {
      List<Integer> lengths = arrays.stream().map(ArrayData::numElements).toList();
      return new Vectors(
          lengths,
          lengths.stream().mapToLong(Integer::longValue).sum(),
          arrays.stream().allMatch(scores -> descend(scores, type)));
    }

    private static boolean descend(ArrayData scores, ScoreType type) {
      int count = scores.numElements();
      for (int i = 0; i < count; i++) {
        if (scores.isNullAt(i) || (i > 0 && compare(scores, i - 1, i, type) < 0)) {
          return false;
        }
      }
      return count > 2 && compare(scores, 0, count - 1, type) > 0;
    }

    /** As Spark does: NaN is more than any number. */
    private static int compare(ArrayData scores, int a, int b, ScoreType type) {
      double first = type.at(scores, a);
      double second = type.at(scores, b);
      return first == second ? 0 : Double.compare(first, second);
    }

    public Vectors {
      lengths = List.copyOf(lengths);
    }

    /** Whether so few classes are listed that the sparse way is faster. */
    boolean listFew() {
      return listed * LISTED_PAYS < lengths.stream().mapToLong(Integer::longValue).sum();
    }

    /** Whether they look like the highest scores of a sample rather than all scores. */
    public boolean areHighest() {
      return descend
          && lengths.size() >= ROWS_OF_HIGHEST
          && lengths.stream().distinct().count() == 1;
    }
  }
}
