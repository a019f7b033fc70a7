package org.classblocks.write.comparison;

import java.io.IOException;
import java.io.OutputStream;
import java.time.LocalDate;
import java.util.List;
import org.classblocks.blocks.errors.MistakeSeverity;
import org.classblocks.write.parquet.ParquetRecords;
import org.classblocks.write.parquet.ParquetTable;

/** The history of an output path as a table: a row per date. Unknown numbers are null. */
public final class HistoryTable {
  /** Its path in the directory of the history. */
  public static final String PATH = "runs/part-00000.parquet";

  private static final ParquetTable<HistoryRow> TABLE =
      ParquetTable.<HistoryRow>named("history")
          .text("run_date", row -> row.runDate().toString())
          .text("run_id", HistoryRow::runId)
          .text("run_name", HistoryRow::runName)
          .finiteFloat64("samples", HistoryRow::samples)
          .int64("dropped", HistoryRow::dropped)
          .int32("classes", HistoryRow::classes)
          .int32("classes_ok", HistoryRow::classesOk)
          .int32("blocks", HistoryRow::blocks)
          .finiteFloat64("noise_floor", HistoryRow::noiseFloor)
          .finiteFloat64("severity_tree", row -> row.severity().tree())
          .finiteFloat64("severity_taxonomy", row -> row.severity().taxonomy())
          .text("previous_run_id", row -> row.change().previousRunId())
          .finiteFloat64("drift", row -> row.change().drift())
          .finiteFloat64("changed_pairs", row -> row.change().changedPairs())
          .finiteFloat64("moved_classes", row -> row.change().movedClasses())
          .finiteFloat64("lost_classes", row -> row.change().lostClasses())
          .finiteFloat64("gone_blocks", row -> row.change().goneBlocks())
          .finiteFloat64("adjusted_rand_index_top", row -> row.change().topIndex())
          .finiteFloat64("adjusted_rand_index_finest", row -> row.change().finestIndex())
          .finiteFloat64("drift_p_value", row -> row.change().chances().drift())
          .finiteFloat64("changed_pairs_p_value", row -> row.change().chances().changedPairs())
          .finiteFloat64("moved_classes_p_value", row -> row.change().chances().movedClasses())
          .finiteFloat64("lost_classes_p_value", row -> row.change().chances().lostClasses())
          .finiteFloat64("gone_blocks_p_value", row -> row.change().chances().goneBlocks())
          .text("alerts", row -> row.alerts().isEmpty() ? null : String.join(",", row.alerts()));

  private HistoryTable() {}

  public static void write(List<HistoryRow> rows, OutputStream out) throws IOException {
    TABLE.write(rows, out);
  }

  /**
   * Reads the table.
   *
   * @param file the bytes of the file
   * @throws IOException if the bytes are not a Parquet file
   */
  public static List<HistoryRow> read(byte[] file) throws IOException {
    return ParquetRecords.read(file).stream().map(HistoryTable::row).toList();
  }

  private static HistoryRow row(ParquetRecords.Row row) {
    return new HistoryRow(
        LocalDate.parse(row.text("run_date")),
        row.text("run_id"),
        row.isNull("run_name") ? null : row.text("run_name"),
        row.float64("samples"),
        row.int64("dropped"),
        row.int32("classes"),
        row.int32("classes_ok"),
        row.int32("blocks"),
        row.float64("noise_floor"),
        new MistakeSeverity(row.float64("severity_tree"), row.float64("severity_taxonomy")),
        new HistoryRow.Change(
            row.isNull("previous_run_id") ? null : row.text("previous_run_id"),
            row.float64("drift"),
            row.float64("changed_pairs"),
            row.float64("moved_classes"),
            row.float64("lost_classes"),
            row.float64("gone_blocks"),
            row.float64("adjusted_rand_index_top"),
            row.float64("adjusted_rand_index_finest"),
            new HistoryRow.Chances(
                row.float64("drift_p_value"),
                row.float64("changed_pairs_p_value"),
                row.float64("moved_classes_p_value"),
                row.float64("lost_classes_p_value"),
                row.float64("gone_blocks_p_value"))),
        row.isNull("alerts") ? List.of() : List.of(row.text("alerts").split(",")));
  }
}
