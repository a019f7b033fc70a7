package org.classblocks.write.table;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvParser;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.classblocks.blocks.BlockForest;
import org.classblocks.blocks.CoarseLabels;
import org.classblocks.fixtures.Example;
import org.classblocks.similarity.ClassList;
import org.classblocks.write.parquet.ParquetRecords;
import org.junit.jupiter.api.Test;

class BlockLabelsTableTest {
  private static final CoarseLabels LABELS = CoarseLabels.of(Example.blocks(), Example.order());

  private static String csv(CoarseLabels labels, ClassList classes) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    new BlockLabelsTable(labels, classes).writeCsv(out);
    return out.toString(StandardCharsets.UTF_8);
  }

  private static JsonNode json(CoarseLabels labels, ClassList classes) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    new BlockLabelsTable(labels, classes).writeJson(out);
    assertThat(out.toString(StandardCharsets.UTF_8)).endsWith("}\n");
    return new ObjectMapper().readTree(out.toByteArray());
  }

  @Test
  void aRowOfTheCsvIsAClassWithTheLabelsOfEachLevel() throws IOException {
    assertThat(csv(LABELS, Example.classes()))
        .isEqualTo(
            """
            class_id,class_name,class_key,level_1,level_1_block_id,level_2,level_2_block_id
            0,crane,k0,0,0,1,2
            1,"it's, (a) [b]:c;",k1,0,0,0,1
            2,"const\nant",k2,1,,2,
            3,crane,k3,0,0,0,1
            4,"猫 \""🐈\""",k4,0,0,1,2
            """);
  }

  @Test
  void theJsonHasTheSameLabels() throws IOException {
    JsonNode expected =
        new ObjectMapper()
            .readTree(
                """
                {"levels": 2, "label_counts": [2, 3], "classes": [
                  {"class_id": 0, "class_name": "crane", "class_key": "k0",
                   "labels": [0, 1], "block_ids": [0, 2]},
                  {"class_id": 1, "class_name": "it's, (a) [b]:c;", "class_key": "k1",
                   "labels": [0, 0], "block_ids": [0, 1]},
                  {"class_id": 2, "class_name": "const\\nant", "class_key": "k2",
                   "labels": [1, 2], "block_ids": [null, null]},
                  {"class_id": 3, "class_name": "crane", "class_key": "k3",
                   "labels": [0, 0], "block_ids": [0, 1]},
                  {"class_id": 4, "class_name": "猫 \\"🐈\\"", "class_key": "k4",
                   "labels": [0, 1], "block_ids": [0, 2]}]}
                """);
    assertThat(json(LABELS, Example.classes())).isEqualTo(expected);
  }

  @Test
  void theTableHasTheSameLabels() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    new BlockLabelsTable(LABELS, Example.classes()).write(out);
    assertThat(ParquetRecords.read(out.toByteArray()).size()).isEqualTo(5);
  }

  @Test
  void everyNameComesBack() throws IOException {
    List<String> names =
        List.of(
            ",",
            "\"",
            "\"\"quoted\"\", and more",
            "(a, [b], {c}; 'd')",
            "two\nlines\r\nor three\r",
            "👩‍🌾 x 🦀",
            " spaces at the ends ",
            "",
            "=1+1",
            "\t\u0000\u2028",
            "null",
            "-1",
            "\uFEFF",
            "x".repeat(100) + "\"");
    CoarseLabels labels = CoarseLabels.of(Example.blocks(), Example.order());
    for (int start = 0; start + 5 <= names.size(); start++) {
      List<String> five = names.subList(start, start + 5);
      ClassList classes = ClassList.ofNames(five);
      assertThat(csvNames(csv(labels, classes))).isEqualTo(five);
      assertThat(json(labels, classes).at("/classes").findValuesAsText("class_name"))
          .isEqualTo(five);
    }
  }

  private static List<String> csvNames(String csv) throws IOException {
    List<String[]> rows =
        new CsvMapper()
            .enable(CsvParser.Feature.WRAP_AS_ARRAY)
            .readerFor(String[].class)
            .<String[]>readValues(csv)
            .readAll();
    List<String> names = new ArrayList<>();
    for (String[] row : rows.subList(1, rows.size())) {
      assertThat(row).hasSize(7);
      assertThat(row[2]).as("no key").isEmpty();
      names.add(row[1]);
    }
    return names;
  }

  @Test
  void withoutBlocksThereAreOnlyClasses() throws IOException {
    CoarseLabels none = CoarseLabels.of(new BlockForest(List.of(), 0, 5), Example.order());
    assertThat(csv(none, ClassList.numbered(5)))
        .startsWith("class_id,class_name,class_key\n0,0,\n");
    assertThat(json(none, ClassList.numbered(5)).at("/classes/4/labels")).isEmpty();
  }
}
