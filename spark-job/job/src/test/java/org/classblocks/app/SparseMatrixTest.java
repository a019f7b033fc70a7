package org.classblocks.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.classblocks.SparkTest;
import org.classblocks.UserErrorException;
import org.classblocks.app.source.LogRun;
import org.classblocks.moments.count.BadRow;
import org.classblocks.similarity.ClassList;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Matrices as scipy saved them (sparse_matrices.py; scipy 1.17.1) give what Parquet gives. */
@SparkTest
class SparseMatrixTest {
  private static final int ROWS = 40;
  private static final int CLASSES = 7;

  @TempDir private static Path folder;
  private static LogRun parquet;

  @BeforeAll
  static void writeParquet() {
    List<Row> rows = new ArrayList<>();
    for (int i = 0; i < ROWS; i++) {
      List<Integer> ids = new ArrayList<>();
      List<Float> values = new ArrayList<>();
      for (int j = 0; j < CLASSES && i != 0 && i != 17 && i != 39; j++) {
        float score = (i * 7 + j * 3 + i * j) % 11 / 8f;
        if ((i * 5 + j * 2) % 3 != 0 && score != 0) {
          ids.add(j);
          values.add(score);
        }
      }
      rows.add(RowFactory.create(ids, values, i % CLASSES));
    }
    StructType columns =
        new StructType()
            .add("ids", DataTypes.createArrayType(DataTypes.IntegerType))
            .add("values", DataTypes.createArrayType(DataTypes.FloatType))
            .add("labels", DataTypes.IntegerType);
    parquet =
        LogRun.of(
            TestLog.write(folder, "parquet", columns, rows, 1),
            Optional.of(ClassList.numbered(CLASSES)),
            1L << 30,
            "input.labels=labels");
  }

  private static String path(String name) {
    try {
      return Path.of(
              SparseMatrixTest.class
                  .getResource("/org/classblocks/spark/npy/matrices/" + name + ".npz")
                  .toURI())
          .toString();
    } catch (URISyntaxException impossible) {
      throw new AssertionError(impossible);
    }
  }

  private static LogRun run(String name, String... assignments) {
    return LogRun.of(path(name), assignments);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "half",
        "single",
        "double",
        "array",
        "integers",
        "stored",
        "wide_indices",
        "unsorted"
      })
  void rowsListClassesAndScores(String name) {
    LogRun run = run(name);
    assertThat(run.log().encoding()).isEqualTo("sparse arrays");
    assertThat(run.log().classes()).isEqualTo(ClassList.numbered(CLASSES));
    assertThat(run.statistics().rows().used()).isEqualTo(ROWS);
    run.assertSameMatrixAs(parquet, 1e-14);
  }

  @Test
  void anArrayWithARowPerSampleIsAColumn() {
    LogRun run = run("labelled", "input.labels=labels");
    assertThat(run.statistics().labels())
        .usingRecursiveComparison()
        .isEqualTo(parquet.statistics().labels());
  }

  @ParameterizedTest
  @CsvSource({
    "repeated, REPEATED_ID",
    "beyond, UNKNOWN_ID",
    "negative, UNKNOWN_ID",
    "nan, NAN_SCORE"
  })
  void aRowWithAFaultIsABadRow(String name, BadRow fault) {
    LogRun run = run(name);
    assertThat(run.statistics().rows().dropped(fault)).isEqualTo(1);
    assertThat(run.statistics().rows().used()).isEqualTo(ROWS - 1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"csc", "coo", "cube"})
  void otherFormatsAreRefused(String name) {
    assertThatThrownBy(() -> run(name))
        .isInstanceOf(UserErrorException.class)
        .hasMessageContaining(name + ".npz has a sparse matrix of scipy in the format c")
        .hasMessageEndingWith(
            "expected csr with 2. Save it again: scipy.sparse.save_npz(path, matrix.tocsr()).");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "no_columns | its matrix has 0 columns",
        "descending | the list of row 8 goes from element ",
        "far | the list of row 39 goes from element ",
        "late | the list of row 0 begins at element 1",
        "short | its matrix of 40 rows has 40 elements in indptr, ",
        "unequal | its matrix of 40 rows has 41 elements in indptr, ",
        "float_indices | its array 'indices' is not one of integers in one dimension",
        "complex | its array 'data' is not one of float16, float32, float64 or integers",
        "named | its array 'ids' has a name that the matrix takes",
      })
  void arraysThatDoNotFitEachOtherAreRefused(String name, String reason) {
    assertThatThrownBy(() -> run(name))
        .isInstanceOf(UserErrorException.class)
        .hasMessageContaining(name + ".npz")
        .hasMessageContaining(reason);
  }

  @Test
  void aClassListMustFitTheMatrix() {
    assertThatThrownBy(
            () -> LogRun.of(path("single"), Optional.of(ClassList.numbered(6)), 1L << 30))
        .isInstanceOf(UserErrorException.class)
        .hasMessageContaining("The class list has 6 classes, but the log has 7.");
  }

  @Test
  void matricesFollowEachOtherIfTheyHaveTheSameClasses() {
    String two = "input.paths=[" + path("single") + ", " + path("stored") + "]";
    assertThat(LogRun.of(null, two).statistics().rows().used()).isEqualTo(2 * ROWS);
    String others = "input.paths=[" + path("single") + ", " + Layout.FOLDER + "/csr.npz]";
    assertThatThrownBy(() -> LogRun.of(null, others))
        .isInstanceOf(UserErrorException.class)
        .hasMessageContaining("The files of the log differ: ")
        .hasMessageContaining(" of 6 classes")
        .hasMessageContaining(" of 7 classes");
  }

  @Test
  void aMatrixMayHaveNoRows() {
    assertThat(run("no_rows").statistics().rows().read()).isZero();
  }
}
