package org.classblocks.app.session;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TimeZone;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.classblocks.LocalSpark;
import org.classblocks.SparkTest;
import org.classblocks.app.CommandRun;
import org.classblocks.app.FinishedRun;
import org.classblocks.app.TestLog;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import scala.jdk.javaapi.CollectionConverters;

/** The time zone, the digits and the letters of a machine leave no trace in what it writes. */
@SparkTest
class MachineSettingsTest {
  private static final int SAMPLES = 300;
  private static final Instant FIRST = Instant.parse("2026-01-01T00:30:00Z");
  private static final String[] NAMES = {"i", "I", "title", "TITLE", "ı", "İ", "x 1", "x 2", "1"};

  @TempDir private static Path folder;
  private static String log;
  private static String classes;
  private static Map<String, String> elsewhere;

  private final Locale locale = Locale.getDefault();
  private final TimeZone zone = TimeZone.getDefault();

  /** A sample an hour, and what is written of them under UTC and the root locale. */
  @BeforeAll
  static void analyzeElsewhere() throws IOException {
    StructType schema =
        new StructType()
            .add("scores", DataTypes.createArrayType(DataTypes.FloatType))
            .add("taken", DataTypes.TimestampType)
            .add("local", DataTypes.TimestampNTZType)
            .add("day", DataTypes.StringType)
            .add("labels", DataTypes.StringType);
    List<Row> rows = new ArrayList<>();
    for (double[] sample : TestLog.scores(SAMPLES, NAMES.length, 5)) {
      Instant time = FIRST.plusSeconds(3600L * rows.size());
      rows.add(
          RowFactory.create(
              TestLog.floats(sample),
              Timestamp.from(time),
              LocalDateTime.ofInstant(time, ZoneOffset.UTC),
              time.toString().substring(0, 10),
              NAMES[rows.size() % NAMES.length]));
    }
    rows.add(RowFactory.create(TestLog.floats(1), Timestamp.from(FIRST), null, null, null));
    log = folder.resolve("log").toString();
    LocalSpark.session()
        .createDataFrame(rows, schema)
        .coalesce(1)
        .write()
        .partitionBy("day")
        .parquet(log);
    Path list = folder.resolve("classes.txt");
    Files.write(list, List.of(NAMES));
    classes = list.toString();
    Locale.setDefault(Locale.ROOT);
    TimeZone.setDefault(TimeZone.getTimeZone("UTC"));
    elsewhere = written();
  }

  @AfterEach
  void restore() {
    Locale.setDefault(locale);
    TimeZone.setDefault(zone);
  }

  private static CommandRun analyze(String output, String filter, String... more) {
    CommandRun run =
        CommandRun.of(
            Stream.concat(
                    Stream.of(
                        "analyze",
                        "--input",
                        log,
                        "--classes",
                        classes,
                        "--labels",
                        "labels",
                        "--output",
                        folder.resolve(output).toString(),
                        "--run-date",
                        "2026-01-31",
                        "--set",
                        "input.sample-id=taken",
                        "--set",
                        "input.filter=" + filter,
                        "--set",
                        "input.max-bad-fraction=0.1"),
                    Stream.of(more))
                .toArray(String[]::new));
    assertThat(run.exitCode()).as(run.err()).isZero();
    return run;
  }

  /** Everything that a run and its state hold, by name, and what is said meanwhile. */
  private static Map<String, String> written() throws IOException {
    CommandRun run =
        analyze(
            "runs",
            "hour(taken) >= 6 and date(taken) < '2026-01-11' and local > date(taken)"
                + " and lower(labels) <> 'x 2'",
            "--set",
            "input.group=day",
            "--set",
            "state.path=" + folder.resolve("runs/states"));
    FinishedRun finished = FinishedRun.latest(folder.resolve("runs").toString());
    Map<String, String> written = new TreeMap<>(finished.checksums());
    ObjectNode manifest = finished.manifest().deepCopy();
    String id = manifest.get("run_id").asText();
    assertThat(id).matches("[0-9]{8}T[0-9]{6}\\.[0-9]{3}Z-[0-9a-f]{6}");
    written.put("said", run.err().replaceAll("\\d+\\.\\d s", "s").replaceAll("(?m)^Done.*", ""));
    String page = Files.readString(finished.directory().resolve("report/index.html"));
    written.put("report/index.html", page.replace(id, "ID"));
    for (String own : List.of("run_id", "created", "stages", "files")) {
      manifest.remove(own);
    }
    written.put("manifest", manifest.toPrettyString().replaceAll("\"state_id\" : .*", ""));
    Path states = folder.resolve("runs/states");
    try (Stream<Path> files = Files.walk(states)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        String name = states.relativize(file).toString();
        written.put(name.replaceFirst("state_id=[^/]*", "state"), "" + Files.size(file));
      }
    }
    Files.move(folder.resolve("runs"), Files.createTempDirectory(folder, "moved").resolve("runs"));
    return written;
  }

  @ParameterizedTest
  @CsvSource({
    "ar-EG-u-nu-arab, Pacific/Auckland",
    "tr-TR, America/St_Johns",
  })
  void leaveNoTrace(String language, String city) throws IOException {
    Locale.setDefault(Locale.forLanguageTag(language));
    TimeZone.setDefault(TimeZone.getTimeZone(city));
    Map<String, String> here = written();
    assertThat(here.keySet()).isEqualTo(elsewhere.keySet());
    elsewhere.forEach((name, content) -> assertThat(here.get(name)).as(name).isEqualTo(content));
  }

  /**
   * The rows that a filter chooses do not depend on the zone, so the run that is there is right.
   */
  @Test
  void aFilterOnTimesChoosesTheSameRows() throws IOException {
    String filter = "taken >= timestamp '2026-01-05 00:00:00'";
    TimeZone.setDefault(TimeZone.getTimeZone("Pacific/Auckland"));
    analyze("filtered", filter);
    FinishedRun run = FinishedRun.latest(folder.resolve("filtered").toString());
    assertThat(run.manifest().at("/rows/used").asLong())
        .isEqualTo(
            Stream.iterate(FIRST, time -> time.plusSeconds(3600))
                .limit(SAMPLES)
                .filter(time -> !time.isBefore(Instant.parse("2026-01-05T00:00:00Z")))
                .count());
    TimeZone.setDefault(TimeZone.getTimeZone("UTC"));
    assertThat(analyze("filtered", filter).out()).startsWith("Nothing to do");
  }

  @Test
  void aSessionThatIsLentStaysAsItWas() {
    Map<String, String> before = CollectionConverters.asJava(LocalSpark.session().conf().getAll());
    LocalSpark.session().conf().set("spark.sql.files.maxPartitionBytes", "1234567");
    try {
      Session session = Session.beside(LocalSpark.session(), new SparkListener() {});
      assertThat(session.spark().conf().get("spark.sql.files.maxPartitionBytes"))
          .isEqualTo("1234567");
      session.close();
    } finally {
      LocalSpark.session().conf().unset("spark.sql.files.maxPartitionBytes");
    }
    analyze("lent", "true");
    assertThat(CollectionConverters.asJava(LocalSpark.session().conf().getAll())).isEqualTo(before);
  }
}
