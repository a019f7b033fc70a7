package org.classblocks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerTaskStart;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.api.java.UDF1;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.DataTypes;
import org.classblocks.app.CommandRun;
import org.classblocks.app.TestLog;
import org.classblocks.app.compare.RunComparer.ComparisonSummary;
import org.classblocks.app.run.RunSummary;
import org.classblocks.app.run.Validation;
import org.classblocks.result.RunResult;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import scala.jdk.javaapi.CollectionConverters;

/** The library over queries, on a session that belongs to somebody else. */
@SparkTest
class ClassBlocksTest {
  private static final int SAMPLES = 90;
  private static final int CLASSES = 7;
  private static final double[][] SCORES = TestLog.scores(SAMPLES, CLASSES, 4);

  @TempDir private static Path logs;
  private static SparkSession spark;
  private static String log;

  @TempDir private Path output;

  @BeforeAll
  static void writeLog() {
    spark = LocalSpark.session();
    log = TestLog.write(logs, "log", TestLog.rows(SCORES), 1);
  }

  private static Dataset<Row> query() {
    return spark.read().parquet(log);
  }

  private static Map<String, String> settings(SparkSession session) {
    return CollectionConverters.asJava(session.conf().getAll());
  }

  /** The library with runs below the output folder and without pictures. */
  private ClassBlocks library() {
    return ClassBlocks.on(spark)
        .options(Map.of("report.png", false, "report.svg", false, "report.html", false))
        .option("output.path", output.toString());
  }

  private static void assertRight(RunResult result) {
    assertThat(result.samples()).isEqualTo(SAMPLES);
    for (int a = 0; a < CLASSES; a++) {
      for (int b = 0; b < a; b++) {
        assertThat(result.similarity().at(a, b))
            .isCloseTo(TestLog.correlation(SCORES, a, b), within(1e-12));
      }
    }
  }

  @Test
  void aQueryIsAnalysedInMemory() {
    assertRight(ClassBlocks.on(spark).analyze(query()));
    assertRight(
        ClassBlocks.on(spark)
            .option("input.scores", "logits")
            .analyze(query().withColumnRenamed("scores", "logits").orderBy(functions.rand(1))));
  }

  /** Without folds, whose turns depend on the number of rows: a query does not tell it. */
  @Test
  void aRunOfAQueryHasTheTablesOfTheCommandLine() throws IOException {
    RunSummary ofQuery = library().option("similarity.folds", "none").run(query());
    CommandRun command =
        CommandRun.of(
            "analyze",
            "--input",
            log,
            "--output",
            output.resolve("command").toString(),
            "--set",
            "similarity.folds=none",
            "--set",
            "report.html=false");
    assertThat(command.exitCode()).as(command.err()).isZero();
    Path other = Path.of(command.out().strip().replaceFirst("(?s).*results in (file:)?", ""));
    Path directory = Path.of(ofQuery.directory().replaceFirst("^file:", ""));
    for (String table : List.of("matrix", "classes", "blocks", "neighbours", "links")) {
      assertThat(parts(directory.resolve(table)))
          .as(table)
          .isNotEmpty()
          .isEqualTo(parts(other.resolve(table)));
    }
    assertThat(Files.readAllBytes(directory.resolve("similarity.npy")))
        .isEqualTo(Files.readAllBytes(other.resolve("similarity.npy")));
  }

  private static List<String> parts(Path table) throws IOException {
    try (Stream<Path> files = Files.walk(table)) {
      return files
          .filter(Files::isRegularFile)
          .map(
              file -> {
                try {
                  return file.getFileName() + Arrays.toString(Files.readAllBytes(file));
                } catch (IOException unreadable) {
                  throw new IllegalStateException(unreadable);
                }
              })
          .toList();
    }
  }

  /** Nobody can tell whether a query has other rows today. */
  @Test
  void aQueryIsReadEachTimeAndAFileOnlyWhenItChanges() {
    assertThat(library().run(query()).directory()).isNotEqualTo(library().run(query()).directory());
    ClassBlocks ofFile = library().option("input.paths", log);
    assertThat(ofFile.run().directory()).isEqualTo(ofFile.run().directory());
  }

  @Test
  void aRunIsReadRecutAndCompared() {
    RunSummary run = library().option("input.paths", log).run();
    assertRight(library().read(run.directory()));
    RunSummary recut = library().option("order.linkage", "complete").recut(run.directory());
    ComparisonSummary compared = library().compare(run.directory(), recut.directory());
    assertThat(compared.isAlert()).isFalse();
    assertThat(compared.lines()).isNotEmpty();
  }

  @Test
  void aLogIsValidated() {
    Validation good = ClassBlocks.on(spark).validate(query());
    assertThat(good.isAccepted()).isTrue();
    assertThat(good.lines()).contains("every row can be used");
    Dataset<Row> bad =
        query().union(query().select(functions.array(functions.lit(1f)).as("scores")));
    assertThat(ClassBlocks.on(spark).validate(bad).isAccepted()).isFalse();
  }

  @Test
  void stagesAndNotesAreReported() {
    ByteArrayOutputStream lines = new ByteArrayOutputStream();
    ClassBlocks.on(spark)
        .reportTo(new PrintStream(lines, true, StandardCharsets.UTF_8))
        .analyze(query());
    assertThat(lines.toString(StandardCharsets.UTF_8)).contains("Opening    a query, 7 classes");
  }

  @Test
  void settingsOfTheOwnerNeitherCountNorChange() {
    SparkSession owner = spark.newSession();
    Map<String, String> own =
        Map.of(
            "spark.sql.ansi.enabled", "false",
            "spark.sql.caseSensitive", "true",
            "spark.sql.adaptive.enabled", "true",
            "spark.sql.session.timeZone", "Asia/Tokyo",
            "spark.sql.parquet.enableVectorizedReader", "false");
    own.forEach(owner.conf()::set);
    Map<String, String> before = settings(owner);
    assertRight(ClassBlocks.on(owner).analyze(owner.read().parquet(log)));
    assertRight(ClassBlocks.on(owner).option("input.paths", log).analyze());
    assertThat(settings(owner)).isEqualTo(before);
    assertThat(owner.sparkContext().isStopped()).isFalse();
  }

  @Test
  void viewsAndFunctionsOfTheOwnerAreThere() {
    SparkSession owner = spark.newSession();
    owner.read().parquet(log).createOrReplaceTempView("logs");
    assertRight(ClassBlocks.on(owner).option("input.table", "logs").analyze());
  }

  @Test
  void aLogIsGivenOnce() {
    assertThatThrownBy(() -> ClassBlocks.on(spark).option("input.paths", log).analyze(query()))
        .isInstanceOf(UserErrorException.class)
        .hasMessageStartingWith("The log is given twice: as a query, and as ");
    assertThatThrownBy(() -> ClassBlocks.on(spark).analyze())
        .isInstanceOf(UserErrorException.class)
        .hasMessageStartingWith("No input is given.");
    assertThatThrownBy(() -> ClassBlocks.on(spark).option("order.linkge", "ward").analyze(query()))
        .isInstanceOf(UserErrorException.class)
        .hasMessageContaining("'order.linkage'");
  }

  @Test
  void aQueryThatFailsLeavesNoRun() throws IOException {
    UDF1<Object, Boolean> fails =
        row -> {
          throw new IllegalStateException("broken");
        };
    Dataset<Row> failing =
        query().filter(functions.udf(fails, DataTypes.BooleanType).apply(functions.col("scores")));
    assertThatThrownBy(() -> library().run(failing)).hasStackTraceContaining("broken");
    assertNoRun();
  }

  @Test
  void aRunThatIsCancelledLeavesNoRun() throws IOException {
    UDF1<Object, Boolean> waits =
        row -> {
          Thread.sleep(20);
          return true;
        };
    Dataset<Row> slow =
        query().filter(functions.udf(waits, DataTypes.BooleanType).apply(functions.col("scores")));
    SparkListener cancel =
        new SparkListener() {
          @Override
          public void onTaskStart(SparkListenerTaskStart start) {
            spark.sparkContext().cancelAllJobs();
          }
        };
    spark.sparkContext().addSparkListener(cancel);
    try {
      assertThatThrownBy(() -> library().run(slow)).hasStackTraceContaining("cancel");
    } finally {
      spark.sparkContext().removeSparkListener(cancel);
    }
    assertNoRun();
    assertRight(ClassBlocks.on(spark).analyze(query()));
  }

  private void assertNoRun() throws IOException {
    try (Stream<Path> files = Files.walk(output)) {
      assertThat(files.filter(Files::isRegularFile)).isEmpty();
    }
  }

  /** What others call. A change here is a change for them. */
  @Test
  void thePublicMethodsAreThese() {
    assertThat(
            Arrays.stream(ClassBlocks.class.getDeclaredMethods())
                .filter(method -> Modifier.isPublic(method.getModifiers()))
                .map(ClassBlocksTest::signature))
        .containsExactlyInAnyOrder(
            "on(SparkSession): ClassBlocks",
            "option(String, Object): ClassBlocks",
            "options(Map): ClassBlocks",
            "options(ConfigSource): ClassBlocks",
            "reportTo(PrintStream): ClassBlocks",
            "reportTo(Progress): ClassBlocks",
            "analyze(): RunResult",
            "analyze(Dataset): RunResult",
            "run(): RunSummary",
            "run(Dataset): RunSummary",
            "validate(): Validation",
            "validate(Dataset): Validation",
            "recut(String): RunSummary",
            "compare(String, String): ComparisonSummary",
            "read(String): RunResult");
    assertThat(ClassBlocks.class.getConstructors()).isEmpty();
  }

  private static String signature(Method method) {
    return method.getName()
        + Arrays.stream(method.getParameterTypes())
            .map(Class::getSimpleName)
            .collect(Collectors.joining(", ", "(", "): "))
        + method.getReturnType().getSimpleName();
  }
}
