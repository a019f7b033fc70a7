package org.classblocks.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apache.spark.ml.linalg.SQLDataTypes;
import org.apache.spark.ml.linalg.Vector;
import org.apache.spark.ml.linalg.Vectors;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.classblocks.SparkTest;
import org.classblocks.app.source.LogRun;
import org.classblocks.moments.count.LabelCounts;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Labels as MLlib's vectors of 0 and 1. */
@SparkTest
class MllibLabelsTest {
  private static final int CLASSES = 5;
  private static final double[][] SCORES = TestLog.scores(90, CLASSES, 12);

  @TempDir private Path folder;

  private static boolean isLabel(int sample, int id) {
    return (sample * 7 + id * 3) % 11 < 4;
  }

  private static Vector labels(int sample) {
    Vector dense =
        Vectors.dense(
            IntStream.range(0, CLASSES).mapToDouble(id -> isLabel(sample, id) ? 1 : 0).toArray());
    return sample % 2 == 0 ? dense : dense.toSparse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"true", "scores is not null and rand(1) < 2"})
  void areCountedByClass(String filter) {
    List<Row> rows = new ArrayList<>();
    int[] expected = new int[CLASSES];
    for (int sample = 0; sample < SCORES.length; sample++) {
      boolean isBad = sample == 50;
      Vector vector = isBad ? Vectors.dense(0, 1) : labels(sample);
      rows.add(RowFactory.create(TestLog.floats(SCORES[sample]), vector));
      for (int id = 0; id < CLASSES; id++) {
        expected[id] += !isBad && isLabel(sample, id) ? 1 : 0;
      }
    }
    rows.add(RowFactory.create(TestLog.floats(SCORES[0]), null));
    StructType schema =
        new StructType()
            .add("scores", DataTypes.createArrayType(DataTypes.FloatType))
            .add("y", SQLDataTypes.VectorType());
    String log = TestLog.write(folder, "log", schema, rows, 2);
    LogRun run =
        LogRun.of(log, Optional.empty(), 1L << 30, "input.labels=y", "input.filter=" + filter);
    LabelCounts found = run.statistics().labels();
    for (int id = 0; id < CLASSES; id++) {
      assertThat(found.positives(id)).as("class %d", id).isEqualTo(expected[id]);
    }
    assertThat(found.unknown()).isEqualTo(1);
  }
}
