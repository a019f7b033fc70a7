package org.classblocks.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.classblocks.SparkTest;
import org.classblocks.Text;
import org.classblocks.app.source.LogRun;
import org.classblocks.moments.count.LabelCounts;
import org.classblocks.similarity.ClassList;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Labels inside the JSON of a column, beside the scores or alone. */
@SparkTest
class JsonLabelsTest {
  private static final List<String> NAMES = List.of("tench", "ray", "sea, ocean", "hen");
  private static final int CLASSES = NAMES.size();
  private static final double[][] SCORES = TestLog.scores(80, CLASSES, 17);

  @TempDir private Path folder;

  /** The label of a sample as JSON writes it, in turn as a name, an id, an array and nothing. */
  private static String label(int sample) {
    int id = sample / 5 % CLASSES;
    return switch (sample % 5) {
      case 0 -> Text.of("\"%s\"", NAMES.get(id));
      case 1 -> Integer.toString(id);
      case 2 -> id + ".0";
      case 3 -> Text.of("[\"%s\", %d]", NAMES.get(id), (id + 1) % CLASSES);
      default -> sample % 2 == 0 ? "null" : "[0, 0, 1, 0]";
    };
  }

  @ParameterizedTest
  @CsvSource({
    "response:truth.y, string, true",
    "response.truth.y, string, false",
    "response:$.truth['y'], binary, true",
  })
  void areFoundByTheirPath(String path, String type, boolean isBesideScores) {
    DataType floats = DataTypes.createArrayType(DataTypes.FloatType);
    StructType schema =
        new StructType()
            .add("head", floats)
            .add("response", type.equals("binary") ? DataTypes.BinaryType : DataTypes.StringType);
    long[] expected = new long[CLASSES];
    long unknown = 0;
    List<Row> rows = new ArrayList<>();
    for (int sample = 0; sample < SCORES.length; sample++) {
      String json =
          Text.of(
              "{\"scores\": %s, \"truth\": {\"y\": %s}}",
              Arrays.toString(SCORES[sample]), label(sample));
      rows.add(
          RowFactory.create(
              TestLog.floats(SCORES[sample]),
              type.equals("binary") ? json.getBytes(StandardCharsets.UTF_8) : json));
      int id = sample / 5 % CLASSES;
      expected[id] += sample % 5 < 4 ? 1 : 0;
      expected[(id + 1) % CLASSES] += sample % 5 == 3 ? 1 : 0;
      unknown += sample % 10 == 9 ? 1 : 0;
    }
    String log = TestLog.write(folder, "log", schema, rows, 2);
    LogRun run =
        LogRun.of(
            log,
            Optional.of(ClassList.ofNames(NAMES)),
            1L << 30,
            "input.scores=" + (isBesideScores ? "response:scores" : "head"),
            "input.labels=" + path);
    LabelCounts found = run.statistics().labels();
    for (int id = 0; id < CLASSES; id++) {
      assertThat(found.positives(id)).as(NAMES.get(id)).isEqualTo(expected[id]);
    }
    assertThat(found.unknown()).isEqualTo(unknown);
    assertThat(run.statistics().rows().used()).isEqualTo(SCORES.length);
    for (int a = 0; a < CLASSES; a++) {
      for (int b = 0; b < a; b++) {
        assertThat(run.similarity().at(a, b))
            .isCloseTo(TestLog.correlation(SCORES, a, b), within(1e-12));
      }
    }
  }
}
