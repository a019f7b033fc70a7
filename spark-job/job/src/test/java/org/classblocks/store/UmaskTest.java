package org.classblocks.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who may read what a process writes on local disks: those whom its umask lets. */
@EnabledOnOs(OS.LINUX)
class UmaskTest {
  @TempDir private Path folder;

  /** The child: publishes a run. */
  public static final class Writer {
    private Writer() {}

    public static void main(String[] arguments) throws IOException {
      Store output = Store.at(new Configuration(false), arguments[0]);
      output.probe();
      NewRun run = new RunStore(output, Clock.systemUTC(), new Random()).create(LocalDate.EPOCH);
      try (OutputStream out = run.create("matrix/part-00000.parquet")) {
        out.write(1);
      }
      run.publish("{\n}\n".getBytes(StandardCharsets.UTF_8));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "077, rw-------, rwx------",
    "027, rw-r-----, rwxr-x---",
    "002, rw-rw-r--, rwxrwxr-x"
  })
  void filesAndFoldersHaveThePermissionsOfTheUmask(String umask, String files, String folders)
      throws Exception {
    Path output = folder.resolve("deep/runs");
    Process child =
        new ProcessBuilder(
                "sh",
                "-c",
                "umask " + umask + "; exec \"$@\"",
                "sh",
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xshare:auto",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                Writer.class.getName(),
                output.toString())
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    assertThat(child.waitFor()).isZero();
    try (Stream<Path> found = Files.walk(folder.resolve("deep"))) {
      List<Path> all = found.toList();
      assertThat(all).filteredOn(Files::isRegularFile).hasSize(3);
      for (Path path : all) {
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(path)))
            .as("%s", path)
            .isEqualTo(Files.isDirectory(path) ? folders : files);
      }
    }
  }
}
