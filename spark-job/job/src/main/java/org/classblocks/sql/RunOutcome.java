package org.classblocks.sql;

import java.util.List;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructType;
import org.classblocks.app.run.RunSummary;
import org.classblocks.store.RunStore;
import org.classblocks.write.manifest.Manifest;
import org.classblocks.write.run.StoredRun;

/** What a procedure tells of the run it has made, or found: one row. */
final class RunOutcome {
  private static final StructType SCHEMA =
      new StructType()
          .add("run_date", "date")
          .add("run_id", "string")
          .add("location", "string")
          .add("page", "string")
          .add("rows_read", "bigint")
          .add("rows_used", "bigint")
          .add("classes", "int")
          .add("classes_ok", "int")
          .add("blocks", "int");

  private RunOutcome() {}

  static LocalRows of(SparkSession spark, RunSummary run) {
    Manifest manifest =
        StoredRun.open(RunStore.find(spark.sessionState().newHadoopConf(), run.directory()))
            .manifest();
    Object[] row = {
      manifest.runDate(),
      manifest.runId(),
      run.directory(),
      run.page(),
      manifest.rows().read(),
      manifest.rows().used(),
      manifest.classes().total(),
      manifest.classes().ok(),
      manifest.blocks().count()
    };
    return new LocalRows(SCHEMA, List.<Object[]>of(row));
  }
}
