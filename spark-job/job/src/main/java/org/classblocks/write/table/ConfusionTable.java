package org.classblocks.write.table;

import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.classblocks.blocks.errors.ConfusedPair;
import org.classblocks.linalg.SparseMatrix;
import org.classblocks.order.ClassOrder;
import org.classblocks.similarity.ClassList;
import org.classblocks.write.parquet.ParquetRecords;
import org.classblocks.write.parquet.ParquetRows;
import org.classblocks.write.parquet.ParquetTable;

/**
 * Which classes are predicted in place of which: a row per pair that occurs, in the order of the
 * label and then of the prediction. Where there is no label or no prediction, its id and name are
 * null, and the row comes last.
 */
public final class ConfusionTable {
  public static final String PATH = "confusion/part-00000.parquet";

  private static final String ACTUAL = "actual_id";
  private static final String PREDICTED = "predicted_id";
  private static final String COUNT = "count";

  private ConfusionTable() {}

  /**
   * Writes the table; memory: the pairs of one class.
   *
   * @param counts (k + 1) x (k + 1), the last row and column for no label and no prediction
   */
  public static void write(
      SparseMatrix counts, ClassOrder order, ClassList classes, OutputStream out)
      throws IOException {
    ParquetTable<ConfusedPair> table =
        ParquetTable.<ConfusedPair>named("confusion")
            .optionalInt32(ACTUAL, pair -> idOrNull(pair.actual(), classes))
            .optionalInt32(PREDICTED, pair -> idOrNull(pair.predicted(), classes))
            .float64(COUNT, ConfusedPair::count)
            .text("actual_name", pair -> nameOrNull(pair.actual(), classes))
            .text("predicted_name", pair -> nameOrNull(pair.predicted(), classes));
    try (ParquetRows<ConfusedPair> rows = table.writer(out)) {
      for (int position = 0; position < counts.size(); position++) {
        int actual = position < order.size() ? order.classAt(position) : order.size();
        for (ConfusedPair pair : pairs(counts, actual, order)) {
          rows.add(pair);
        }
      }
    }
  }

  private static List<ConfusedPair> pairs(SparseMatrix counts, int actual, ClassOrder order) {
    List<ConfusedPair> pairs = new ArrayList<>();
    for (int entry = counts.start(actual); entry < counts.end(actual); entry++) {
      pairs.add(new ConfusedPair(actual, counts.column(entry), counts.value(entry)));
    }
    pairs.sort(
        Comparator.comparingInt(
            pair ->
                pair.predicted() < order.size()
                    ? order.positionOf(pair.predicted())
                    : order.size()));
    return pairs;
  }

  private static Integer idOrNull(int id, ClassList classes) {
    return id < classes.size() ? id : null;
  }

  private static String nameOrNull(int id, ClassList classes) {
    return id < classes.size() ? classes.name(id) : null;
  }

  /**
   * The counts of a table.
   *
   * @param file the bytes of the file
   * @param classCount the number of classes, k
   * @throws IOException if they are not a Parquet file
   * @throws RuntimeException if the table is not one of confusion among k classes
   */
  public static SparseMatrix read(byte[] file, int classCount) throws IOException {
    SparseMatrix.Builder counts = SparseMatrix.builder(classCount + 1);
    ParquetRecords.forEach(
        file,
        row ->
            counts.add(
                row.isNull(ACTUAL) ? classCount : row.int32(ACTUAL),
                row.isNull(PREDICTED) ? classCount : row.int32(PREDICTED),
                row.float64(COUNT)));
    return counts.build();
  }
}
