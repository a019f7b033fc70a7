package org.classblocks.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Row;
import org.classblocks.SparkTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A log of twelve classes, whose blocks are those of equal id modulo 3, and a taxonomy of them. */
@SparkTest
class TaxonomyRunTest {
  private static final int CLASSES = 12;
  private static final int INPUT = 3;

  @TempDir Path folder;
  private String log;
  private String classes;

  @BeforeEach
  void writeLog() throws IOException {
    log = TestLog.write(folder, "log", TestLog.rows(TestLog.scores(400, CLASSES, 1)), 2);
    List<String> names = new ArrayList<>();
    for (int id = 0; id < CLASSES; id++) {
      names.add("c" + id);
    }
    classes = Files.write(folder.resolve("classes.txt"), names).toString();
  }

  private CommandRun command(String name, String taxonomy, String... more) {
    List<String> arguments =
        new ArrayList<>(List.of(name, "--input", log, "--classes", classes, "--set"));
    arguments.add("classes.taxonomy=" + taxonomy);
    arguments.addAll(List.of(more));
    return CommandRun.of(arguments.toArray(String[]::new));
  }

  private CommandRun analyze(String taxonomy) {
    return command("analyze", taxonomy, "--output", folder.resolve("out").toString());
  }

  /** Puts all classes but the last below "group 0" to "group 2", and one below that is no class. */
  private String groups() throws IOException {
    List<String> lines = new ArrayList<>(List.of("child,parent,child_name", "x,group 1,"));
    for (int id = 0; id < CLASSES - 1; id++) {
      lines.add("c" + id + ",group " + id % 3 + ",");
    }
    for (int group = 0; group < 3; group++) {
      lines.add("group " + group + ",all,\"the \"\"" + group + "\"\", <b>'s</b> 🐈\"");
    }
    return Files.write(folder.resolve("taxonomy.csv"), lines).toString();
  }

  @Test
  void blocksAreHeldAgainstIt() throws IOException {
    CommandRun done = analyze(groups());
    assertThat(done.exitCode()).as(done.err()).isZero();
    assertThat(done.err()).contains("3 of 3 blocks match a node");
    FinishedRun run = FinishedRun.latest(folder.resolve("out").toString());
    for (JsonNode block : run.json("blocks.json").at("/blocks")) {
      int group = block.at("/class_ids/0").asInt() % 3;
      assertThat(block.at("/taxonomy_id").asText()).isEqualTo("group " + group);
      assertThat(block.at("/taxonomy_name").asText())
          .isEqualTo("the \"" + group + "\", <b>'s</b> 🐈");
      assertThat(block.at("/taxonomy_f1").asDouble()).isEqualTo(group == 2 ? 6 / 7.0 : 1);
    }
    assertThat(run.rows("taxonomy"))
        .extracting(row -> row.<String>getAs("node_id"))
        .containsExactly("all", "group 0", "group 1", "group 2");
    assertThat(run.rows("taxonomy-siblings")).isEmpty();
    JsonNode taxonomy = run.manifest().at("/taxonomy");
    assertThat(taxonomy.at("/classes").asInt()).isEqualTo(CLASSES - 1);
    assertThat(taxonomy.at("/missing/0/class_name").asText()).isEqualTo("c11");
    assertThat(taxonomy.at("/unknown_leaves").asInt()).isEqualTo(1);
    assertThat(taxonomy.at("/matching_blocks").asInt()).isEqualTo(3);
    assertThat(taxonomy.at("/adjusted_rand_index").asDouble()).isEqualTo(1);
    assertThat(taxonomy.at("/cophenetic_correlation").asDouble()).isGreaterThan(0.9);
    for (Row block : run.rows("blocks")) {
      assertThat(block.<Double>getAs("taxonomy_precision")).isGreaterThanOrEqualTo(0.75);
    }
    assertThat(Files.readString(run.directory().resolve("report/index.html")))
        .contains("matches the &quot;0&quot;, &lt;b&gt;&#39;s&lt;/b&gt; 🐈 (F1 1.00)");
  }

  @Test
  void validateSaysHowMuchOfItIsKnown() throws IOException {
    CommandRun run = command("validate", groups());
    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(run.out()).contains("11 of 12 classes in the taxonomy; 1 leaf without a class");
  }

  @Test
  void oneThatCannotBeUsedIsRefusedBeforeTheLogIsRead() throws IOException {
    Path cycle = Files.writeString(folder.resolve("cycle.csv"), "child,parent\nc1,a\na,c1\n");
    Path other = Files.writeString(folder.resolve("other.csv"), "child,parent\nb,a\n");
    for (String taxonomy : List.of(cycle.toString(), other.toString(), folder + "/gone.json")) {
      CommandRun run = analyze(taxonomy);
      assertThat(run.exitCode()).isEqualTo(INPUT);
      assertThat(run.complaint()).startsWith("classblocks: Taxonomy " + taxonomy);
      assertThat(run.err()).doesNotContain("Reading", "\tat ");
    }
  }
}
