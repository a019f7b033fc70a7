package org.classblocks.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.classblocks.LocalSpark;
import org.classblocks.SparkTest;
import org.classblocks.app.CommandRun;
import org.classblocks.app.TestLog;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import scala.jdk.javaapi.CollectionConverters;

/** The catalog in a session that its owner has set as he likes. */
@SparkTest
class ClassBlocksCatalogTest {
  private static final int CLASSES = 7;
  private static final String FIRST = "2026-01-30";
  private static final String SECOND = "2026-01-31";
  private static final String QUIET =
      "'report.html', 'false', 'report.png', 'false', 'report.svg', 'false'";

  @TempDir private static Path folder;
  private static SparkSession spark;
  private static String log;
  private static Row first;

  @TempDir private Path other;

  @BeforeAll
  static void makesTwoRuns() {
    log = TestLog.write(folder, "log", TestLog.rows(TestLog.scores(90, CLASSES, 4)), 1);
    String second =
        TestLog.write(folder, "second", TestLog.rows(TestLog.scores(90, CLASSES, 5)), 1);
    spark = LocalSpark.session().newSession();
    Map.of(
            "spark.sql.catalog.classblocks",
            "org.classblocks.sql.ClassBlocksCatalog",
            "spark.sql.catalog.classblocks.output",
            folder.resolve("runs").toString(),
            "spark.sql.ansi.enabled",
            "true",
            "spark.sql.caseSensitive",
            "true",
            "spark.sql.session.timeZone",
            "Asia/Tokyo")
        .forEach(spark.conf()::set);
    spark.read().parquet(log).createOrReplaceTempView("logs");
    first =
        sql(
                "CALL classblocks.analyze(table => 'logs', run_date => '%s', options => map(%s,"
                    + " %s))",
                FIRST, QUIET, "'similarity.folds', 'none'")
            .head();
    sql(
        "CALL classblocks.analyze(input => '%s', run_date => '%s', options => map(%s))",
        second, SECOND, QUIET);
  }

  @SuppressWarnings("AnnotateFormatMethod") // Statements of parameterised tests are no constants.
  private static Dataset<Row> sql(String statement, Object... values) {
    return spark.sql(statement.formatted(values));
  }

  @Test
  void analyzeTellsOfItsRun() {
    assertThat(first.<java.sql.Date>getAs("run_date")).hasToString(FIRST);
    assertThat(first.<Long>getAs("rows_read")).isEqualTo(90L);
    assertThat(first.<Integer>getAs("classes")).isEqualTo(CLASSES);
    assertThat(Path.of(first.<String>getAs("location"))).isDirectory();
    assertThat(first.<Object>getAs("page")).isNull();
  }

  /** Without folds, whose turns depend on the number of rows: a table does not tell it. */
  @Test
  void analyzeWritesWhatTheCommandLineWrites() throws IOException {
    CommandRun command =
        CommandRun.of(
            "analyze",
            "--input",
            log,
            "--output",
            other.toString(),
            "--run-date",
            FIRST,
            "--set",
            "report.html=false",
            "--set",
            "similarity.folds=none");
    assertThat(command.exitCode()).as(command.err()).isZero();
    Path directory = Path.of(command.out().strip().replaceFirst("(?s).*results in ", ""));
    Path ofCall = Path.of(first.<String>getAs("location"));
    for (String file :
        List.of(
            "matrix/part-00000.parquet",
            "classes/part-00000.parquet",
            "blocks/part-00000.parquet",
            "neighbours/part-00000.parquet",
            "links/part-00000.parquet",
            "similarity.npy",
            "linkage.npy")) {
      assertThat(ofCall.resolve(file)).hasSameBinaryContentAs(directory.resolve(file));
    }
  }

  @Test
  void tablesHaveTheRowsOfAllCompleteRuns() throws IOException {
    Path torn =
        Files.createDirectories(folder.resolve("runs/run_date=2026-02-01/run_id=1/classes"));
    Files.copy(
        Path.of(first.<String>getAs("location")).resolve("classes/part-00000.parquet"),
        torn.resolve("part-00000.parquet"));
    List<Row> rows =
        sql("SELECT run_date, run_id, count(*) FROM classblocks.runs.classes GROUP BY ALL ORDER BY"
                + " 1")
            .collectAsList();
    assertThat(rows)
        .extracting(row -> row.get(0) + " " + row.get(2))
        .containsExactly(FIRST + " " + CLASSES, SECOND + " " + CLASSES);
    assertThat(rows.get(0).getString(1)).isEqualTo(first.<String>getAs("run_id"));
    assertThat(sql("SELECT DISTINCT run_date FROM classblocks.latest.matrix").collectAsList())
        .extracting(row -> row.get(0).toString())
        .containsExactly(SECOND);
  }

  @Test
  void aDateReadsTheFilesOfThatDate() {
    Dataset<Row> chosen =
        sql("SELECT class_name FROM classblocks.runs.classes WHERE run_date = DATE '%s'", FIRST);
    assertThat(chosen.collectAsList()).hasSize(CLASSES);
    assertThat(chosen.inputFiles()).allMatch(file -> file.contains("run_date=" + FIRST));
    assertThat(chosen.queryExecution().executedPlan().toString())
        .contains("PartitionFilters: [")
        .contains("run_date");
  }

  @Test
  void tablesAreListedAndDescribed() {
    assertThat(sql("SHOW NAMESPACES IN classblocks").collectAsList())
        .extracting(row -> row.getString(0))
        .containsExactly("runs", "latest");
    assertThat(sql("SHOW TABLES IN classblocks.runs").collectAsList())
        .extracting(row -> row.getString(1))
        .contains("blocks", "block_labels", "classes", "history", "links", "matrix", "triage")
        .doesNotContain("report");
    assertThat(sql("DESCRIBE classblocks.runs.block_labels").collectAsList())
        .extracting(row -> row.getString(0))
        .contains("class_id", "run_date", "run_id");
  }

  @Test
  void proceduresAreListedSinceSpark41() {
    assumeThat(spark.version()).doesNotStartWith("4.0");
    assertThat(sql("SHOW PROCEDURES IN classblocks").collectAsList()).hasSize(4);
  }

  @Test
  void aPathIsANamespace() {
    assertThat(sql("SELECT * FROM classblocks.`%s`.blocks", folder.resolve("runs")).columns())
        .contains("cohesion", "run_date", "run_id");
  }

  @Test
  void theHistoryHasARowForEachRun() {
    List<Row> before = sql("SELECT * FROM classblocks.runs.history").collectAsList();
    assertThat(before)
        .extracting(row -> row.getAs("run_date").toString())
        .containsExactly(FIRST, SECOND);
    assertThat(CommandRun.of("history", folder.resolve("runs").toString()).exitCode()).isZero();
    assertThat(sql("SELECT drift FROM classblocks.runs.history ORDER BY run_date").collectAsList())
        .extracting(row -> row.isNullAt(0))
        .containsExactly(true, false);
  }

  @Test
  void aRunIsRecutAndCompared() {
    String location = first.getAs("location");
    Row recut =
        sql(
                "CALL classblocks.recut(run => '%s', output => '%s',"
                    + " options => map('order.linkage', 'complete', %s))",
                location, other, QUIET)
            .head();
    Row compared =
        sql(
                "CALL classblocks.compare('%s', '%s', options => map(%s))",
                location, recut.<String>getAs("location"), QUIET)
            .head();
    assertThat(compared.<Double>getAs("drift")).isZero();
    assertThat(compared.<Boolean>getAs("alert")).isFalse();
    assertThat(compared.<String>getAs("before_run_id")).isEqualTo(first.<String>getAs("run_id"));
  }

  @Test
  void validateCountsRows() {
    sql("SELECT * FROM logs UNION ALL SELECT array(CAST('NaN' AS FLOAT)) AS scores")
        .createOrReplaceTempView("bad_logs");
    List<Row> rows = sql("CALL classblocks.validate(table => 'bad_logs')").collectAsList();
    assertThat(rows)
        .extracting(row -> row.getString(0) + " " + (row.isNullAt(1) ? "" : row.getLong(1)))
        .contains("read 91", "used 90", "wrong-length 1", "refused ");
  }

  @Test
  void unknownWordsAreNamed() {
    assertThatThrownBy(() -> sql("CALL classblocks.analyse()"))
        .hasStackTraceContaining("no procedure analyse, only analyze, compare, recut, validate");
    assertThatThrownBy(() -> sql("CALL classblocks.analyze(tabel => 'logs')"))
        .hasMessageContaining("tabel");
    assertThatThrownBy(() -> sql("CALL classblocks.analyze(options => 'wrong')"))
        .hasMessageContaining("MAP<STRING, STRING>");
    assertThatThrownBy(
            () ->
                sql("CALL classblocks.analyze(input => 'x', options => map('order.linkge', '1'))"))
        .hasMessageContaining("'order.linkage'");
    assertThatThrownBy(() -> sql("CALL classblocks.analyze(table => 'nowhere')"))
        .hasMessageContaining("nowhere");
    assertThatThrownBy(() -> sql("SELECT * FROM classblocks.runs.clases"))
        .hasMessageContaining("TABLE_OR_VIEW_NOT_FOUND");
  }

  @Test
  void nothingIsWritten() {
    for (String statement :
        List.of(
            "INSERT INTO classblocks.runs.links SELECT * FROM classblocks.runs.links",
            "DELETE FROM classblocks.runs.links",
            "DROP TABLE classblocks.runs.links",
            "CREATE TABLE classblocks.runs.mine (a INT)",
            "ALTER TABLE classblocks.runs.links RENAME TO classblocks.runs.other",
            "CREATE NAMESPACE classblocks.mine",
            "DROP NAMESPACE classblocks.runs")) {
      assertThatThrownBy(() -> sql(statement))
          .as(statement)
          .message()
          .containsAnyOf("read-only", "UNSUPPORTED_FEATURE.TABLE_OPERATION", "does not support");
    }
  }

  @Test
  void theSessionStaysAsItWas() {
    Map<String, String> before = settings();
    sql("CALL classblocks.validate(input => '%s')", log);
    assertThat(settings()).isEqualTo(before);
  }

  private static Map<String, String> settings() {
    return CollectionConverters.asJava(spark.conf().getAll());
  }
}
