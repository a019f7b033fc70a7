package org.classblocks.app.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import org.classblocks.app.CommandRun;
import org.classblocks.conf.ConfigSource;
import org.classblocks.conf.JobConfig;
import org.classblocks.conf.LogLocation;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("spark")
class LightJvmTest {
  private static final long LIMIT = 512L << 20;

  @TempDir private Path folder;

  @BeforeEach
  void compileLightly() {
    System.setProperty("classblocks.light", "true");
  }

  @AfterEach
  void compileThoroughly() {
    System.clearProperty("classblocks.light");
  }

  private static LogLocation log(String... options) {
    ConfigSource source = new ConfigSource();
    for (int i = 0; i < options.length; i += 2) {
      source.addIfPresent(options[i], options[i + 1]);
    }
    return JobConfig.from(source).input().location();
  }

  /** A file that has a size, but takes no space. */
  private Path file(String name, long bytes) throws IOException {
    Path file = folder.resolve(name);
    try (RandomAccessFile sparse = new RandomAccessFile(file.toFile(), "rw")) {
      sparse.setLength(bytes);
    }
    return file;
  }

  @Test
  void aSmallLogStays() throws IOException {
    file("a.parquet", LIMIT / 2);
    file("b.parquet", LIMIT / 2);
    assertThatCode(() -> LightJvm.requireFor(log("input.paths", folder.toString())))
        .doesNotThrowAnyException();
    assertThatCode(() -> LightJvm.requireFor(log("input.paths", "file://" + folder)))
        .doesNotThrowAnyException();
  }

  @Test
  void aLogThatIsLargeOrOfUnknownSizeIsLeft() throws IOException {
    Path large = file("a.parquet", LIMIT + 1);
    for (String path : new String[] {large.toString(), folder + "/*.parquet", "hdfs:///log"}) {
      assertThatThrownBy(() -> LightJvm.requireFor(log("input.paths", path)))
          .as(path)
          .isInstanceOf(LightJvm.UnfitException.class);
    }
    assertThatThrownBy(() -> LightJvm.requireFor(log("input.table", "nights.scores")))
        .isInstanceOf(LightJvm.UnfitException.class);
  }

  @Test
  void aMatrixOfManyClassesIsLeft() {
    assertThatCode(() -> LightJvm.requireFor(4000)).doesNotThrowAnyException();
    assertThatThrownBy(() -> LightJvm.requireFor(4001)).isInstanceOf(LightJvm.UnfitException.class);
  }

  @Test
  void anotherJvmDoesAllWork() {
    System.clearProperty("classblocks.light");
    assertThatCode(() -> LightJvm.requireFor(1_000_000)).doesNotThrowAnyException();
    assertThatCode(() -> LightJvm.requireFor(log("input.paths", "hdfs:///log")))
        .doesNotThrowAnyException();
  }

  @Test
  void theCommandSaysSoByItsExitCodeAlone() throws IOException {
    Path large = file("log.parquet", LIMIT + 1);
    CommandRun run =
        CommandRun.of("analyze", "--input", large.toString(), "--output", folder + "/runs");
    assertThat(run.exitCode()).isEqualTo(75);
    assertThat(run.out()).isEmpty();
    assertThat(run.err()).isEmpty();
    assertThat(Files.exists(folder.resolve("runs"))).isFalse();
  }
}
