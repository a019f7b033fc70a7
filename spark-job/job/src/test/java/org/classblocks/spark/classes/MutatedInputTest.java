package org.classblocks.spark.classes;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.RawLocalFileSystem;
import org.classblocks.LocalSpark;
import org.classblocks.Mutations;
import org.classblocks.SparkTest;
import org.classblocks.UserErrorException;
import org.classblocks.conf.ConfigSource;
import org.classblocks.conf.JobConfig;
import org.classblocks.spark.files.LogFile;
import org.classblocks.spark.files.LogFooters;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Some thousands of inputs with something wrong in them: each is read, or refused with a message,
 * and in the end.
 */
@SparkTest
class MutatedInputTest {
  private static final Mutations MUTATIONS = new Mutations();

  @TempDir private Path folder;

  @AfterAll
  static void endWatch() {
    MUTATIONS.close();
  }

  @Test
  void configurations() {
    String text =
        """
        # Nightly.
        input:
          paths: [logs/a.parquet, "logs/b.parquet"]
          filter: camera = 'north' and day >= '2026-01-01'
          max-bad-fraction: 0.01
        classes.path: classes.csv
        order:
          preset: paper
          linkage: complete
        blocks: { min-size: 5, support: false }
        output:
          path: runs
          run-date: 2026-01-31
          keep-runs: 30
        report:
          png: true
        """;
    long refused =
        MUTATIONS.refused(
            "configuration",
            text,
            2000,
            bytes ->
                () ->
                    JobConfig.from(
                        new ConfigSource()
                            .addDocument(new String(bytes, StandardCharsets.UTF_8), "conf.yaml")));
    assertThat(refused).isBetween(500L, 1900L);
  }

  @Test
  void assignments() {
    String text = "input.paths=[logs/a.parquet, logs/b.parquet]";
    long refused =
        MUTATIONS.refused(
            "assignment",
            text,
            1000,
            bytes ->
                () ->
                    JobConfig.from(
                        new ConfigSource()
                            .addAssignment(new String(bytes, StandardCharsets.UTF_8))));
    assertThat(refused).isBetween(200L, 950L);
  }

  @Test
  void classLists() {
    ClassListParser parser = new ClassListParser("classes");
    MUTATIONS.refused(
        "text",
        "crane\ncrane\nSiamese cat\nÄpfel\n",
        500,
        bytes -> () -> parser.parse("txt", bytes));
    long csv =
        MUTATIONS.refused(
            "csv",
            "index,display_name,mid\n0,Speech,/m/09x0r\n1,\"Male, speech\",/m/05zppz\n2,Child,/m/0\n",
            1000,
            bytes -> () -> parser.parse("csv", bytes));
    long json =
        MUTATIONS.refused(
            "json",
            "{\"0\": [\"n01440764\", \"tench\"], \"1\": [\"n01443537\", \"goldfish\"]}",
            1000,
            bytes -> () -> parser.parse("json", bytes));
    assertThat(csv).isBetween(100L, 900L);
    assertThat(json).isBetween(100L, 990L);
  }

  @Test
  void footers() throws IOException {
    byte[] good = writtenLog();
    Path log = folder.resolve("log.parquet");
    Configuration hadoop = new Configuration(false);
    hadoop.set("fs.file.impl", RawLocalFileSystem.class.getName());
    int refused = 0;
    int seeds = 1000;
    for (int seed = 0; seed < seeds; seed++) {
      byte[] bad = Mutations.of(good, seed);
      Files.write(log, bad);
      LogFile file = new LogFile("file:" + log, bad.length, Instant.EPOCH);
      Object outcome =
          MUTATIONS.outcome("footer", seed, () -> LogFooters.read(List.of(file), hadoop));
      if (outcome instanceof UserErrorException mistake) {
        assertThat(mistake).as("seed %d", seed).hasMessageContaining(log.toString());
        refused++;
      } else {
        assertThat(((LogFooters) outcome).rows()).as("seed %d", seed).isEqualTo(200);
      }
    }
    assertThat(refused).isBetween(seeds / 4, seeds);
  }

  private byte[] writtenLog() throws IOException {
    String path = folder.resolve("good").toString();
    LocalSpark.session()
        .sql(
            "SELECT transform(sequence(0, 6), i -> float(sin(id * (i + 1)))) AS scores FROM range(200)")
        .coalesce(1)
        .write()
        .parquet(path);
    try (Stream<Path> files = Files.list(Path.of(path))) {
      return Files.readAllBytes(
          files.filter(file -> file.toString().endsWith(".parquet")).findFirst().orElseThrow());
    }
  }
}
