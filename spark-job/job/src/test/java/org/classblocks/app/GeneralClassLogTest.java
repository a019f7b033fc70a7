package org.classblocks.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;
import org.classblocks.SparkTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Classes that score whenever others do, from logs to the order of the files. */
@SparkTest
class GeneralClassLogTest {
  private static final int SAMPLES = 4_000;
  private static final int CLASSES = 40;
  private static final String[] PLAIN = {"--set", "order.leaf-order=global"};

  @TempDir private Path folder;

  /** Of each ten of the first thirty classes, the last scores whenever another one does. */
  private final double[][] scores = new double[SAMPLES][CLASSES];

  GeneralClassLogTest() {
    Random random = new Random(7);
    for (double[] sample : scores) {
      for (int id = 0; id < CLASSES; id++) {
        boolean isAny = id % 10 == 0 ? random.nextInt(10) == 0 : sample[id / 10 * 10 + 9] > 0;
        if (id % 10 == 0 && id < 30 && isAny) {
          sample[id + 9] = 1;
        }
        if (id % 10 != 9) {
          boolean isAlone = id >= 30 && random.nextInt(20) == 0;
          sample[id] = isAlone || (isAny && id < 30 && random.nextInt(4) == 0) ? 1 : 0;
        }
      }
      sample[39] = random.nextInt(20) == 0 ? 1 : 0;
    }
  }

  private FinishedRun analyze(String name, String... more) throws IOException {
    String log = TestLog.write(folder, name + ".parquet", TestLog.rows(scores), 1);
    String output = folder.resolve(name).toString();
    return finished(
        output,
        Stream.concat(Stream.of("analyze", "--input", log, "--output", output), Stream.of(more))
            .toArray(String[]::new));
  }

  private static FinishedRun finished(String output, String... command) throws IOException {
    CommandRun run = CommandRun.of(command);
    assertThat(run.exitCode()).as(run.err()).isZero();
    return FinishedRun.latest(output);
  }

  /** The class at the start of each block, by the general class of the block. */
  private static List<List<Integer>> starts(FinishedRun run) {
    List<Row> classes = run.rows("classes", "position", "class_id");
    List<List<Integer>> starts = new ArrayList<>();
    for (Row block : run.rows("blocks", "block_id", "start", "general_class_id")) {
      if (!block.isNullAt(2)) {
        starts.add(List.of(block.getInt(2), classes.get(block.getInt(1)).getInt(1)));
      }
    }
    return starts;
  }

  @Test
  void generalClassesStandFirstInTheirBlocks() throws IOException {
    FinishedRun run = analyze("first");
    assertThat(starts(run)).contains(List.of(9, 9), List.of(19, 19), List.of(29, 29));
    assertThat(run.manifest().at("/order/leaf_order").asText())
        .isEqualTo("global, general classes first");
  }

  @Test
  void anOrderThatIsAskedForByNameStaysAndRecutPutsThemFirst() throws IOException {
    FinishedRun plain = analyze("plain", PLAIN);
    assertThat(starts(plain)).anyMatch(start -> !start.get(0).equals(start.get(1)));
    assertThat(plain.manifest().at("/order/leaf_order").asText()).isEqualTo("global");
    FinishedRun first = analyze("first");
    FinishedRun recut =
        finished(
            folder.resolve("plain").toString(),
            "recut",
            plain.directory().toString(),
            "--set",
            "order.general-class-first=true");
    assertThat(data(recut)).isEqualTo(data(first)).isNotEqualTo(data(plain));
    FinishedRun back =
        finished(
            folder.resolve("first").toString(),
            "recut",
            first.directory().toString(),
            PLAIN[0],
            PLAIN[1]);
    assertThat(data(back)).isEqualTo(data(plain));
  }

  /** All files but the page, which says what the run was made from. */
  private static Map<String, String> data(FinishedRun run) {
    Map<String, String> checksums = run.checksums();
    checksums.remove("report/index.html");
    return checksums;
  }
}
