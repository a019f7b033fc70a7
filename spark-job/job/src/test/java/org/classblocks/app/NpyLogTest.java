package org.classblocks.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.classblocks.SparkTest;
import org.classblocks.UserErrorException;
import org.classblocks.app.source.LogRun;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Arrays as numpy saved them (numpy_arrays.py; numpy 2.4.6) give what Parquet gives. */
@SparkTest
class NpyLogTest {
  private static final int ROWS = 40;
  private static final int CLASSES = 5;

  @TempDir private static Path folder;
  private static LogRun parquet;

  @BeforeAll
  static void writeParquet() {
    List<Row> rows = new ArrayList<>();
    for (int i = 0; i < ROWS; i++) {
      Float[] scores = new Float[CLASSES];
      for (int j = 0; j < CLASSES; j++) {
        scores[j] = (i * 7 + j * 3 + i * j) % 11 / 8f;
      }
      rows.add(RowFactory.create(Arrays.asList(scores), i % CLASSES));
    }
    StructType columns =
        new StructType()
            .add("scores", DataTypes.createArrayType(DataTypes.FloatType))
            .add("label", DataTypes.IntegerType);
    parquet = LogRun.of(TestLog.write(folder, "parquet", columns, rows, 1), "input.labels=label");
  }

  private static String path(String name) {
    try {
      return Path.of(
              NpyLogTest.class.getResource("/org/classblocks/spark/npy/arrays/" + name).toURI())
          .toString();
    } catch (URISyntaxException impossible) {
      throw new AssertionError(impossible);
    }
  }

  private static LogRun run(String path, String... assignments) {
    return LogRun.of(path, Optional.empty(), 1L << 30, assignments);
  }

  /** Files of several parts are added up in another order. */
  private static void assertSame(LogRun run) {
    assertThat(run.statistics().rows().used()).isEqualTo(ROWS);
    run.assertSameMatrixAs(parquet, run.log().files().size() == 1 ? 0 : 1e-15);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "half",
        "single",
        "fortran",
        "double",
        "big_endian",
        "singleton",
        "version_2",
        "version_3"
      })
  void anArrayAloneHoldsTheScores(String name) {
    assertSame(run(path(name + ".npy")));
  }

  @ParameterizedTest
  @CsvSource({
    "pair, scores, labels",
    "shards, scores, labels",
    "stored.npz, logits, y",
    "deflated.npz, logits, y",
    "deflated.npz, fortran, u1",
    "deflated.npz, logits, be"
  })
  void arraysBesideEachOtherAreColumns(String name, String scores, String labels) {
    LogRun run = run(path(name), "input.scores=" + scores, "input.labels=" + labels);
    assertSame(run);
    assertThat(run.statistics().labels())
        .usingRecursiveComparison()
        .isEqualTo(parquet.statistics().labels());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "objects | object (a pickle, which could run code) in ",
        "few | 7 rows beside 40 in ",
        "cube | shape [40, 2, 2] in ",
      })
  void anArrayThatIsNoColumnIsRefusedIfItIsAskedFor(String labels, String reason) {
    assertThatThrownBy(
            () -> run(path("deflated.npz"), "input.scores=logits", "input.labels=" + labels))
        .isInstanceOf(UserErrorException.class)
        .hasMessageContaining("Column '" + labels + "' (input.labels) has type " + reason);
  }

  @Test
  void aPickleAloneIsRefused() {
    assertThatThrownBy(() -> run(path("object.npy")))
        .isInstanceOf(UserErrorException.class)
        .hasMessageContaining("a pickle");
  }

  @Test
  void aTornFileIsRefused() throws IOException {
    byte[] whole = Files.readAllBytes(Path.of(path("single.npy")));
    Path torn = folder.resolve("torn.npy");
    Files.write(torn, Arrays.copyOf(whole, whole.length - 1));
    assertThatThrownBy(() -> run(torn.toString()))
        .isInstanceOf(UserErrorException.class)
        .hasMessageContaining("torn.npy, but it ends before its last row");
    Files.writeString(torn, "scores");
    assertThatThrownBy(() -> run(torn.toString()))
        .isInstanceOf(UserErrorException.class)
        .hasMessageContaining("it does not begin as numpy's files do");
  }
}
