package org.classblocks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.launcher.JavaModuleOptions;
import org.junit.jupiter.api.Test;

/** The one list of JVM options, which the launcher and these tests run with. */
class JavaOptionsTest {
  /** Only the Java fallback of BLAS would gain by it, and the JVM warns of it at every start. */
  private static final String LEFT_OUT = "--add-modules=jdk.incubator.vector";

  @Test
  void holdWhatSparkAsksFor() throws IOException {
    List<String> asked =
        Stream.of(JavaModuleOptions.defaultModuleOptionArray())
            .filter(option -> !option.equals(LEFT_OUT))
            .toList();
    assertThat(Files.readAllLines(Path.of("..", "java-options"))).containsAll(asked);
  }
}
