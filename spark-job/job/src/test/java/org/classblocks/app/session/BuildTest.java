package org.classblocks.app.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import org.classblocks.SparkTest;
import org.classblocks.app.CommandRun;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a jar says of the build that it holds. */
@SparkTest
class BuildTest {
  private static final Map<String, String> FILES =
      new TreeMap<>(
          Map.of(
              "org/classblocks/A.class", "aaaa",
              "org/classblocks/B.class", "bbbb",
              "page.js", "c"));

  @TempDir private Path folder;

  private Path jar(String name, List<String> entries, Map<String, String> files, String... manifest)
      throws IOException {
    Manifest attributes = new Manifest();
    attributes.getMainAttributes().putValue("Manifest-Version", "1.0");
    for (int i = 0; i < manifest.length; i += 2) {
      attributes.getMainAttributes().putValue(manifest[i], manifest[i + 1]);
    }
    Path jar = folder.resolve(name);
    try (OutputStream out = Files.newOutputStream(jar);
        JarOutputStream zip = new JarOutputStream(out, attributes)) {
      for (String path : entries) {
        JarEntry entry = new JarEntry(path);
        entry.setTime(name.hashCode() * 1_000L);
        zip.putNextEntry(entry);
        zip.write(files.get(path).getBytes(StandardCharsets.UTF_8));
      }
    }
    return jar;
  }

  private Path jar(String name, Map<String, String> files, String... manifest) throws IOException {
    return jar(name, List.copyOf(files.keySet()), files, manifest);
  }

  private static Map<String, String> with(String path, String content) {
    Map<String, String> files = new TreeMap<>(FILES);
    files.put(path, content);
    return files;
  }

  @Test
  void equalFilesAreTheSameCode() throws IOException {
    List<String> backwards = new ArrayList<>(FILES.keySet());
    Collections.reverse(backwards);
    Build one = Build.of(jar("one.jar", FILES));
    assertThat(one.code()).matches("[0-9a-f]{16}");
    assertThat(Build.of(jar("other.jar", backwards, FILES)).code())
        .as("in another order, of other times")
        .isEqualTo(one.code());
    assertThat(Build.of(jar("commit.jar", FILES, "Implementation-Build", "abc")).code())
        .as("another commit with the same files")
        .isEqualTo(one.code());
  }

  @Test
  void anyOtherFileIsOtherCode() throws IOException {
    String code = Build.of(jar("one.jar", FILES)).code();
    assertThat(Build.of(jar("changed.jar", with("page.js", "d"))).code()).isNotEqualTo(code);
    assertThat(Build.of(jar("more.jar", with("page.css", ""))).code()).isNotEqualTo(code);
    Map<String, String> swapped = with("org/classblocks/A.class", "bbbb");
    swapped.put("org/classblocks/B.class", "aaaa");
    assertThat(Build.of(jar("swapped.jar", swapped)).code()).isNotEqualTo(code);
  }

  @Test
  void aFolderOfTheSameFilesIsTheSameCode() throws IOException {
    Path classes = folder.resolve("classes");
    for (Map.Entry<String, String> file : FILES.entrySet()) {
      Path path = classes.resolve(file.getKey());
      Files.createDirectories(path.getParent());
      Files.writeString(path, file.getValue());
    }
    assertThat(Build.of(classes).code()).isEqualTo(Build.of(jar("one.jar", FILES)).code());
    assertThat(Build.of(classes).version()).isEqualTo("development");
    assertThat(Build.of(classes).commit()).isEqualTo("unknown");
    assertThat(Build.of(classes).spark()).isEmpty();
  }

  @Test
  void theManifestNamesCommitAndVersions() throws IOException {
    Build build =
        Build.of(
            jar(
                "one.jar",
                FILES,
                "Implementation-Version",
                "1.2",
                "Implementation-Build",
                "0123abc-dirty",
                "Spark-Version",
                "4.1.0",
                "Scala-Version",
                "2.13"));
    assertThat(build.version()).isEqualTo("1.2");
    assertThat(build.commit()).isEqualTo("0123abc-dirty");
    assertThat(build.spark()).contains("4.1.0");
    assertThat(build.scala()).contains("2.13");
  }

  @Test
  void versionsNameTheBuild() {
    CommandRun run = CommandRun.of("--version");
    assertThat(run.exitCode()).isZero();
    assertThat(run.out().lines())
        .startsWith(
            "classblocks " + Build.running().version(),
            "commit " + Build.running().commit(),
            "code " + Build.running().code());
  }
}
