package org.classblocks.sql;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.types.StructType;
import org.classblocks.store.Run;
import org.classblocks.store.RunStore;
import org.classblocks.write.comparison.HistoryRow;
import org.classblocks.write.run.StoredRun;

/**
 * The history of an output as rows: one for each complete run, by date. What changed since the run
 * before is known for the runs that the newest history has, and null for the others.
 */
final class HistoryRows {
  private static final StructType SCHEMA =
      new StructType()
          .add("run_date", "date")
          .add("run_id", "string")
          .add("run_name", "string")
          .add("samples", "double")
          .add("dropped", "bigint")
          .add("classes", "int")
          .add("classes_ok", "int")
          .add("blocks", "int")
          .add("noise_floor", "double")
          .add("previous_run_id", "string")
          .add("drift", "double")
          .add("changed_pairs", "double")
          .add("moved_classes", "double")
          .add("lost_classes", "double")
          .add("gone_blocks", "double")
          .add("adjusted_rand_index_top", "double")
          .add("adjusted_rand_index_finest", "double");

  private HistoryRows() {}

  /**
   * Reads the rows.
   *
   * @param runs the complete runs
   * @param known the rows of the newest history
   */
  static LocalRows of(RunStore store, List<Run> runs, List<HistoryRow> known) {
    Map<String, HistoryRow> byId = new HashMap<>();
    known.forEach(row -> byId.put(row.runId(), row));
    List<Object[]> rows = new ArrayList<>();
    for (Run run : runs) {
      HistoryRow row = byId.get(run.id());
      rows.add(
          values(
              row == null ? HistoryRow.of(StoredRun.open(store.complete(run)).manifest()) : row));
    }
    return new LocalRows(SCHEMA, rows);
  }

  private static Object[] values(HistoryRow row) {
    HistoryRow.Change change = row.change();
    return new Object[] {
      row.runDate(),
      row.runId(),
      row.runName(),
      row.samples(),
      row.dropped(),
      row.classes(),
      row.classesOk(),
      row.blocks(),
      row.noiseFloor(),
      change.previousRunId(),
      change.drift(),
      change.changedPairs(),
      change.movedClasses(),
      change.lostClasses(),
      change.goneBlocks(),
      change.topIndex(),
      change.finestIndex()
    };
  }
}
