package org.classblocks.spark.log;

import java.io.Serializable;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.catalyst.InternalRow;
import org.classblocks.moments.batch.LabelSets;
import org.classblocks.moments.count.LabelCounts;
import org.classblocks.moments.count.RowCounts;
import org.classblocks.spark.intake.LabelEncoding;
import org.classblocks.spark.intake.Predictions;

/**
 * The labels of a log without its scores, which nothing has read yet.
 *
 * @param rows gives the column of labels, or, with one row per prediction, what {@link Predictions}
 *     takes
 * @param predictions gathers rows of one prediction each, if they are such
 * @param encoding how a row, or a sample that was gathered, holds its labels
 * @param idsByName the class ids of names
 * @param classCount the number of classes, k
 */
public record LogLabels(
    Supplier<Dataset<Row>> rows,
    Optional<Predictions> predictions,
    LabelEncoding encoding,
    Map<String, Integer> idsByName,
    int classCount) {
  private static final int ROWS_AT_ONCE = 1024;

  /**
   * The labels of some rows.
   *
   * @param labels how often each class is a label
   * @param rows the number of rows, all used
   */
  public record Counted(LabelCounts labels, RowCounts rows) implements Serializable {}

  /**
   * Counts the labels of each class, in at most this many parts. Counts are whole numbers, so their
   * order does not matter.
   */
  public JavaRDD<Counted> counts(int tasks) {
    Counting counting =
        new Counting(
            encoding,
            predictions.orElse(null),
            predictions.isPresent() ? Predictions.LABELS : 0,
            idsByName,
            classCount);
    return rows.get()
        .queryExecution()
        .toRdd()
        .toJavaRDD()
        .coalesce(tasks)
        .mapPartitions(split -> List.of(counting.count(split)).iterator());
  }

  private record Counting(
      LabelEncoding encoding,
      Predictions predictions,
      int ordinal,
      Map<String, Integer> idsByName,
      int classCount)
      implements Serializable {
    Counted count(Iterator<InternalRow> split) {
      RowCounts rows = new RowCounts();
      Iterator<InternalRow> samples =
          predictions == null ? split : predictions.samples(split, rows);
      LabelCounts counts = new LabelCounts(classCount);
      LabelSets sets = new LabelSets(classCount);
      while (samples.hasNext()) {
        encoding.addTo(sets, samples.next(), ordinal, idsByName);
        if (sets.rows() == ROWS_AT_ONCE || !samples.hasNext()) {
          counts.accept(sets);
          rows.acceptUsed(sets.rows());
          sets.clear();
        }
      }
      return new Counted(counts, rows);
    }
  }
}
