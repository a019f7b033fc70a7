package org.classblocks.write.state;

import java.io.IOException;
import java.io.OutputStream;
import java.util.stream.IntStream;
import org.classblocks.Text;
import org.classblocks.similarity.nearest.ListedRows;
import org.classblocks.write.parquet.ParquetRecords;
import org.classblocks.write.parquet.ParquetTable;

/**
 * Rows that list some classes as Parquet: {@code class_ids, scores, weight, group}. They are in the
 * order of the log; with groups, batch by batch of a group. Scores are floats where these hold all
 * of a file without loss, else doubles.
 */
final class RowsTable {
  static final String FOLDER = "rows/";

  private static final String CLASS_IDS = "class_ids";
  private static final String SCORES = "scores";
  private static final String WEIGHT = "weight";
  private static final String GROUP = "group";

  private static final ParquetTable<Row> FLOATS =
      described(ids().floats(SCORES, Row::floats)).uncompressed();
  private static final ParquetTable<Row> DOUBLES =
      described(ids().doubles(SCORES, Row::scores)).uncompressed();

  private RowsTable() {}

  private static ParquetTable<Row> ids() {
    return ParquetTable.<Row>named("rows").ints(CLASS_IDS, row -> row.rows.idsOf(row.index));
  }

  private static ParquetTable<Row> described(ParquetTable<Row> table) {
    return table
        .float64(WEIGHT, row -> row.rows.weight(row.index))
        .text(GROUP, row -> row.rows.groupOf(row.index));
  }

  private record Row(ListedRows rows, int index) {
    double[] scores() {
      return rows.scoresOf(index);
    }

    float[] floats() {
      double[] scores = scores();
      float[] floats = new float[scores.length];
      for (int e = 0; e < floats.length; e++) {
        floats[e] = (float) scores[e];
      }
      return floats;
    }
  }

  /**
   * The path of some rows.
   *
   * @param task the index of the task that read them; the rows of those before it come first
   * @param piece their number among those of the task
   * @param attempt tells apart what tasks that run twice write; empty as a rule
   */
  static String path(int task, int piece, String attempt) {
    return Text.of("%spart-%05d-%05d%s.parquet", FOLDER, task, piece, attempt);
  }

  static void write(ListedRows rows, OutputStream out) throws IOException {
    (rows.areFloats() ? FLOATS : DOUBLES)
        .write(
            IntStream.range(0, rows.rows()).mapToObj(index -> new Row(rows, index)).iterator(),
            out);
  }

  static ListedRows read(byte[] file) throws IOException {
    ListedRows.Builder rows = new ListedRows.Builder();
    try (ParquetRecords records = new ParquetRecords(file)) {
      while (records.hasNext()) {
        ParquetRecords.Row row = records.next();
        int[] ids = row.ints(CLASS_IDS);
        double[] scores = scores(records, row, ids.length);
        rows.add(ids, scores, row.float64(WEIGHT), row.text(GROUP));
      }
    }
    return rows.drain();
  }

  private static double[] scores(ParquetRecords records, ParquetRecords.Row row, int length)
      throws IOException {
    double[] scores = new double[length];
    if (row.isNull(SCORES)) {
      records.doubles(SCORES, scores);
    } else {
      float[] floats = row.floats(SCORES);
      for (int e = 0; e < length; e++) {
        scores[e] = floats[e];
      }
    }
    return scores;
  }
}
