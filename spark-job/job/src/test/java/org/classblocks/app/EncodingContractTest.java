package org.classblocks.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.classblocks.SparkTest;
import org.classblocks.app.source.LogRun;
import org.classblocks.linalg.Precision;
import org.classblocks.moments.count.BadRow;
import org.classblocks.order.ClassOrdering;
import org.classblocks.order.leaves.LeafOrder;
import org.classblocks.order.linkage.DistanceMeasure;
import org.classblocks.order.linkage.Linkage;
import org.classblocks.similarity.ClassList;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What every encoding must do: the same scores give the same result, bad rows the same counts. */
@TestInstance(Lifecycle.PER_CLASS)
@SparkTest
class EncodingContractTest {
  private static final int SAMPLES = 700;
  private static final String ROW_BY_ROW = "input.filter=monotonically_increasing_id() >= 0";
  private static final ClassList CLASSES =
      ClassList.ofNames(IntStream.range(0, LogForm.CLASSES).mapToObj(LogForm::name).toList());

  @TempDir static Path folder;

  private final List<List<LogForm.Entry>> samples = new ArrayList<>();
  private LogRun dense;

  /** Samples of some classes in no order; class 0 is in nearly all of them. */
  @BeforeAll
  void writeDense() {
    Random random = new Random(17);
    for (int sample = 0; sample < SAMPLES; sample++) {
      float common = random.nextFloat();
      List<LogForm.Entry> entries = new ArrayList<>();
      for (int id = 0; id < LogForm.CLASSES; id++) {
        if (random.nextInt(LogForm.CLASSES) > 10 * id || random.nextInt(12) == 0) {
          entries.add(new LogForm.Entry(id, common + (float) random.nextGaussian()));
        }
      }
      if (entries.isEmpty()) {
        entries.add(new LogForm.Entry(sample % LogForm.CLASSES, 1f));
      }
      Collections.shuffle(entries, random);
      samples.add(entries);
    }
    dense = run(write("dense", LogForm.ARRAYS, rows(LogForm.ARRAYS)));
  }

  private List<Row> rows(LogForm form) {
    List<Row> rows = new ArrayList<>();
    for (int sample = 0; sample < SAMPLES; sample++) {
      rows.addAll(form.rows(sample, samples.get(sample)));
    }
    return rows;
  }

  private static String write(String name, LogForm form, List<Row> rows) {
    return TestLog.write(folder, name, form.schema(), rows, 1);
  }

  private static LogRun run(String path, String... assignments) {
    return LogRun.of(path, Optional.of(CLASSES), 1L << 30, assignments);
  }

  private static int[] order(LogRun run) {
    return new ClassOrdering(Linkage.AVERAGE, DistanceMeasure.CORRELATION, LeafOrder.GLOBAL)
        .order(run.similarity())
        .permutation()
        .toArray();
  }

  private static boolean isPacked(LogForm form) {
    return form.name().startsWith("PACKED") || form.name().startsWith("NPY");
  }

  private static boolean isPlainText(LogForm form) {
    return form.name().endsWith("IN_TEXT");
  }

  private static boolean isLong(LogForm form) {
    return form == LogForm.LONG || form == LogForm.LONG_BY_NAME;
  }

  @ParameterizedTest
  @EnumSource
  void givesTheSameAsDenseArrays(LogForm form) {
    String path = write("good-" + form, form, rows(form));
    LogRun columns = run(path);
    LogRun byRows = run(path, ROW_BY_ROW);
    assertThat(columns.log().isColumnar())
        .as("read in columns")
        .isNotEqualTo(isLong(form) || form == LogForm.FIELDS);
    assertThat(byRows.log().isColumnar()).isFalse();
    assertThat(columns.log().plan(Precision.DOUBLE).batches().listedScores() > 0)
        .as("taken as lists")
        .isEqualTo(form.isListing());
    for (LogRun run : List.of(columns, byRows)) {
      assertThat(run.statistics().rows().read()).isEqualTo(SAMPLES);
      assertThat(run.statistics().rows().used()).isEqualTo(SAMPLES);
      run.assertSameMatrixAs(dense, 1e-12);
      assertThat(order(run)).as("the order").isEqualTo(order(dense));
    }
    if (!form.isListing() && form != LogForm.MLLIB_FEW_SPARSE) {
      columns.assertSameMatrixAs(dense, 0);
    }
  }

  @Test
  void aVectorWithoutValuesInFrontDoesNotSpeakForTheLog() {
    LogForm form = LogForm.MLLIB_STRUCTS;
    List<Row> rows = rows(form);
    rows.add(0, RowFactory.create(RowFactory.create((byte) 0, 7, null, null)));
    LogRun run = LogRun.of(write("empty-vector", form, rows));
    assertThat(run.statistics().rows().dropped(BadRow.MISSING_SCORES)).isEqualTo(1);
    run.assertSameMatrixAs(dense, 1e-12);
  }

  @ParameterizedTest
  @EnumSource
  void badRowsAreCountedByKindAndCostThemselvesAlone(LogForm form) {
    List<Row> rows = new ArrayList<>();
    Map<BadRow, Long> expected = new EnumMap<>(BadRow.class);
    List<BadRow> kinds = kinds(form);
    for (int sample = 0; sample < SAMPLES; sample++) {
      rows.addAll(form.rows(sample, samples.get(sample)));
      if (sample % 23 == 0) {
        BadRow kind = kinds.get(sample / 23 % kinds.size());
        rows.addAll(form.rows(10 * (SAMPLES + sample) + 1, bad(kind)));
        expected.merge(kind, 1L, Long::sum);
      }
    }
    assertThat(expected).containsOnlyKeys(kinds);
    String path = write("bad-" + form, form, rows);
    for (LogRun run : List.of(run(path), run(path, ROW_BY_ROW))) {
      for (BadRow kind : BadRow.values()) {
        assertThat(run.statistics().rows().dropped(kind))
            .as(kind.word())
            .isEqualTo(expected.getOrDefault(kind, 0L));
        if (expected.containsKey(kind)) {
          assertThat(run.statistics().rows().example(kind))
              .hasValueSatisfying(example -> assertThat(example).matches(example(form, kind)));
        }
      }
      assertThat(run.statistics().rows().used()).isEqualTo(SAMPLES);
      run.assertSameMatrixAs(dense, 1e-12);
    }
  }

  /** The kinds of bad rows that a form can hold, as far as a data frame can be made of them. */
  private static List<BadRow> kinds(LogForm form) {
    List<BadRow> kinds = new ArrayList<>();
    if (form != LogForm.DECIMAL_ARRAYS) {
      kinds.addAll(List.of(BadRow.NAN_SCORE, BadRow.INFINITE_SCORE));
    }
    if (!isLong(form)) {
      kinds.add(BadRow.MISSING_SCORES);
    }
    boolean isVector =
        form == LogForm.MLLIB_DENSE
            || form == LogForm.MLLIB_SPARSE
            || form == LogForm.MLLIB_FEW_SPARSE;
    if (!isPacked(form) && !isVector && !isPlainText(form)) {
      kinds.add(BadRow.NULL_SCORE);
    }
    if (form.isListing() && !isVector) {
      kinds.add(BadRow.UNKNOWN_ID);
      boolean isMap =
          form == LogForm.MAP || form == LogForm.MAP_BY_NAME || form == LogForm.JSON_BY_NAME;
      if (!isMap) {
        kinds.add(BadRow.REPEATED_ID);
      }
      if (!isMap && form != LogForm.JSON_OBJECTS_BY_NAME && form != LogForm.PAIRS_IN_TEXT) {
        kinds.add(BadRow.NULL_ID);
      }
    }
    return kinds;
  }

  private static List<LogForm.Entry> bad(BadRow kind) {
    LogForm.Entry good = new LogForm.Entry(3, 1f);
    return switch (kind) {
      case MISSING_SCORES -> null;
      case NULL_ID -> List.of(good, new LogForm.Entry(null, 1f));
      case UNKNOWN_ID -> List.of(new LogForm.Entry(LogForm.CLASSES, 1f), good);
      case REPEATED_ID -> List.of(good, new LogForm.Entry(7, 2f), good);
      case NULL_SCORE -> List.of(new LogForm.Entry(2, null), good);
      case NAN_SCORE -> List.of(good, new LogForm.Entry(5, Float.NaN));
      case INFINITE_SCORE -> List.of(new LogForm.Entry(1, Float.NEGATIVE_INFINITY), good);
      default -> throw new AssertionError(kind);
    };
  }

  private static String example(LogForm form, BadRow kind) {
    String place = isLong(form) ? "sample s?\\d+" : "row \\d+ of part-.*";
    int id =
        switch (kind) {
          case UNKNOWN_ID -> LogForm.CLASSES;
          case REPEATED_ID -> 3;
          case NULL_SCORE -> 2;
          case NAN_SCORE -> 5;
          default -> 1;
        };
    boolean byName = form.name().contains("NAME") || form == LogForm.PAIRS_IN_TEXT;
    String name = form == LogForm.PAIRS_IN_TEXT ? "" + id : LogForm.name(id);
    String culprit =
        kind == BadRow.MISSING_SCORES || kind == BadRow.NULL_ID
            ? ""
            : " \\(" + (byName ? "class '" + name + "'" : "class id " + id) + "\\)";
    return place + " has " + kind.text() + culprit;
  }
}
