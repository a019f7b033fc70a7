package org.classblocks.spark.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LogFileTest {
  @ParameterizedTest
  @CsvSource({
    "file:/a/log.csv, csv",
    "file:/a/log.TSV, csv",
    "file:/a/log.jsonl.gz, json",
    "hdfs://host/a/part-0.snappy.orc, orc",
    "log.avro, avro",
  })
  void namesTheFormatOfAUsualName(String path, String format) {
    assertThat(format(path)).contains(format);
  }

  @ParameterizedTest
  @CsvSource({"log.parquet", "logs.csv/part-0", "csv", "log.csv.part"})
  void saysNothingOfOtherNames(String path) {
    assertThat(format(path)).isEmpty();
  }

  private static Optional<String> format(String path) {
    return new LogFile(path, 1, Instant.EPOCH).otherFormat();
  }
}
