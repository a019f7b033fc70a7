package org.classblocks.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.classblocks.LocalSpark;
import org.classblocks.SparkTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the job says to a caller's mistake: one line, the right exit code, and no run. */
@SparkTest
class BadInputTest {
  private static final int USAGE = 2;
  private static final int INPUT = 3;

  @TempDir Path folder;

  private String goodLog() {
    return TestLog.write(folder, "good", TestLog.rows(TestLog.scores(50, 5, 1)), 1);
  }

  private void refuses(int exitCode, String message, String... arguments) throws IOException {
    List<String> all = new ArrayList<>(List.of(arguments));
    if (!all.contains("--output")) {
      all.addAll(List.of("--output", folder.resolve("out").toString()));
    }
    CommandRun run = CommandRun.of(all.toArray(String[]::new));
    assertThat(run.complaint()).containsPattern(message);
    assertThat(run.complaint()).startsWith("classblocks: ");
    assertThat(run.err()).doesNotContain("\tat ");
    assertThat(run.exitCode()).isEqualTo(exitCode);
    try (var files = Files.walk(folder.resolve("out"))) {
      assertThat(files.filter(Files::isRegularFile)).isEmpty();
    } catch (NoSuchFileException nothingThere) {
      assertThat(folder.resolve("out")).doesNotExist();
    }
  }

  @Test
  void unknownKeysNameTheNearestKnownOne() throws IOException {
    refuses(
        USAGE,
        "'order.linkge'.*'order.linkage'",
        "analyze",
        "--input",
        goodLog(),
        "--set",
        "order.linkge=average");
  }

  @Test
  void inputAndOutputMustBeNamed() throws IOException {
    refuses(USAGE, "No input.*--input", "analyze");
    CommandRun run = CommandRun.of("analyze", "--input", goodLog());
    assertThat(run.exitCode()).isEqualTo(USAGE);
    assertThat(run.complaint()).contains("--output");
  }

  @Test
  void aMissingFolderOfPicturesIsFoundBeforeAnythingIsComputed() throws IOException {
    refuses(
        USAGE,
        "report.thumbnail-folder: expected a folder of pictures, found none at .*nowhere",
        "analyze",
        "--input",
        goodLog(),
        "--set",
        "report.thumbnail-folder=" + folder.resolve("nowhere"));
  }

  @Test
  void missingInputIsNamed() throws IOException {
    String missing = folder.resolve("nowhere").toString();
    refuses(INPUT, "nowhere does not exist", "analyze", "--input", missing);
  }

  @Test
  void folderWithoutFilesIsNamed() throws IOException {
    Path empty = Files.createDirectory(folder.resolve("empty"));
    refuses(INPUT, "empty has no files", "analyze", "--input", empty.toString());
  }

  @Test
  void logWithoutRowsIsRefused() throws IOException {
    String log = TestLog.write(folder, "rowless", List.of(), 1);
    refuses(INPUT, "The log has no rows", "analyze", "--input", log);
  }

  @Test
  void fileThatIsNotParquetIsNamed() throws IOException {
    Path text = Files.writeString(folder.resolve("notes.parquet"), "not a log at all, only words");
    refuses(INPUT, "cannot be read.*notes\\.parquet", "analyze", "--input", text.toString());
  }

  @Test
  void missingColumnIsNamedBesideThoseThereAre() throws IOException {
    refuses(
        INPUT,
        "no column 'score'.*columns are scores",
        "analyze",
        "--input",
        goodLog(),
        "--scores",
        "score");
  }

  @Test
  void classListOfAnotherLengthIsRefused() throws IOException {
    Path classes = Files.write(folder.resolve("classes.txt"), List.of("a", "b", "c"));
    refuses(
        INPUT,
        "class list has 3 classes.*5 scores",
        "analyze",
        "--input",
        goodLog(),
        "--classes",
        classes.toString());
  }

  @Test
  void classListsThatCannotBeReadAreNamed() throws IOException {
    Path words = Files.writeString(folder.resolve("words.parquet"), "no classes, only words");
    Path empty = Files.createFile(folder.resolve("empty.csv"));
    String log = goodLog();
    for (String classes : List.of("" + words, "" + empty, "a:b.txt")) {
      refuses(
          INPUT,
          "Class list " + classes + "(:| cannot be read)",
          "analyze",
          "--input",
          log,
          "--classes",
          classes);
    }
  }

  @Test
  void valuesWithLineBreaksAreToldInOneLine() throws IOException {
    refuses(
        USAGE,
        "order.linkage.*wa rd",
        "analyze",
        "--input",
        goodLog(),
        "--set",
        "order.linkage=wa\nrd");
  }

  @Test
  void outputThatCannotBeWrittenIsFoundBeforeAnythingIsComputed() throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "in the way");
    CommandRun run =
        CommandRun.of("analyze", "--input", goodLog(), "--output", file.resolve("x").toString());
    assertThat(run.exitCode()).isEqualTo(USAGE);
    assertThat(run.complaint()).contains(file.toString());
    assertThat(run.err()).doesNotContain("Reading");
  }

  @Test
  void tooManyBadRowsAreRefusedWithAnExample() throws IOException {
    List<Row> rows = new ArrayList<>(TestLog.rows(TestLog.scores(50, 5, 1)));
    rows.add(RowFactory.create(TestLog.floats(1, 2, Double.NaN, 4, 5)));
    String log = TestLog.write(folder, "bad", rows, 1);
    refuses(
        INPUT,
        "1 of 51 rows cannot be used .*nan-score: 1.*row 50 of part-.*max-bad-fraction=0.001",
        "analyze",
        "--input",
        log);
    refuses(
        INPUT,
        "input.on-bad-row=fail",
        "analyze",
        "--input",
        log,
        "--set",
        "input.max-bad-fraction=0.5",
        "--set",
        "input.on-bad-row=fail");
  }

  @Test
  void logWithoutAGoodRowIsRefusedWhateverTheLimit() throws IOException {
    String log =
        TestLog.write(
            folder, "bad", List.of(RowFactory.create(TestLog.floats(Double.NaN, Double.NaN))), 1);
    refuses(
        INPUT,
        "1 of 1 row cannot be used .*no row is left",
        "analyze",
        "--input",
        log,
        "--set",
        "input.max-bad-fraction=1");
  }

  @Test
  void columnsThatAreNoneAreNotExpanded() throws IOException {
    refuses(INPUT, "no column '\\*'", "analyze", "--input", goodLog(), "--scores", "*");
  }

  @Test
  void columnsThatDifferInCaseAloneAreRefused() throws IOException {
    Path log = folder.resolve("cases");
    LocalSpark.session().conf().set("spark.sql.caseSensitive", "true");
    try {
      LocalSpark.session().sql("SELECT array(1f) AS scores, 1 AS Scores").write().parquet("" + log);
    } finally {
      LocalSpark.session().conf().unset("spark.sql.caseSensitive");
    }
    refuses(INPUT, "schema.*`scores` already exists", "analyze", "--input", log.toString());
  }

  @Test
  void planNamesAFileThatIsNotParquet() throws IOException {
    Path log = Path.of(goodLog());
    Files.writeString(log.resolve("zz.parquet"), "not a log at all, only words");
    refuses(INPUT, "zz\\.parquet", "plan", "--input", log.toString());
  }

  @Test
  void pathsThatAreNoneAreNamed() throws IOException {
    refuses(USAGE, "--conf  cannot be read", "analyze", "--input", goodLog(), "--conf", "");
    refuses(USAGE, "--hierarchy a:b cannot be read", "generate", "--hierarchy", "a:b");
  }

  @Test
  void outputInsideTheInputIsRefused() {
    String log = goodLog();
    for (String output : List.of(log, log + "/runs/here")) {
      CommandRun run = CommandRun.of("analyze", "--input", log, "--output", output);
      assertThat(run.exitCode()).isEqualTo(USAGE);
      assertThat(run.complaint()).contains("output " + output).contains("input " + log);
      assertThat(Path.of(log, "runs")).doesNotExist();
    }
  }

  @Test
  void resultsThatCannotBeWrittenAreTheOutputsFault() throws IOException {
    Path output = Files.createDirectories(folder.resolve("runs"));
    Files.createDirectory(output.resolve("latest.json"));
    CommandRun run = CommandRun.of("analyze", "--input", goodLog(), "--output", output.toString());
    assertThat(run.exitCode()).isEqualTo(USAGE);
    assertThat(run.complaint()).contains("latest.json");
    assertThat(run.err()).doesNotContain("\tat ");
  }

  @Test
  void filterThatIsNoPredicateIsNamed() throws IOException {
    refuses(
        USAGE,
        "input.filter.*nonsense",
        "analyze",
        "--input",
        goodLog(),
        "--set",
        "input.filter=nonsense > 3");
  }

  @Test
  void filterThatFailsOnARowIsNamed() throws IOException {
    refuses(
        USAGE,
        "input.filter.*DIVIDE_BY_ZERO",
        "analyze",
        "--input",
        goodLog(),
        "--set",
        "input.filter=size(scores) / (size(scores) - 5) > 1");
  }

  @Test
  void fileSystemWithoutAConnectorIsNamed() throws IOException {
    refuses(INPUT, "s3a://bucket/log.*S3AFileSystem", "analyze", "--input", "s3a://bucket/log");
  }

  @Test
  void longValuesAreQuotedByTheirBeginning() throws IOException {
    String digits = "7".repeat(100_000);
    refuses(
        USAGE,
        "output.neighbours: expected a whole number .*, found '7{900,1000}…. Change the value.$",
        "analyze",
        "--set",
        "output.neighbours=" + digits);
    refuses(
        USAGE, "Unknown configuration key '7{900,1000}…'; the", "analyze", "--set", digits + "=1");
    CommandRun option = CommandRun.of("analyze", "--" + digits);
    assertThat(option.exitCode()).isEqualTo(USAGE);
    assertThat(option.err()).contains("Unknown option").hasSizeLessThan(2_000);
  }

  @Test
  void unknownOptionsAndCommandsSayWhereHelpIs() {
    CommandRun option = CommandRun.of("analyze", "--inptu", "x");
    assertThat(option.exitCode()).isEqualTo(USAGE);
    assertThat(option.err()).contains("--inptu").contains("--help");
    CommandRun command = CommandRun.of("analyse");
    assertThat(command.exitCode()).isEqualTo(USAGE);
    assertThat(command.err()).contains("analyse").contains("analyze");
  }

  @Test
  void listsOfTheHighestScoresAreNoVectors() throws IOException {
    DataType floats = DataTypes.createArrayType(DataTypes.FloatType);
    DataType ints = DataTypes.createArrayType(DataTypes.IntegerType);
    List<Row> rows = new ArrayList<>();
    for (double[] sample : TestLog.scores(50, 5, 1)) {
      List<Float> highest = new ArrayList<>(TestLog.floats(sample));
      highest.sort(Comparator.reverseOrder());
      rows.add(RowFactory.create(List.of(4, 3, 2, 1, 0), highest));
    }
    StructType schema = new StructType().add("index", ints).add("p", floats);
    String log = TestLog.write(folder, "highest", schema, rows, 1);
    refuses(
        INPUT,
        "'p' descend in each of the first 50 rows.*the 5 highest.*'index'.*input.values",
        "analyze",
        "--input",
        log,
        "--scores",
        "p");
    refuses(
        INPUT,
        "Use --scores p, or, if 'index' has the classes of these scores, --set input.ids=index"
            + " --set input.values=p\\.",
        "analyze",
        "--input",
        log);
    Path classes = Files.write(folder.resolve("five.txt"), List.of("a", "b", "c", "d", "e"));
    CommandRun all =
        CommandRun.of("validate", "--input", log, "--scores", "p", "--classes", classes.toString());
    assertThat(all.exitCode()).as("a class list with as many classes").isZero();
  }
}
