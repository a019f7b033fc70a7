package org.classblocks.app.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** What the jar says of itself. */
class ShippedJarIT {
  private static final Path JAR = Path.of("target/classblocks.jar");

  @Test
  void namesItsCommitAndWhatItIsBuiltFor() throws Exception {
    Build build = Build.of(JAR);
    assertThat(build.commit()).matches("[0-9a-f]{40,}(-dirty)?|unknown");
    assertThat(build.spark()).contains(org.apache.spark.package$.MODULE$.SPARK_VERSION());
    assertThat(build.scala()).hasValueSatisfying(scala -> assertThat(scala).matches("2\\.\\d+"));
  }

  @Test
  void saysThatItNeedsSpark() throws Exception {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-jar",
                JAR.toString(),
                "--version")
            .redirectErrorStream(true)
            .start();
    assertThat(new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
        .startsWith("classblocks: Spark is not on the class path.")
        .hasLineCount(1);
    assertThat(process.waitFor()).isEqualTo(2);
  }
}
