package org.classblocks.write.table;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.SequenceWriter;
import com.fasterxml.jackson.dataformat.csv.CsvGenerator;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.classblocks.blocks.CoarseLabels;
import org.classblocks.similarity.ClassList;
import org.classblocks.write.format.Json;
import org.classblocks.write.parquet.ParquetTable;

/**
 * Labels from blocks, as a table, as CSV and as JSON: for each class, by id, its label and its
 * block at each level, the outermost level first. A class that is in no block has none.
 */
public record BlockLabelsTable(CoarseLabels labels, ClassList classes) {
  public static final String PATH = "block-labels/part-00000.parquet";
  public static final String CSV = "block-labels.csv";
  public static final String JSON = "block-labels.json";

  /**
   * Writes the table, with the columns of the CSV. Unlike the CSV, it is safe with names that begin
   * with "=", which spreadsheets run as formulas.
   */
  public void write(OutputStream out) throws IOException {
    ParquetTable<Integer> table =
        ParquetTable.<Integer>named("block_labels")
            .int32("class_id", id -> id)
            .text("class_name", classes::name)
            .text("class_key", this::key);
    for (int i = 1; i <= labels.levels(); i++) {
      int level = i;
      table =
          table
              .int32(label(level), id -> labels.label(level, id))
              .optionalInt32(blockId(level), id -> block(level, id));
    }
    table.write(IntStream.range(0, classes.size()).boxed().toList(), out);
  }

  /**
   * Writes CSV as in RFC 4180, in UTF-8 with lines that end in {@code \n}. Unknown cells are empty.
   */
  public void writeCsv(OutputStream out) throws IOException {
    Writer text = new OutputStreamWriter(out, StandardCharsets.UTF_8);
    try (SequenceWriter rows =
        CsvMapper.builder()
            .disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET)
            .enable(CsvGenerator.Feature.STRICT_CHECK_FOR_QUOTING)
            .build()
            .writer(csvSchema())
            .writeValues(text)) {
      for (int id = 0; id < classes.size(); id++) {
        rows.write(csvRow(id));
      }
    }
    text.flush();
  }

  private CsvSchema csvSchema() {
    CsvSchema.Builder columns =
        CsvSchema.builder()
            .addNumberColumn("class_id")
            .addColumn("class_name")
            .addColumn("class_key");
    for (int level = 1; level <= labels.levels(); level++) {
      columns.addNumberColumn(label(level)).addNumberColumn(blockId(level));
    }
    return columns.build().withHeader();
  }

  /** The cells by column, because the writer omits nulls of a list. */
  private Map<String, Object> csvRow(int id) {
    Map<String, Object> cells = new HashMap<>();
    cells.put("class_id", id);
    cells.put("class_name", classes.name(id));
    cells.put("class_key", key(id));
    for (int level = 1; level <= labels.levels(); level++) {
      cells.put(label(level), labels.label(level, id));
      cells.put(blockId(level), block(level, id));
    }
    return cells;
  }

  /** Writes JSON: the number of labels of each level, and an object per class. */
  public void writeJson(OutputStream out) throws IOException {
    try (JsonGenerator json = Json.generator(out)) {
      json.writeStartObject();
      json.writeNumberField("levels", labels.levels());
      json.writeArrayFieldStart("label_counts");
      for (int level = 1; level <= labels.levels(); level++) {
        json.writeNumber(labels.count(level));
      }
      json.writeEndArray();
      json.writeArrayFieldStart("classes");
      for (int id = 0; id < classes.size(); id++) {
        json.writeStartObject();
        json.writeNumberField("class_id", id);
        json.writeStringField("class_name", classes.name(id));
        json.writeStringField("class_key", key(id));
        writeLabels(id, json);
        json.writeEndObject();
      }
      json.writeEndArray();
      json.writeEndObject();
      json.writeRaw('\n');
    }
  }

  private void writeLabels(int id, JsonGenerator json) throws IOException {
    json.writeArrayFieldStart("labels");
    for (int level = 1; level <= labels.levels(); level++) {
      json.writeNumber(labels.label(level, id));
    }
    json.writeEndArray();
    json.writeArrayFieldStart("block_ids");
    for (int level = 1; level <= labels.levels(); level++) {
      json.writeObject(block(level, id));
    }
    json.writeEndArray();
  }

  private static String label(int level) {
    return "level_" + level;
  }

  private static String blockId(int level) {
    return label(level) + "_block_id";
  }

  private String key(int id) {
    return classes.keys().isEmpty() ? null : classes.keys().get(id);
  }

  private Integer block(int level, int id) {
    OptionalInt block = labels.blockId(level, id);
    return block.isPresent() ? block.getAsInt() : null;
  }
}
