package org.classblocks.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.catalyst.analysis.NoSuchTableException;
import org.apache.spark.sql.functions;
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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Iceberg tables: the same result as the same Parquet files, at one snapshot. */
@SparkTest
class IcebergLogTest {
  private static final SparkSession SPARK = LocalSpark.session();
  private static final SourceLogs LOGS = new SourceLogs(SPARK);
  private static final String CATALOG = "spark.sql.catalog.lake";

  @TempDir private static Path folder;
  private static Map<String, String> settings;
  private static LogRun parquet;

  @BeforeAll
  static void write() {
    settings =
        Map.of(
            CATALOG,
            "org.apache.iceberg.spark.SparkCatalog",
            CATALOG + ".type",
            "hadoop",
            CATALOG + ".warehouse",
            folder.resolve("lake").toString());
    settings.forEach(SPARK.conf()::set);
    LOGS.rows().write().parquet(folder.resolve("parquet").toString());
    parquet = LOGS.run("input.paths=" + folder.resolve("parquet"));
  }

  @AfterAll
  static void forget() {
    settings.keySet().forEach(SPARK.conf()::unset);
  }

  /** A table with all samples. */
  private static String table(String name) {
    String table = "lake.db." + name;
    LOGS.rows()
        .writeTo(table)
        .using("iceberg")
        .tableProperty("write.delete.mode", "merge-on-read")
        .tableProperty("format-version", "2")
        .createOrReplace();
    return table;
  }

  private static long snapshot(String table) {
    return SPARK
        .table(table + ".snapshots")
        .orderBy(functions.desc("committed_at"))
        .select("snapshot_id")
        .head()
        .getLong(0);
  }

  private static void append(String table) {
    try {
      SPARK.table(table).limit(0).unionByName(LOGS.rows(0, 40), true).writeTo(table).append();
    } catch (NoSuchTableException gone) {
      throw new AssertionError(gone);
    }
  }

  @Test
  void aTableIsReadFromItsFilesInColumns() {
    String table = table("plain");
    LogRun run = LOGS.run("input.table=" + table);
    SourceLogs.assertSame(run, parquet);
    assertThat(run.log().isColumnar()).isTrue();
    assertThat(run.log().files()).hasSize(1);
    assertThat(run.log().version())
        .contains(new TableVersion(table, String.valueOf(snapshot(table))));
  }

  @Test
  void itsFolderIsReadAsTheTable() {
    table("folder");
    SPARK.sql("DELETE FROM lake.db.folder WHERE true");
    append("lake.db.folder");
    String path = folder.resolve("lake/db/folder").toString();
    LogRun run = LOGS.run("input.paths=" + path, "input.format=iceberg");
    assertThat(run.statistics().rows().used()).isEqualTo(40);
    assertThat(run.log().isColumnar()).isTrue();
  }

  @Test
  void partitionsAreColumnsOfTheFiles() throws NoSuchTableException {
    SPARK.sql(
        "CREATE TABLE lake.db.parts (scores array<float>, label int) USING iceberg"
            + " PARTITIONED BY (label, bucket(2, label))");
    LOGS.rows().writeTo("lake.db.parts").append();
    LogRun run = LOGS.run("input.table=lake.db.parts");
    assertThat(run.log().isColumnar()).isTrue();
    assertThat(run.log().files()).hasSize(3);
    run.assertSameMatrixAs(parquet, 1e-12);
    assertThat(run.statistics().labels())
        .usingRecursiveComparison()
        .isEqualTo(parquet.statistics().labels());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "DELETE FROM %s WHERE label = 1",
        "ALTER TABLE %s RENAME COLUMN label TO other; ALTER TABLE %s ADD COLUMN label int",
        "ALTER TABLE %s DROP COLUMN label; ALTER TABLE %s ADD COLUMN label int",
        "ALTER TABLE %s ALTER COLUMN label TYPE bigint",
        "ALTER TABLE %s ADD COLUMN more int"
      })
  void rowsThatFilesAloneDoNotHoldAreReadByIceberg(String changes) {
    String table = table("changed");
    for (String change : changes.replace("%s", table).split(";", -1)) {
      SPARK.sql(change.strip());
    }
    append(table);
    SPARK.table(table).write().mode("overwrite").parquet(folder.resolve("same").toString());
    LogRun run = LOGS.run("input.table=" + table);
    LogRun same = LOGS.run("input.paths=" + folder.resolve("same"));
    assertThat(run.log().isColumnar()).isFalse();
    assertThat(run.statistics().rows().used()).isEqualTo(same.statistics().rows().used());
    assertThat(run.statistics().labels())
        .usingRecursiveComparison()
        .isEqualTo(same.statistics().labels());
    run.assertSameMatrixAs(same, 1e-12);
  }

  @Test
  void whatHappensAfterOpeningDoesNotCount() {
    String table = table("pinned");
    PredictionLog columns = LOGS.open("input.table=" + table);
    SPARK.sql("DELETE FROM " + table + " WHERE label = 1");
    PredictionLog rows = LOGS.open("input.table=" + table);
    append(table);
    SourceLogs.assertSame(LOGS.read(columns), parquet);
    columns.requireUnchanged();
    assertThat(rows.isColumnar()).isFalse();
    assertThat(LOGS.read(rows).statistics().rows().used()).isEqualTo(200);
  }

  @Test
  void aSnapshotIsNamedByIdTagBranchOrTime() throws InterruptedException {
    String table = table("travelled");
    long first = snapshot(table);
    Thread.sleep(5);
    String time = Instant.now().toString();
    Thread.sleep(5);
    append(table);
    for (String asked : List.of(String.valueOf(first), time.replace('T', ' '), time)) {
      LogRun run = LOGS.run("input.table=" + table, "input.snapshot=" + asked);
      SourceLogs.assertSame(run, parquet);
      assertThat(run.log().version()).contains(new TableVersion(table, String.valueOf(first)));
    }
    String path = folder.resolve("lake/db/travelled").toString();
    SourceLogs.assertSame(
        LOGS.run("input.paths=" + path, "input.format=iceberg", "input.snapshot=" + first),
        parquet);
    assertThat(LOGS.run("input.table=" + table, "input.snapshot=main").log().version())
        .contains(new TableVersion(table, String.valueOf(snapshot(table))));
  }

  @ParameterizedTest
  @ValueSource(strings = {"12345", "no-such-tag", "2001-01-01"})
  void aSnapshotThatIsGoneIsNamed(String asked) {
    String table = table("gone");
    assertThatThrownBy(() -> LOGS.open("input.table=" + table, "input.snapshot=" + asked))
        .isInstanceOf(UserErrorException.class)
        .hasMessageContaining("Table lake.db.gone cannot be read: ")
        .hasMessageContaining("Check input.table, input.snapshot, and");
  }

  @Test
  void anEmptyTableHasNoScores() {
    SPARK.sql("CREATE TABLE lake.db.empty (scores array<float>, label int) USING iceberg");
    assertThatThrownBy(() -> LOGS.open("input.table=lake.db.empty"))
        .isInstanceOf(UserErrorException.class)
        .hasMessageContaining("no row with scores");
  }

  @Test
  void aRunIsReusedUntilTheTableChanges() {
    String table = table("nightly");
    String[] command = {
      "analyze",
      "--set",
      "input.table=" + table,
      "--output",
      folder.resolve("runs").toString(),
      "--run-date",
      "2026-01-01",
      "--set",
      "report.html=false",
      "--set",
      "report.png=false"
    };
    CommandRun first = CommandRun.of(command);
    assertThat(first.exitCode()).as(first.err()).isZero();
    CommandRun again = CommandRun.of(command);
    assertThat(again.err()).contains("table " + table + " at version " + snapshot(table));
    assertThat(again.out()).contains("Nothing to do");
    append(table);
    assertThat(CommandRun.of(command).out()).contains("Done");
  }
}
