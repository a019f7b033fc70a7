package org.classblocks.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.RawLocalFileSystem;
import org.apache.logging.log4j.Level;
import org.apache.logging.log4j.core.impl.Log4jLogEvent;
import org.apache.logging.log4j.core.layout.PatternLayout;
import org.apache.logging.log4j.message.SimpleMessage;
import org.classblocks.LocalSpark;
import org.classblocks.SparkTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/** Jobs whose paths have credentials in them, which nothing that is kept or said may show. */
@SparkTest
class SecretsInRunsTest {
  private static final String SECRET = "hunter2secret";
  private static final String USER = "leaky://AKIA:" + SECRET + "@bucket";

  @TempDir private Path folder;
  private String log;

  /** A local disk that takes user information in paths, and gives it back. */
  public static final class LeakyDisk extends RawLocalFileSystem {
    private URI name;

    @Override
    public void initialize(URI uri, Configuration hadoop) throws IOException {
      super.initialize(uri, hadoop);
      name = URI.create(uri.getScheme() + "://" + uri.getAuthority());
    }

    @Override
    public URI getUri() {
      return name == null ? URI.create(USER) : name;
    }

    @Override
    public String getScheme() {
      return "leaky";
    }
  }

  @BeforeEach
  void writeLog() {
    log = TestLog.write(folder, "log", TestLog.rows(TestLog.scores(60, 5, 8)), 2);
    LocalSpark.session()
        .sparkContext()
        .hadoopConfiguration()
        .setClass("fs.leaky.impl", LeakyDisk.class, FileSystem.class);
    System.setProperty("spark.hadoop.fs.leaky.impl", LeakyDisk.class.getName());
  }

  @AfterEach
  void forgetDisk() {
    LocalSpark.session().sparkContext().hadoopConfiguration().unset("fs.leaky.impl");
    System.clearProperty("spark.hadoop.fs.leaky.impl");
  }

  private CommandRun run(int exitCode, String... arguments) {
    CommandRun run = CommandRun.of(arguments);
    assertThat(run.out() + run.err()).doesNotContain(SECRET);
    assertThat(run.exitCode()).as(run.err()).isEqualTo(exitCode);
    return run;
  }

  private void nothingKeptHas(String text) throws IOException {
    int files = 0;
    try (Stream<Path> all = Files.walk(folder.resolve("out"))) {
      for (Path file : all.filter(Files::isRegularFile).toList()) {
        files++;
        String bytes = Files.readString(file, StandardCharsets.ISO_8859_1);
        assertThat(bytes.contains(text)).as("%s has %s", file, text).isFalse();
      }
    }
    assertThat(files).isGreaterThan(10);
  }

  @Test
  void nothingThatIsKeptOrSaidShowsThem() throws IOException {
    Path taxonomy = folder.resolve("taxonomy.csv");
    Files.write(taxonomy, List.of("child,parent", "0,even", "2,even", "1,odd", "3,odd"));
    String output = USER + folder.resolve("out");
    CommandRun done =
        run(
            0,
            "analyze",
            "--input",
            USER + log,
            "--output",
            output,
            "--set",
            "state.path=" + output + "/state",
            "--set",
            "classes.taxonomy=" + USER + taxonomy,
            "--set",
            "report.thumbnail-folder=" + USER + folder,
            "--set",
            "input.filter=not array_contains(scores, 1e30) or 'token=" + SECRET + "' = 'x'");
    nothingKeptHas(SECRET);
    assertThat(done.out()).contains(folder.resolve("out").toString());
    FinishedRun finished = FinishedRun.latest(folder.resolve("out").toString());
    assertThat(finished.manifest().at("/inputs/0/path").asText())
        .startsWith("leaky://***@bucket" + log);
    assertThat(finished.manifest().at("/window/location").asText())
        .isEqualTo(folder.resolve("out/state").toString());
    assertThat(finished.manifest().at("/configuration/input.paths/0").asText())
        .isEqualTo("leaky://***@bucket" + log);

    run(2, "recut", output, "--set", "blocks.min-size=2");
    assertThat(run(2, "recut", output, "--set", "report.thumbnail-folder=").complaint())
        .contains("classes.taxonomy", "no credentials", "leaky://***@bucket" + taxonomy);
    String noPictures = "report.thumbnail-folder=";
    run(0, "recut", output, "--set", "classes.taxonomy=", "--set", noPictures);
    run(2, "report", output, "--set", noPictures + USER + "/nowhere");
    run(
        0,
        "recut",
        output,
        "--set",
        "classes.taxonomy=" + USER + taxonomy,
        "--set",
        noPictures + USER + folder);
    nothingKeptHas(SECRET);
  }

  @Test
  void messagesDoNotShowThem() {
    String there = folder.resolve("out").toString();
    run(3, "analyze", "--input", USER + "/nowhere", "--output", there);
    run(3, "analyze", "--input", "s3a://a:" + SECRET + "@b/c", "--output", there);
    run(3, "analyze", "--input", "file://a:" + SECRET + "@b/c", "--output", there);
    run(2, "analyze", "--input", log, "--output", "gopher://a:" + SECRET + "@b/c");
    run(2, "analyze", "--conf", "s3a://a:" + SECRET + "@b/c.yaml");
    run(2, "analyze", "--set", "fs.s3a.secret.key=" + SECRET);
    run(2, "analyze", "--password=" + SECRET);
    run(3, "validate", "--input", log, "--classes", "s3a://a:" + SECRET + "@b/c.csv");
    run(3, "recut", USER + "/nowhere");
  }

  @Test
  void theLogOfOneMachineDoesNotShowThem() throws Exception {
    Document settings =
        DocumentBuilderFactory.newInstance()
            .newDocumentBuilder()
            .parse(Main.class.getResourceAsStream("/classblocks-log4j2.xml"));
    Element layout = (Element) settings.getElementsByTagName("PatternLayout").item(0);
    String line =
        PatternLayout.newBuilder()
            .withPattern(layout.getAttribute("pattern"))
            .withAlwaysWriteExceptions(
                Boolean.parseBoolean(layout.getAttribute("alwaysWriteExceptions")))
            .build()
            .toSerializable(
                Log4jLogEvent.newBuilder()
                    .setLevel(Level.INFO)
                    .setLoggerName("org.example.Reader")
                    .setMessage(new SimpleMessage("reads " + USER + "/x, host:80@y"))
                    .setThrown(new IOException("no " + USER + "/z"))
                    .build());
    assertThat(line)
        .contains(" I Reader: reads leaky://***@bucket/x, host:80@y")
        .contains("no leaky://***@bucket/z")
        .doesNotContain(SECRET);
  }

  @Test
  void planAndValidateDoNotShowThem() {
    run(0, "plan", "--input", USER + log);
    run(0, "validate", "--input", USER + log);
  }
}
