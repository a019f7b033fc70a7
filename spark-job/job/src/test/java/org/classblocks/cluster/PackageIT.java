package org.classblocks.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The package as others resolve it: by its coordinates, from a repository. */
@Tag("cluster")
@ExtendWith(ClusterExtension.class)
class PackageIT {
  private static final String GROUP = "org.classblocks";
  private static final Path THINGS =
      Path.of("..", "..", "sample-data", "things").toAbsolutePath().normalize();

  /** One repository and no other, so that nothing is asked of a network. */
  private static final String ONE_REPOSITORY =
      """
      <ivysettings>
        <settings defaultResolver="one"/>
        <resolvers>
          <ibiblio name="one" m2compatible="true" root="%s"/>
        </resolvers>
      </ivysettings>
      """;

  private final Cluster cluster;

  PackageIT(Cluster cluster) {
    this.cluster = cluster;
  }

  @Test
  void sparkSubmitResolvesItAndRunsIt(@TempDir Path folder) throws Exception {
    Path settings =
        cluster.localFile(
            "ivysettings.xml", ONE_REPOSITORY.formatted(cluster.repository().toUri()));
    Submission run =
        cluster.sparkSubmit(
            List.of(
                "--packages",
                coordinates(),
                "--conf",
                "spark.jars.ivySettings=" + settings,
                "--conf",
                "spark.jars.ivy=" + folder.resolve("ivy"),
                "--class",
                "org.classblocks.app.Main",
                "spark-internal",
                "analyze",
                "--input",
                THINGS.resolve("log.parquet").toUri().toString(),
                "--classes",
                THINGS.resolve("classes.csv").toUri().toString(),
                "--output",
                "/runs/package"));
    assertThat(run.exitCode()).as(run.said()).isZero();
    StoredRun stored = StoredRun.newest(cluster.files(), "/runs/package");
    assertThat(stored.manifest().at("/rows/read").asInt()).isPositive();
  }

  /** Nothing comes with it: the jar carries what it needs, or Spark brings it. */
  @Test
  void itsPomAsksForNoOther() throws IOException {
    String[] words = coordinates().split(":", -1);
    Path pom =
        cluster
            .repository()
            .resolve(Path.of("org", "classblocks", words[1], words[2]))
            .resolve(words[1] + "-" + words[2] + ".pom");
    assertThat(pom)
        .content()
        .contains("<artifactId>" + words[1] + "</artifactId>", "<version>" + words[2])
        .doesNotContain("<parent>", "<dependency>", "${");
  }

  private String coordinates() throws IOException {
    String spark = org.apache.spark.package$.MODULE$.SPARK_VERSION();
    String artifact = "classblocks-spark_" + spark.replaceFirst("\\.\\d+$", "") + "_2.13";
    Path versions = cluster.repository().resolve(Path.of("org", "classblocks", artifact));
    try (Stream<Path> found = Files.list(versions).filter(Files::isDirectory)) {
      return GROUP + ":" + artifact + ":" + found.findFirst().orElseThrow().getFileName();
    }
  }
}
