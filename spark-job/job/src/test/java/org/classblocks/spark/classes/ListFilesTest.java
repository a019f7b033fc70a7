package org.classblocks.spark.classes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.stream.IntStream;
import org.apache.hadoop.conf.Configuration;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.example.data.simple.SimpleGroup;
import org.apache.parquet.hadoop.ParquetFileWriter;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.example.ExampleParquetWriter;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.io.LocalOutputFile;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.MessageTypeParser;
import org.classblocks.UserErrorException;
import org.classblocks.WithoutSession;
import org.classblocks.similarity.ClassList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Class lists in Parquet, which are read without a session of Spark. */
class ListFilesTest {
  @TempDir Path folder;

  private final WithoutSession without = new WithoutSession();

  @AfterEach
  void noSessionWasOpened() {
    boolean opened = without.isOver();
    without.close();
    assertThat(opened).as("a session was opened").isFalse();
  }

  private ClassList read(Path file) {
    return new ClassListReader(new Configuration()).read(file.toString());
  }

  /**
   * Writes a row for each number from 0 on.
   *
   * @param fields the columns, as Parquet writes schemas
   * @param row fills the row of a number
   */
  private Path write(String name, String fields, int count, BiConsumer<Group, Integer> row)
      throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    MessageType schema = MessageTypeParser.parseMessageType("message list { " + fields + " }");
    try (ParquetWriter<Group> writer =
        ExampleParquetWriter.builder(new LocalOutputFile(file))
            .withType(schema)
            .withWriteMode(ParquetFileWriter.Mode.OVERWRITE)
            .withCompressionCodec(CompressionCodecName.SNAPPY)
            .withRowGroupSize(2000L)
            .withPageSize(500)
            .withPageWriteChecksumEnabled(true)
            .build()) {
      for (int number = 0; number < count; number++) {
        Group group = new SimpleGroup(schema);
        row.accept(group, number);
        writer.write(group);
      }
    }
    return file;
  }

  private static List<String> names(int count) {
    return IntStream.range(0, count).mapToObj(id -> "class " + id).toList();
  }

  /** Half of the names are in a dictionary, and every tenth class has no second name. */
  @Test
  void namesComeFromManyRowGroupsAndDictionaries() throws IOException {
    Path list =
        write(
            "list.parquet",
            "required binary label (STRING); optional binary text (ENUM);",
            5000,
            (row, id) -> {
              row.append("label", "class " + (id < 2500 ? id % 7 : id));
              if (id % 10 > 0) {
                row.append("text", "word " + id % 3);
              }
            });
    assertThat(read(list).names())
        .isEqualTo(
            IntStream.range(0, 5000).mapToObj(id -> "class " + (id < 2500 ? id % 7 : id)).toList());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "int32 class_id",
        "int32 class_id (INTEGER(8,true))",
        "int32 class_id (INTEGER(16,true))",
        "int32 class_id (INTEGER(8,false))",
        "int32 class_id (INTEGER(16,false))",
        "int32 class_id (INTEGER(32,false))",
        "int32 class_id (DECIMAL(9,0))",
        "int32 Class-ID",
      })
  void idsMayBeNumbersOfAnyKind(String type) throws IOException {
    String column = type.split(" ", -1)[1];
    Path list =
        write(
            "list.parquet",
            "optional " + type + "; required binary name (STRING);",
            50,
            (row, i) -> row.append(column, 49 - i).append("name", "class " + (49 - i)));
    assertThat(read(list).names()).isEqualTo(names(50));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "int64 index",
        "int64 index (INTEGER(64,false))",
        "int64 index (DECIMAL(18,0))",
      })
  void idsMayBeLong(String type) throws IOException {
    Path list =
        write(
            "list.parquet",
            "required " + type + "; required binary name (STRING);",
            50,
            (row, i) -> row.append("index", 49L - i).append("name", "class " + (49 - i)));
    assertThat(read(list).names()).isEqualTo(names(50));
  }

  /** Spark has no type for halves. */
  @Test
  void columnsOfHalvesAreReadLikeFloats() throws IOException {
    Path list =
        write(
            "list.parquet",
            "required fixed_len_byte_array(2) label (FLOAT16);",
            1,
            (row, i) -> row.append("label", Binary.fromConstantByteArray(new byte[] {0x00, 0x3E})));
    assertThat(read(list).names()).containsExactly("1.5");
  }

  /** What most files have counts, in any case and width; nulls stand for what a file lacks. */
  @Test
  void filesMayDiffer() throws IOException {
    String id = "optional int32 id; ";
    String name = "optional binary name (STRING); ";
    write("l/a", id + name, 2, (row, i) -> row.append("id", i + 2).append("name", "a" + i));
    write("l/b", id + name, 1, (row, i) -> row.append("id", 5).append("name", "b"));
    write(
        "l/c",
        "required int64 ID; required binary NAME (STRING); required binary key (STRING);",
        2,
        (row, i) -> row.append("ID", (long) i).append("NAME", "c" + i).append("key", "k" + i));
    write("l/d", name, 1, (row, i) -> row.append("name", "no id, so that of the row"));
    write("l/e", id + name, 0, (row, i) -> {});
    assertThatThrownBy(() -> read(folder.resolve("l")))
        .hasMessageContaining("class id 5 appears twice");
    write("l/b", id + name, 1, (row, i) -> row.append("id", 4).append("name", "b"));
    assertThat(read(folder.resolve("l")))
        .isEqualTo(
            new ClassList(
                List.of("c0", "c1", "a0", "a1", "b", "no id, so that of the row"), List.of()));
  }

  @Test
  void foldersMayNameColumns() throws IOException {
    for (int id = 0; id < 12; id++) {
      String name = "class " + id;
      write(
          "split=x%3Dy/class_id=" + id + "/part-0",
          "required binary name (STRING);",
          1,
          (row, i) -> row.append("name", name));
    }
    assertThat(read(folder).names()).isEqualTo(names(12));
    assertThat(read(folder.resolve("split=x%3Dy/class_id=7")).names()).containsExactly("class 7");
    assertThat(read(folder.resolve("split=x%3Dy/class_id=7/part-0")).names())
        .containsExactly("class 7");
  }

  @Test
  void damageIsToldWithTheFile() throws IOException {
    Path list =
        write(
            "list.parquet",
            "required binary name (STRING);",
            500,
            (row, id) -> row.append("name", "class " + id));
    byte[] bytes = Files.readAllBytes(list);
    bytes[bytes.length / 3] ^= 1;
    Files.write(list, bytes);
    assertThatThrownBy(() -> read(list))
        .isInstanceOf(UserErrorException.class)
        .hasMessageMatching("Class list .*list.parquet cannot be read: .*[Cc]hecksum.*Check .*");
  }

  @Test
  void anEmptyFolderIsRefused() {
    assertThatThrownBy(() -> read(folder))
        .isInstanceOf(UserErrorException.class)
        .hasMessageEndingWith(": the folder has no files. Check the path.");
  }
}
