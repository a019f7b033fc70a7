package org.classblocks.write;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.classblocks.linalg.SparseMatrix;
import org.classblocks.moments.Confusion;
import org.classblocks.moments.ConfusionTotals;
import org.classblocks.moments.LabelCounts;
import org.classblocks.moments.Marginals;
import org.classblocks.moments.SampleSize;
import org.classblocks.similarity.ClassList;
import org.classblocks.similarity.ClassStatus;

/** The table of classes read back, but for what depends on their order. */
final class StoredClasses {
  private final List<ParquetRecords.Row> rows;

  /**
   * The classes of a file.
   *
   * @param file the bytes of the file
   * @throws IOException if they are not a Parquet file
   * @throws IllegalArgumentException if the table is not one of classes
   */
  StoredClasses(byte[] file) throws IOException {
    rows = new ArrayList<>(ParquetRecords.read(file));
    rows.sort(Comparator.comparingInt(row -> row.int32(ClassesTable.CLASS_ID)));
    for (int id = 0; id < rows.size(); id++) {
      if (rows.get(id).int32(ClassesTable.CLASS_ID) != id) {
        throw new IllegalArgumentException("class " + id + " is missing or there twice");
      }
    }
  }

  /** The number of classes, k. */
  int size() {
    return rows.size();
  }

  ClassList classes() {
    boolean haveKeys = !rows.isEmpty() && !rows.get(0).isNull(ClassesTable.KEY);
    return new ClassList(texts(ClassesTable.NAME), haveKeys ? texts(ClassesTable.KEY) : List.of());
  }

  private List<String> texts(String column) {
    return rows.stream().map(row -> row.text(column)).toList();
  }

  ClassStatus[] statuses() {
    return rows.stream()
        .map(row -> ClassStatus.of(row.text(ClassesTable.STATUS)))
        .toArray(ClassStatus[]::new);
  }

  /**
   * The scores of each class by itself.
   *
   * @param size how many samples there are, which the table does not say in full
   */
  Marginals marginals(SampleSize size) {
    return new Marginals(
        size,
        numbers(ClassesTable.MEAN),
        numbers(ClassesTable.SQUARES),
        numbers(ClassesTable.SD),
        numbers(ClassesTable.MIN),
        numbers(ClassesTable.MAX));
  }

  private double[] numbers(String column) {
    ToDoubleFunction<ParquetRecords.Row> number = row -> row.float64(column);
    return rows.stream().mapToDouble(number).toArray();
  }

  /** How many samples list each class. */
  long[] listed() {
    return rows.stream().mapToLong(row -> row.int64(ClassesTable.LISTED)).toArray();
  }

  /**
   * How often labels come first.
   *
   * @param counts which classes are predicted in place of which
   * @param totals what the table does not say
   */
  Confusion confusion(SparseMatrix counts, ConfusionTotals totals) {
    return new Confusion(
        counts, numbers(ClassesTable.TOP1), numbers(ClassesTable.RANKING_PRECISION), totals);
  }

  /**
   * How often each class is a label.
   *
   * @param manifest what the table does not say of the labels
   */
  LabelCounts labels(Manifest.Labels manifest) {
    long[] positives = rows.stream().mapToLong(row -> row.int64(ClassesTable.POSITIVES)).toArray();
    return new LabelCounts(
        positives,
        numbers(ClassesTable.EFFECTIVE_POSITIVES),
        manifest.unknownLabels(),
        manifest.repeated(),
        manifest.unlabelled());
  }
}
