package org.classblocks.app.session;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.classblocks.SparkTest;
import org.classblocks.app.CommandRun;
import org.classblocks.app.TestLog;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever is written says which code wrote it. */
@SparkTest
class VersionsTest {
  @TempDir private Path folder;

  private void run(String... arguments) {
    CommandRun run = CommandRun.of(arguments);
    assertThat(run.exitCode()).as(run.err()).isZero();
  }

  private void analyze(String date) {
    run(
        "analyze",
        "--input",
        TestLog.write(folder, "log-" + date, TestLog.rows(TestLog.scores(90, 12, 1)), 2),
        "--output",
        folder.resolve("runs").toString(),
        "--run-date",
        date,
        "--set",
        "state.path=" + folder.resolve("states"));
  }

  private List<Path> files(String name) throws IOException {
    try (Stream<Path> found = Files.walk(folder)) {
      return found.filter(path -> path.endsWith(name)).toList();
    }
  }

  private static List<String> versions(Path manifest) throws IOException {
    List<String> versions = new ArrayList<>();
    for (var version :
        new ObjectMapper().readTree(manifest.toFile()).path("versions").properties()) {
      versions.add(version.getKey() + " " + version.getValue().asText());
    }
    return versions;
  }

  @Test
  void areTheSameInEveryManifestAndPage() throws IOException {
    List<String> expected = List.of(new Versions().getVersion());
    assertThat(expected)
        .extracting(line -> line.substring(0, line.indexOf(' ')))
        .containsExactly("classblocks", "commit", "code", "spark", "java", "os", "blas");
    analyze("2026-01-01");
    analyze("2026-01-02");
    String runs = folder.resolve("runs").toString();
    run("compare", runs);
    run("history", runs);
    run("report", runs);
    assertThat(files("state.json"))
        .hasSize(2)
        .allSatisfy(state -> assertThat(versions(state)).isEqualTo(expected));
    assertThat(files("_MANIFEST.json"))
        .filteredOn(manifest -> !manifest.startsWith(folder.resolve("states")))
        .hasSize(5)
        .allSatisfy(manifest -> assertThat(versions(manifest)).isEqualTo(expected));
    assertThat(files("index.html"))
        .hasSize(5)
        .allSatisfy(
            page ->
                assertThat(Jsoup.parse(page.toFile()).text())
                    .contains("commit " + Build.running().commit())
                    .contains("java " + System.getProperty("java.version")));
  }
}
