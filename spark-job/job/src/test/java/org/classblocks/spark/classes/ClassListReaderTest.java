package org.classblocks.spark.classes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.hadoop.conf.Configuration;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.example.data.simple.SimpleGroup;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.example.ExampleParquetWriter;
import org.apache.parquet.io.LocalOutputFile;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.MessageTypeParser;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SaveMode;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.classblocks.LocalSpark;
import org.classblocks.SparkTest;
import org.classblocks.Text;
import org.classblocks.UserErrorException;
import org.classblocks.similarity.ClassList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Class lists in files of every form. */
@SparkTest
class ClassListReaderTest {
  private static final List<String> NAMES =
      List.of(
          "sea, ocean", "say \"hi\"", "it's", "[x](y;z)", "👩‍🌾 farm", "a\\b", "crane", "crane");
  private static final List<String> LINES = List.of("two\nlines", "1");

  @TempDir Path folder;

  private static ClassList read(Path file) {
    return read(file.toString());
  }

  private static ClassList read(String path) {
    return new ClassListReader(new Configuration()).read(path);
  }

  private Path write(String name, String content) throws IOException {
    return Files.writeString(folder.resolve(name), content);
  }

  @Test
  void everyFormKeepsEveryName() throws IOException {
    assertThat(read(write("classes.txt", String.join("\n", NAMES))).names()).isEqualTo(NAMES);
    List<String> names = new ArrayList<>(NAMES);
    names.addAll(LINES);
    String csv =
        names.stream()
            .map(name -> "\"" + name.replace("\"", "\"\"") + "\"\n")
            .collect(Collectors.joining());
    assertThat(read(write("classes.csv", "name\n" + csv)).names()).isEqualTo(names);
    String json = new ObjectMapper().writeValueAsString(names);
    assertThat(read(write("classes.json", json)).names()).isEqualTo(names);
    Path parquet = folder.resolve("classes.parquet");
    LocalSpark.session()
        .createDataset(names, Encoders.STRING())
        .toDF("display_name")
        .coalesce(1)
        .write()
        .parquet(parquet.toString());
    assertThat(read(parquet).names()).isEqualTo(names);
    assertThat(read(parquet + "/").names()).isEqualTo(names);
  }

  /** What holds several values is no name, however it is called. */
  @Test
  void aStructIsNoName() {
    Dataset<Row> names =
        LocalSpark.session().sql("select named_struct('text', 'cat') label, 'cat' class_name");
    Path parquet = folder.resolve("structs.parquet");
    names.write().parquet(parquet.toString());
    assertThat(read(parquet).names()).containsExactly("cat");
    Path alone = folder.resolve("alone.parquet");
    names.select("label").write().parquet(alone.toString());
    assertThatThrownBy(() -> read(alone))
        .isInstanceOf(UserErrorException.class)
        .hasMessageContaining("a table with columns");
  }

  @Test
  void parquetMayHaveIdsAndKeys() {
    StructType columns =
        new StructType()
            .add("index", DataTypes.LongType)
            .add("mid", DataTypes.StringType)
            .add("display_name", DataTypes.StringType);
    List<Row> rows =
        IntStream.of(3, 0, 2, 1)
            .mapToObj(id -> RowFactory.create((long) id, "/m/" + id, "n" + id))
            .toList();
    Path parquet = folder.resolve("keyed.parquet");
    LocalSpark.session().createDataFrame(rows, columns).write().parquet(parquet.toString());
    assertThat(read(parquet))
        .isEqualTo(
            new ClassList(
                List.of("n0", "n1", "n2", "n3"), List.of("/m/0", "/m/1", "/m/2", "/m/3")));
  }

  /** The values that Spark's own cast gives. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "true",
        "7Y",
        "-3S",
        "123456789012L",
        "1.0e10f",
        "0.1d",
        "double('NaN')",
        "1e-7BD",
        "120.50BD",
        "12345678901234567890.5BD",
        "date'2024-02-29'",
        "timestamp'2024-02-29 12:30:00.25'",
        "timestamp_ntz'2024-02-29 12:30:00'",
        "interval '2-1' year to month",
      })
  void valuesOfOtherTypesBecomeTexts(String value) {
    Dataset<Row> rows = LocalSpark.session().sql("SELECT " + value + " AS label");
    Path parquet = folder.resolve("typed.parquet");
    rows.write().parquet(parquet.toString());
    String text = rows.select(functions.col("label").cast("string")).head().getString(0);
    assertThat(read(parquet).names()).containsExactly(text);
  }

  /** Spark reads the largest file first. */
  @Test
  void withoutIdsFilesFollowOneAnotherByName() throws IOException {
    Path parquet = Files.createDirectory(folder.resolve("parts.parquet"));
    List<String> names = IntStream.range(0, 2_000).mapToObj(id -> "class " + id * id).toList();
    part(parquet, "b", names.subList(5, 2_000));
    part(parquet, "a", names.subList(0, 5));
    assertThat(read(parquet).names()).isEqualTo(names);
  }

  @Test
  void aParquetFileMayHaveAnyName() throws IOException {
    Path written = Files.createDirectory(folder.resolve("written"));
    part(written, "a", NAMES);
    part(written, "b", LINES);
    Path list = Files.move(written.resolve("a.parquet"), folder.resolve("classes [1].parquet"));
    Files.move(written.resolve("b.parquet"), folder.resolve("classes 1.parquet"));
    assertThat(read(list).names()).isEqualTo(NAMES);
  }

  @Test
  void aTableOfAnotherFormatIsRefused() throws IOException {
    Path table = Files.createDirectory(folder.resolve("table.parquet"));
    part(table, "a", NAMES);
    Files.createDirectory(table.resolve("_delta_log"));
    assertThatThrownBy(() -> read(table))
        .isInstanceOf(UserErrorException.class)
        .hasMessageContaining("is a Delta table")
        .hasMessageContaining("format(\"delta\").load");
  }

  @Test
  void aLogMayNameItsClassesInItsMetadata() throws IOException {
    Path log = folder.resolve("log");
    labelled(log, "label", "[\"tench\", \"sea slug\"]");
    assertThat(read(log).names()).containsExactly("tench", "sea slug");
    labelled(folder.resolve("fine"), "fine_label\": {}, \"coarse_label", "[\"fish\"]");
    assertThat(read(folder.resolve("fine")).names()).containsExactly("fish");
  }

  /** It may be too large to be gathered. */
  @Test
  void aLogWithoutNamesIsRefused() throws IOException {
    Path log = folder.resolve("log.parquet");
    LocalSpark.session()
        .sql("SELECT array(1f, 2f) AS scores, 1 AS label")
        .write()
        .parquet(log.toString());
    assertThatThrownBy(() -> read(log))
        .isInstanceOf(UserErrorException.class)
        .hasMessageContaining("found a log with columns scores, label. Use names line by line");
  }

  /** Writes a row with a column of labels, and the names of the labels as datasets do. */
  private static void labelled(Path file, String column, String names) throws IOException {
    MessageType schema =
        MessageTypeParser.parseMessageType("message log { required int64 label; }");
    String info =
        Text.of(
            "{\"info\": {\"features\": {\"%s\": {\"names\": %s, \"_type\": \"ClassLabel\"}}}}",
            column, names);
    try (ParquetWriter<Group> writer =
        ExampleParquetWriter.builder(new LocalOutputFile(file))
            .withType(schema)
            .withExtraMetaData(Map.of("huggingface", info))
            .build()) {
      writer.write(new SimpleGroup(schema).append("label", 1L));
    }
  }

  private void part(Path parquet, String name, List<String> names) throws IOException {
    Path written = folder.resolve("part");
    Dataset<Row> rows =
        LocalSpark.session().createDataset(names, Encoders.STRING()).toDF("name").coalesce(1);
    rows.write().mode(SaveMode.Overwrite).parquet(written.toString());
    try (var files = Files.list(written)) {
      Path file =
          files.filter(path -> path.toString().endsWith(".parquet")).findFirst().orElseThrow();
      Files.move(file, parquet.resolve(name + ".parquet"));
    }
  }
}
