package org.classblocks.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.net.URI;
import java.nio.file.Path;
import org.classblocks.SparkTest;
import org.classblocks.app.source.LogRun;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Codecs that pyarrow writes, those that Spark lacks among them. */
@SparkTest
class CodecsTest {
  /** By numpy, as codecs.py wrote it beside the files. */
  private static final double CORRELATION = 0.32006314415680975;

  private static String file(String name) {
    URI file = URI.create(CodecsTest.class.getResource("codecs/" + name + ".parquet").toString());
    return Path.of(file).toString();
  }

  @ParameterizedTest
  @ValueSource(strings = {"none", "snappy", "gzip", "zstd", "lz4", "brotli_beside"})
  void theseAreRead(String codec) {
    LogRun run = LogRun.of(file(codec));
    assertThat(run.statistics().rows().used()).isEqualTo(40);
    assertThat(run.similarity().at(2, 0)).isCloseTo(CORRELATION, within(1e-12));
  }

  @Test
  void aMissingCodecIsNamedBeforeRowsAreRead() {
    CommandRun run = CommandRun.of("validate", "--input", file("brotli"));
    assertThat(run.exitCode()).isEqualTo(3);
    assertThat(run.complaint())
        .contains("Column 'scores' of file:" + file("brotli") + " is compressed with brotli")
        .endsWith("Write it with zstd or snappy.")
        .doesNotContain("java", "skip-files");
  }
}
