package org.classblocks.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.apache.spark.ml.linalg.SQLDataTypes;
import org.apache.spark.ml.linalg.Vectors;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.classblocks.SparkTest;
import org.classblocks.app.source.LogRun;
import org.classblocks.linalg.SparseMatrix;
import org.classblocks.similarity.ClassList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Numbers of the configuration meet scores in the type that the log holds them in. All scores are
 * hundredths, written as floats or as doubles, so that what is expected is counted in whole
 * numbers: numpy says the same of {@code np.float32(i / 100) >= np.float32(0.7)} and {@code i >=
 * 70} for all i from 0 to 100, and so of doubles.
 */
@SparkTest
class WrittenNumbersTest {
  private static final int SAMPLES = 120;
  private static final int CLASSES = 6;
  private static final int ABSENT = 1;

  /** A class whose scores are 0, 0.01 or absent, and one whose scores are 0.99 or 1. */
  private static final int LOW = 4;

  private static final int HIGH = 5;
  private static final ClassList NAMES = ClassList.numbered(CLASSES);

  @TempDir Path folder;

  /** How a log may hold the scores of a sample. */
  enum Form {
    FLOAT_ARRAYS(false, array(DataTypes.FloatType)),
    DOUBLE_ARRAYS(false, array(DataTypes.DoubleType)),
    PACKED(false, DataTypes.BinaryType),
    MLLIB(false, SQLDataTypes.VectorType()),
    FLOAT_LISTS(true, array(DataTypes.FloatType)),
    DOUBLE_LISTS(true, array(DataTypes.DoubleType)),
    FLOAT_MAP(true, DataTypes.createMapType(DataTypes.IntegerType, DataTypes.FloatType)),
    DOUBLE_MAP(true, DataTypes.createMapType(DataTypes.IntegerType, DataTypes.DoubleType)),
    FLOAT_STRUCTS(true, structs(DataTypes.FloatType)),
    DOUBLE_STRUCTS(true, structs(DataTypes.DoubleType)),
    FLOAT_LONG(true, DataTypes.FloatType),
    DOUBLE_LONG(true, DataTypes.DoubleType),
    FLOAT_WIDE(false, DataTypes.FloatType),
    DOUBLE_WIDE(false, DataTypes.DoubleType),
    /** Classes of odd ids are floats. */
    MIXED_WIDE(false, DataTypes.DoubleType);

    private final boolean isListing;

    @SuppressWarnings("ImmutableEnumChecker") // it is never changed, but not marked so
    private final DataType scores;

    Form(boolean isListing, DataType scores) {
      this.isListing = isListing;
      this.scores = scores;
    }

    private static DataType array(DataType element) {
      return DataTypes.createArrayType(element);
    }

    private static DataType structs(DataType score) {
      return array(new StructType().add("class", DataTypes.IntegerType).add("score", score));
    }

    private boolean isFloat(int id) {
      return this == MIXED_WIDE ? id % 2 == 1 : name().startsWith("FLOAT") || this == PACKED;
    }

    private boolean isWide() {
      return name().endsWith("WIDE");
    }

    private boolean isLong() {
      return name().endsWith("LONG");
    }

    StructType schema() {
      StructType label = new StructType().add("label", DataTypes.IntegerType);
      if (isWide()) {
        StructType columns = label;
        for (int id = 0; id < CLASSES; id++) {
          columns = columns.add("" + id, isFloat(id) ? DataTypes.FloatType : DataTypes.DoubleType);
        }
        return columns;
      }
      if (isLong()) {
        return label
            .add("sample_id", DataTypes.IntegerType)
            .add("class", DataTypes.IntegerType)
            .add("score", scores);
      }
      return name().endsWith("LISTS")
          ? label.add("ids", array(DataTypes.IntegerType)).add("values", scores)
          : label.add("scores", scores);
    }

    /** The score as numpy would parse and hold it. */
    private Object score(int id, int hundredths) {
      String text = hundredths / 100 + "." + hundredths / 10 % 10 + hundredths % 10;
      return isFloat(id) ? (Object) Float.valueOf(text) : Double.valueOf(text);
    }

    /** The rows of a sample; some of those that have the absent score are left out of lists. */
    List<Row> rows(int sample, int[] hundredths) {
      Object label = sample % CLASSES;
      Map<Integer, Object> listed = new LinkedHashMap<>();
      for (int id = 0; id < CLASSES; id++) {
        if (!isListing || hundredths[id] != ABSENT || (sample + id) % 3 == 0) {
          listed.put(id, score(id, hundredths[id]));
        }
      }
      List<Integer> ids = List.copyOf(listed.keySet());
      List<Object> values = List.copyOf(listed.values());
      if (isLong()) {
        return ids.stream()
            .map(id -> RowFactory.create(label, sample, id, listed.get(id)))
            .toList();
      }
      if (isWide()) {
        List<Object> row = new ArrayList<>(List.of(label));
        row.addAll(values);
        return List.of(RowFactory.create(row.toArray()));
      }
      if (name().endsWith("LISTS")) {
        return List.of(RowFactory.create(label, List.copyOf(ids), values));
      }
      return List.of(RowFactory.create(label, held(listed, ids, values)));
    }

    private Object held(Map<Integer, Object> listed, List<Integer> ids, List<Object> values) {
      return switch (this) {
        case PACKED -> {
          ByteBuffer bytes =
              ByteBuffer.allocate(Float.BYTES * CLASSES).order(ByteOrder.LITTLE_ENDIAN);
          values.forEach(score -> bytes.putFloat((Float) score));
          yield bytes.array();
        }
        case MLLIB -> Vectors.dense(values.stream().mapToDouble(s -> (Double) s).toArray());
        case FLOAT_MAP, DOUBLE_MAP -> listed;
        case FLOAT_STRUCTS, DOUBLE_STRUCTS ->
            ids.stream().map(id -> RowFactory.create(id, listed.get(id))).toList();
        default -> values;
      };
    }
  }

  /** Hundredths of all scores. */
  private static int[][] hundredths() {
    SplittableRandom random = new SplittableRandom(5);
    int[] usual = {0, ABSENT, ABSENT, 2, 30, 50, 69, 70, 71, 99, 100};
    int[][] scores = new int[SAMPLES][CLASSES];
    for (int[] sample : scores) {
      Arrays.setAll(sample, id -> usual[random.nextInt(usual.length)]);
      sample[LOW] = random.nextInt(2);
      sample[HIGH] = 99 + random.nextInt(2);
    }
    return scores;
  }

  private LogRun run(Form form, int[][] hundredths, String... assignments) {
    List<Row> rows = new ArrayList<>();
    for (int sample = 0; sample < hundredths.length; sample++) {
      rows.addAll(form.rows(sample, hundredths[sample]));
    }
    String path = TestLog.write(folder, form + "-" + assignments.length, form.schema(), rows, 1);
    List<String> all = new ArrayList<>(List.of("input.labels=label", "input.absent-score=0.01"));
    all.addAll(List.of(assignments));
    return LogRun.of(path, Optional.of(NAMES), 1L << 30, all.toArray(String[]::new));
  }

  private static long count(int[][] hundredths, int id, int least, int most) {
    return Arrays.stream(hundredths).filter(row -> row[id] >= least && row[id] <= most).count();
  }

  @ParameterizedTest
  @EnumSource
  void thresholdsAndBoundsMeetScoresInTheirOwnType(Form form) {
    int[][] hundredths = hundredths();
    LogRun run =
        run(
            form,
            hundredths,
            "input.transform=logit",
            "input.least-probability=0.01",
            "confusion.threshold=0.7");
    SparseMatrix confusion = run.statistics().confusion().result().counts();
    double[] predicted = new double[CLASSES + 1];
    for (int actual = 0; actual < confusion.size(); actual++) {
      for (int entry = confusion.start(actual); entry < confusion.end(actual); entry++) {
        predicted[confusion.column(entry)] += confusion.value(entry);
      }
    }
    long clipped = 0;
    for (int id = 0; id < CLASSES; id++) {
      assertThat(Math.round(predicted[id]))
          .as("predictions of class %d", id)
          .isEqualTo(count(hundredths, id, 70, 100));
      clipped += count(hundredths, id, 0, 0) + count(hundredths, id, 100, 100);
    }
    assertThat(run.statistics().survey().clipped()).isEqualTo(clipped);
    IntStream.range(0, CLASSES)
        .forEach(
            id ->
                assertThat(run.statistics().marginals().result().isConstant(id))
                    .as("class %d is constant once clipped", id)
                    .isEqualTo(id == LOW || id == HIGH));
  }

  @ParameterizedTest
  @EnumSource
  void aListedScoreEqualsAnAbsentOneOfTheSameNumber(Form form) {
    int[][] hundredths = hundredths();
    for (int[] sample : hundredths) {
      sample[LOW] = ABSENT;
    }
    LogRun run = run(form, hundredths);
    assertThat(run.statistics().marginals().result().isConstant(LOW)).isTrue();
    assertThat(run.similarity().at(LOW, 0)).isNaN();
    assertThat(run.similarity().at(HIGH, 0)).isNotNaN();
  }

  @Test
  void aThresholdThatNoFloatHoldsIsComparedAsItIs() {
    int[][] hundredths = hundredths();
    LogRun all = run(Form.FLOAT_ARRAYS, hundredths, "confusion.threshold=-1e300");
    LogRun none =
        run(Form.FLOAT_ARRAYS, hundredths, "confusion.threshold=1e300", "output.neighbours=3");
    assertThat(all.statistics().confusion().result().recall(HIGH)).isEqualTo(1);
    assertThat(none.statistics().confusion().result().recall(HIGH)).isZero();
  }
}
