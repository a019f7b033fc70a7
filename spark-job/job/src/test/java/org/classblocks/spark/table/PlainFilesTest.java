package org.classblocks.spark.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.apache.hadoop.conf.Configuration;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.example.data.simple.SimpleGroup;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.example.ExampleParquetWriter;
import org.apache.parquet.io.LocalOutputFile;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.MessageTypeParser;
import org.apache.spark.SparkConf;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.classblocks.LocalSpark;
import org.classblocks.SparkTest;
import org.classblocks.conf.ConfigSource;
import org.classblocks.conf.JobConfig;
import org.classblocks.conf.LogLocation;
import org.classblocks.spark.access.SparkAccess;
import org.classblocks.spark.access.SparkNeededException;
import org.classblocks.spark.files.LogColumn;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a query would read, beside a query of Spark. */
@SparkTest
class PlainFilesTest {
  private static final MessageType SCHEMA =
      MessageTypeParser.parseMessageType("message log { required int64 number; }");
  private static final LogColumn NUMBER = new LogColumn(List.of("number"), DataTypes.LongType);

  @TempDir private Path folder;

  /** Writes files of some sizes, with row groups of about 4 kB. */
  private void write(int... rows) throws IOException {
    long number = 0;
    for (int file = 0; file < rows.length; file++) {
      try (ParquetWriter<Group> writer =
          ExampleParquetWriter.builder(
                  new LocalOutputFile(folder.resolve("part-" + file + ".parquet")))
              .withType(SCHEMA)
              .withDictionaryEncoding(false)
              .withRowGroupSize(4000L)
              .withPageSize(1000)
              .build()) {
        for (int row = 0; row < rows[file]; row++) {
          writer.write(new SimpleGroup(SCHEMA).append("number", number));
          number++;
        }
      }
    }
  }

  private LogLocation location() {
    return JobConfig.from(
            new ConfigSource().addIfPresent("input.paths", List.of(folder.toString())))
        .input()
        .location();
  }

  private PlainFiles files(Map<String, String> settings) {
    SparkConf conf = new SparkConf(false).set("spark.default.parallelism", "2");
    settings.forEach(conf::set);
    return new LogTables(SparkAccess.foreseen(conf, new Configuration()))
        .open(location(), List.of())
        .unread()
        .files()
        .orElseThrow();
  }

  private static List<Long> numbers(PlainFiles files, int count) {
    return files.first(List.of(NUMBER), row -> row.getLong(0) % 3 > 0, count).stream()
        .map(row -> row.getLong(0))
        .toList();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
  void rowsComeInTheOrderAndSplitsOfAQuery(int seed) throws IOException {
    SplittableRandom random = new SplittableRandom(seed);
    write(random.ints(random.nextInt(1, 12), 1, 4000).toArray());
    Map<String, String> settings =
        Map.of(
            "spark.sql.files.maxPartitionBytes", String.valueOf(random.nextInt(2_000, 40_000)),
            "spark.sql.files.openCostInBytes", String.valueOf(random.nextInt(1, 8_000)));
    SparkSession session = LocalSpark.session().newSession();
    settings.forEach(session.conf()::set);
    var query = new LogTables(SparkAccess.of(session)).open(location(), List.of()).rows();
    List<Long> expected = new ArrayList<>();
    for (Row row : query.filter("number % 3 > 0").collectAsList()) {
      expected.add(row.getLong(0));
    }
    PlainFiles files = files(settings);
    assertThat(files.splits())
        .as("seed %d", seed)
        .isEqualTo(query.queryExecution().toRdd().getNumPartitions());
    assertThat(numbers(files, 1_000_000)).as("seed %d", seed).isEqualTo(expected);
    int some = random.nextInt(1, expected.size() + 1);
    assertThat(numbers(files, some)).isEqualTo(expected.subList(0, some));
  }

  @Test
  void rowsThatAreFarAwayAreLeftToSpark() throws IOException {
    write(2_000);
    PlainFiles files = files(Map.of());
    assertThat(files.first(List.of(NUMBER), row -> row.getLong(0) > 60, 10)).hasSize(10);
    assertThatThrownBy(() -> files.first(List.of(NUMBER), row -> row.getLong(0) > 1_000, 10))
        .isInstanceOf(SparkNeededException.class);
  }

  @Test
  void otherFilesAreLeftToSpark() throws IOException {
    write(10, 20);
    assertThatThrownBy(() -> files(Map.of("spark.sql.files.maxPartitionNum", "1")))
        .isInstanceOf(SparkNeededException.class);
    Path inside = Files.createDirectory(folder.resolve("day=1"));
    Path moved = Files.move(folder.resolve("part-0.parquet"), inside.resolve("a.parquet"));
    assertThatThrownBy(() -> files(Map.of())).isInstanceOf(SparkNeededException.class);
    Files.move(moved, folder.resolve("a.parquet"));
    assertThat(files(Map.of()).columns().fieldNames()).containsExactly("number");
  }
}
