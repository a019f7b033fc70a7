package org.classblocks.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.SparkSessionExtensions;
import org.classblocks.LocalSpark;
import org.classblocks.SparkTest;
import org.classblocks.UserErrorException;
import org.classblocks.app.source.LogRun;
import org.classblocks.spark.log.PredictionLog;
import org.classblocks.spark.table.TableVersion;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Delta tables: the same result as the same Parquet files, at one version. */
@SparkTest
class DeltaLogTest {
  private static final String EXTENSION = "io.delta.sql.DeltaSparkSessionExtension";

  @TempDir private static Path folder;
  private static SourceLogs logs;
  private static LogRun parquet;

  /** A session with Delta's extension, which a session cannot take later. */
  @BeforeAll
  static void write() throws ReflectiveOperationException {
    LocalSpark.session();
    SparkSession.clearActiveSession();
    SparkSession.clearDefaultSession();
    Object extension = Class.forName(EXTENSION).getConstructor().newInstance();
    @SuppressWarnings("unchecked")
    scala.Function1<SparkSessionExtensions, scala.runtime.BoxedUnit> rules =
        (scala.Function1<SparkSessionExtensions, scala.runtime.BoxedUnit>) extension;
    SparkSession spark =
        org.apache.spark.sql.classic.SparkSession.builder()
            .withExtensions(rules)
            .config("spark.sql.extensions", EXTENSION)
            .config(
                "spark.sql.catalog.spark_catalog",
                "org.apache.spark.sql.delta.catalog.DeltaCatalog")
            .config("spark.databricks.delta.snapshotPartitions", "1")
            .getOrCreate();
    logs = new SourceLogs(spark);
    logs.rows().write().parquet(path("parquet"));
    parquet = logs.run("input.paths=" + path("parquet"));
  }

  @AfterAll
  static void restore() {
    SparkSession.setDefaultSession(LocalSpark.session());
    SparkSession.setActiveSession(LocalSpark.session());
  }

  private static String path(String name) {
    return folder.resolve(name).toString();
  }

  private static String table(String name) {
    logs.rows()
        .write()
        .format("delta")
        .option("delta.enableDeletionVectors", "true")
        .save(path(name));
    return "delta.`" + path(name) + "`";
  }

  private static PredictionLog open(String name, String... more) {
    String[] assignments = new String[more.length + 2];
    assignments[0] = "input.paths=" + path(name);
    assignments[1] = "input.format=delta";
    System.arraycopy(more, 0, assignments, 2, more.length);
    return logs.open(assignments);
  }

  @Test
  void aTableIsReadInColumnsAtOneVersion() {
    table("plain");
    PredictionLog log = open("plain");
    logs.rows(0, 40).write().format("delta").mode("append").save(path("plain"));
    LogRun run = logs.read(log);
    SourceLogs.assertSame(run, parquet);
    assertThat(log.isColumnar()).isTrue();
    assertThat(log.version()).contains(new TableVersion(path("plain"), "0"));
    assertThat(log.files()).hasSize(1);
    assertThat(open("plain").version()).contains(new TableVersion(path("plain"), "1"));
    LogRun before = logs.read(open("plain", "input.snapshot=0"));
    SourceLogs.assertSame(before, parquet);
  }

  @Test
  void deletedRowsDoNotCount() {
    logs.spark().sql("DELETE FROM " + table("deleted") + " WHERE label = 1 AND scores[0] > 0");
    logs.spark().read().format("delta").load(path("deleted")).write().parquet(path("left"));
    LogRun run = logs.read(open("deleted"));
    LogRun left = logs.run("input.paths=" + path("left"));
    assertThat(run.log().isColumnar()).isFalse();
    SourceLogs.assertSame(run, left);
  }

  @Test
  void aTableByName() {
    String table = table("named");
    SourceLogs.assertSame(logs.run("input.table=" + table), parquet);
  }

  @Test
  void aVersionThatIsGoneIsNamed() {
    table("gone");
    assertThatThrownBy(() -> open("gone", "input.snapshot=7"))
        .isInstanceOf(UserErrorException.class)
        .hasMessageContaining("The log cannot be read as delta: ")
        .hasMessageContaining("Check input.paths, input.snapshot, input.format");
    assertThatThrownBy(() -> open("gone", "input.snapshot=some-tag"))
        .isInstanceOf(UserErrorException.class)
        .hasMessageContaining("some-tag");
  }
}
