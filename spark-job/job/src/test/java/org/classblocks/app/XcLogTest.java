package org.classblocks.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;
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

/** Texts of the extreme classification repository give what Parquet gives. */
@SparkTest
class XcLogTest {
  private static final int ROWS = 60;
  private static final int CLASSES = 8;
  private static final double[][] SCORES = TestLog.scores(ROWS, CLASSES, 3);

  @TempDir private static Path folder;
  private static LogRun parquet;
  private static List<String> lines;

  @BeforeAll
  static void writeParquet() {
    List<Row> rows = new ArrayList<>();
    lines = new ArrayList<>(List.of(ROWS + " " + CLASSES));
    for (int i = 0; i < ROWS; i++) {
      List<Integer> ids = new ArrayList<>();
      List<Double> values = new ArrayList<>();
      StringBuilder line = new StringBuilder();
      for (int j = 0; j < CLASSES; j++) {
        if (i % 7 != 0 && (i + j) % 3 == 0) {
          ids.add(j);
          values.add(SCORES[i][j]);
          line.append(line.isEmpty() ? "" : " ").append(j).append(':').append(SCORES[i][j]);
        }
      }
      rows.add(RowFactory.create(ids, values));
      lines.add(line.toString());
    }
    StructType columns =
        new StructType()
            .add("ids", DataTypes.createArrayType(DataTypes.IntegerType))
            .add("values", DataTypes.createArrayType(DataTypes.DoubleType));
    parquet = run(TestLog.write(folder, "parquet", columns, rows, 1), CLASSES);
  }

  private static LogRun run(String path, int classes) {
    return LogRun.of(path, Optional.of(ClassList.numbered(classes)), 1L << 30);
  }

  private static String write(String name, String text) {
    return write(name, text.getBytes(StandardCharsets.UTF_8));
  }

  private static String write(String name, byte[] content) {
    try {
      return Files.write(folder.resolve(name), content).toString();
    } catch (IOException impossible) {
      throw new AssertionError(impossible);
    }
  }

  private static byte[] zipped(String text) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (OutputStream out = new GZIPOutputStream(bytes)) {
      out.write(text.getBytes(StandardCharsets.UTF_8));
    }
    return bytes.toByteArray();
  }

  private static void assertSame(LogRun run) {
    assertThat(run.statistics().rows().used()).isEqualTo(ROWS);
    assertThat(run.log().classes()).isEqualTo(ClassList.numbered(CLASSES));
    run.assertSameMatrixAs(parquet, 0);
  }

  @ParameterizedTest
  @CsvSource({"'\n', ''", "'\r\n', ''", "' \n', ''", "'\n', '\uFEFF'"})
  void linesListClassesAndScores(String end, String start) {
    String text = start + String.join(end, lines);
    assertSame(LogRun.of(write("plain.txt", text + end)));
    assertSame(LogRun.of(write("unended.txt", text)));
  }

  @Test
  void aTextMayBeCompressed() throws IOException {
    assertSame(LogRun.of(write("packed.txt.gz", zipped(String.join("\n", lines) + "\n"))));
  }

  @Test
  void theFormatReadsOtherNames() {
    String path = write("scores.smat", String.join("\n", lines));
    assertSame(LogRun.of(path, "input.format=xc"));
  }

  @Test
  void textsFollowEachOtherIfTheyHaveTheSameClasses() throws IOException {
    Path texts = Files.createDirectory(folder.resolve("texts"));
    write("texts/a.txt", "21 8\n" + String.join("\n", lines.subList(1, 22)));
    write("texts/b.txt", "39 8\n" + String.join("\n", lines.subList(22, 61)));
    LogRun run = LogRun.of(texts.toString());
    assertThat(run.statistics().rows().used()).isEqualTo(ROWS);
    run.assertSameMatrixAs(parquet, 1e-14);
    write("texts/c.txt", "1 9\n\n");
    assertThatThrownBy(() -> LogRun.of(texts.toString()))
        .isInstanceOf(UserErrorException.class)
        .hasMessageContaining("c.txt has 9 classes, unlike ")
        .hasMessageContaining("a.txt, which has 8.");
  }

  @ParameterizedTest
  @CsvSource({
    "8:0.5, UNKNOWN_ID",
    "-1:0.5, UNKNOWN_ID",
    "99999999999999999999:1, UNKNOWN_ID",
    "1:nan, NAN_SCORE",
    "0:0.5 1:-inf, INFINITE_SCORE",
    "1:0.5 0:1 1:0.5, REPEATED_ID"
  })
  void aLineWithAFaultIsABadRow(String line, BadRow fault) {
    LogRun run = LogRun.of(write("fault.txt", "3 8\n0:1\n" + line + "\n1:1\n"));
    assertThat(run.statistics().rows().dropped(fault)).isEqualTo(1);
    assertThat(run.statistics().rows().used()).isEqualTo(2);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "0:1 1:2~0:1~ | found '0:1 1:2'. Write that line",
        "~0:1~ | found nothing. Write that line",
        "3.0 8~ | found '3.0 8'. Write that line",
        "3 0~~~~ | found '3 0'. Write that line",
        "3 99999999999~ | found '3 99999999999'. Write that line",
        "PAR1\0\1\2~ | found bytes that are no text. Write that line",
        "2 500 8~1,3 0:1~ | torn.txt is a dataset, with the numbers of samples, features and"
            + " labels",
        "3 8~0:1~ | torn.txt add up to 3, but 1 were read. Correct the number",
        "2 8~0:1~ | torn.txt add up to 2, but 1 were read. Correct the number",
        "1 8~0:1~1:1~~ | torn.txt add up to 1, but 3 were read. Correct the number",
        "2 8~0:1~1,2 0:1~ | found '1,2' in the line at byte 8. Correct it",
        "2 8~0:1~0:1 cat~ | found 'cat' in the line at byte 8. Correct it",
      })
  void anythingElseIsRefused(String text, String reason) {
    String path = write("torn.txt", text.replace('~', '\n'));
    assertThatThrownBy(() -> LogRun.of(path))
        .isInstanceOf(UserErrorException.class)
        .hasMessageContaining(reason);
  }

  @Test
  void aTornFileIsRefused() throws IOException {
    byte[] whole = zipped(String.join("\n", lines));
    String path = write("torn.txt.gz", Arrays.copyOf(whole, whole.length - 20));
    assertThatThrownBy(() -> LogRun.of(path))
        .isInstanceOf(UserErrorException.class)
        .hasMessageContaining("torn.txt.gz: Unexpected end of input stream. Write the file again");
  }

  @Test
  void aClassListMustFitTheFirstLine() {
    String path = write("listed.txt", String.join("\n", lines));
    assertThatThrownBy(() -> run(path, 9))
        .isInstanceOf(UserErrorException.class)
        .hasMessageContaining("The class list has 9 classes, but the log has 8.");
  }
}
