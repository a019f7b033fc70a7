package org.classblocks.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.apache.hadoop.security.AccessControlException;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.api.java.UDF1;
import org.apache.spark.sql.connector.catalog.Identifier;
import org.apache.spark.sql.connector.catalog.Table;
import org.apache.spark.sql.connector.catalog.TableCatalog;
import org.apache.spark.sql.connector.catalog.TableChange;
import org.apache.spark.sql.connector.expressions.Transform;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.sql.util.CaseInsensitiveStringMap;
import org.classblocks.LocalSpark;
import org.classblocks.SparkTest;
import org.classblocks.UserErrorException;
import org.classblocks.app.source.LogRun;
import org.classblocks.conf.ConfigSource;
import org.classblocks.conf.JobConfig;
import org.classblocks.spark.access.SparkAccess;
import org.classblocks.spark.log.LogReader;
import org.classblocks.spark.log.PredictionLog;
import org.classblocks.spark.table.LogTables;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The same scores give the same result from every source that Spark brings. */
@SparkTest
class TableSourcesTest {
  private static final SparkSession SPARK = LocalSpark.session();
  private static final SourceLogs LOGS = new SourceLogs(SPARK);
  private static final String FORBIDDEN = "spark.sql.catalog.forbidden";

  @TempDir private static Path folder;
  private static LogRun parquet;

  @BeforeAll
  static void write() {
    LOGS.rows().write().parquet(path("parquet"));
    LOGS.rows().write().orc(path("orc"));
    LOGS.doubles().write().json(path("json"));
    LOGS.wide().write().option("header", true).csv(path("csv"));
    SPARK.sql("CREATE TABLE source_log USING parquet LOCATION '" + path("parquet") + "'");
    SPARK.sql("CREATE VIEW source_view AS SELECT * FROM source_log");
    SPARK.conf().set(FORBIDDEN, ForbiddenCatalog.class.getName());
    parquet = LOGS.run("input.paths=" + path("parquet"));
    assertThat(parquet.log().isColumnar()).isTrue();
  }

  @AfterAll
  static void forget() {
    SPARK.sql("DROP VIEW source_view");
    SPARK.sql("DROP TABLE source_log");
    SPARK.conf().unset(FORBIDDEN);
  }

  private static String path(String name) {
    return folder.resolve(name).toString();
  }

  @ParameterizedTest
  @CsvSource({"orc", "json", "csv", "CSV"})
  void filesOfOtherFormats(String format) {
    LogRun run =
        LOGS.run("input.paths=" + path(format.toLowerCase(Locale.ROOT)), "input.format=" + format);
    SourceLogs.assertSame(run, parquet);
    assertThat(run.log().files()).hasSize(1).allMatch(file -> file.bytes() > 0);
  }

  @Test
  void optionsReachTheSource() {
    LOGS.wide().write().option("header", true).option("sep", ";").csv(path("semicolons"));
    SourceLogs.assertSame(
        LOGS.run("input.paths=" + path("semicolons"), "input.format=csv", "input.options.sep=;"),
        parquet);
    assertThatThrownBy(
            () ->
                LOGS.run(
                    "input.paths=" + path("semicolons"),
                    "input.format=csv",
                    "input.options.sep=;",
                    "input.options.HEADER=false"))
        .hasMessageContaining("its columns are _c0 string");
  }

  @Test
  void aTableOfParquetFilesIsReadInColumns() {
    LogRun run = LOGS.run("input.table=source_log");
    SourceLogs.assertSame(run, parquet);
    assertThat(run.log().isColumnar()).isTrue();
    assertThat(run.log().files()).isEqualTo(parquet.log().files());
  }

  @Test
  void aViewCannotBeToldFromAnother() {
    LogRun run = LOGS.run("input.table=source_view");
    SourceLogs.assertSame(run, parquet);
    assertThat(run.log().files()).isEmpty();
    assertThat(run.log().version()).isEmpty();
  }

  @Test
  void aFileThatChangesWhileItIsReadIsNoticed() throws IOException {
    LOGS.rows().write().orc(path("changing"));
    PredictionLog log = LOGS.open("input.paths=" + path("changing"), "input.format=orc");
    log.requireUnchanged();
    Files.delete(Path.of(URI.create(log.files().get(0).path())));
    assertThatThrownBy(log::requireUnchanged).hasMessageContaining("cannot be found any more");
    assertThatThrownBy(() -> LOGS.read(log))
        .isInstanceOf(UserErrorException.class)
        .hasMessageContaining("The log cannot be read");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "input.table=missing | There is no table missing in the catalogs of this session. Check",
        "input.table=no.such.table | There is no table no.such.table in the catalogs",
        "input.table=forbidden.db.log | Table forbidden.db.log cannot be read: Access failed:"
            + " Permission denied: user=eve. Check input.table, and that you may read it.",
        "input.table=a b | Table a b cannot be read: ",
        "input.format=avro | Data source avro is not on the class path. Add it with --packages"
            + " org.apache.spark:spark-avro_2.13:",
        "input.format=hudi | Data source hudi (input.format) is not on the class path. Check",
        "input.format=csv | The log cannot be read as csv: ",
      })
  void whatCannotBeOpenedIsSaidInOneLine(String assignment, String message) {
    String[] assignments =
        assignment.startsWith("input.format")
            ? new String[] {assignment, "input.paths=" + path("missing")}
            : new String[] {assignment};
    assertThatThrownBy(() -> LOGS.open(assignments))
        .isInstanceOf(UserErrorException.class)
        .hasMessageContaining(message);
  }

  @Test
  void aQueryThatFailsIsTheCallersMistake() {
    UDF1<Integer, Integer> failing =
        label -> {
          if (label == 2) {
            throw new IllegalStateException("label 2 is not ready");
          }
          return label;
        };
    Dataset<Row> rows =
        LOGS.rows()
            .withColumn(
                "label",
                functions.udf(failing, DataTypes.IntegerType).apply(functions.col("label")));
    JobConfig config = JobConfig.from(new ConfigSource().addAssignment("input.labels=label"));
    assertThatThrownBy(
            () ->
                LOGS.read(
                    new LogReader(SPARK)
                        .open(
                            () -> new LogTables(SparkAccess.of(SPARK)).of(rows),
                            config.input(),
                            Optional.empty())))
        .isInstanceOf(UserErrorException.class)
        .hasMessageContaining("its query fails on a row")
        .hasMessageContaining("label 2 is not ready");
  }

  @Test
  void aRunOfATableThatCannotBeReadWritesNothing() {
    CommandRun run =
        CommandRun.of("analyze", "--set", "input.table=forbidden.db.log", "--output", path("runs"));
    assertThat(run.exitCode()).isEqualTo(3);
    assertThat(run.complaint()).contains("Permission denied");
    assertThat(folder.resolve("runs")).doesNotExist();
  }

  /** A catalog that lets nobody in. */
  public static final class ForbiddenCatalog implements TableCatalog {
    @Override
    public void initialize(String name, CaseInsensitiveStringMap options) {}

    @Override
    public String name() {
      return "forbidden";
    }

    @Override
    public Table loadTable(Identifier ident) {
      throw new IllegalStateException(
          "Access failed", new AccessControlException("Permission denied: user=eve"));
    }

    @Override
    public Identifier[] listTables(String[] namespace) {
      throw new UnsupportedOperationException();
    }

    @Override
    @SuppressWarnings("deprecation")
    public Table createTable(
        Identifier ident,
        StructType schema,
        Transform[] partitions,
        Map<String, String> properties) {
      throw new UnsupportedOperationException();
    }

    @Override
    public Table alterTable(Identifier ident, TableChange... changes) {
      throw new UnsupportedOperationException();
    }

    @Override
    public boolean dropTable(Identifier ident) {
      throw new UnsupportedOperationException();
    }

    @Override
    public void renameTable(Identifier oldIdent, Identifier newIdent) {
      throw new UnsupportedOperationException();
    }
  }
}
