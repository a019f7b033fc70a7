package org.classblocks.write;

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
import org.classblocks.blocks.CoarseLabels;
import org.classblocks.similarity.ClassList;

/**
 * Labels from blocks as CSV after RFC 4180, in UTF-8 with lines that end in {@code \n}: a header
 * and a row per class, by id, with the label and the block of each level. Any name comes back as it
 * was; a cell that says nothing is empty.
 */
final class BlockLabelsCsv {
  private BlockLabelsCsv() {}

  static void write(CoarseLabels labels, ClassList classes, OutputStream out) throws IOException {
    Writer text = new OutputStreamWriter(out, StandardCharsets.UTF_8);
    try (SequenceWriter rows =
        CsvMapper.builder()
            .disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET)
            .enable(CsvGenerator.Feature.STRICT_CHECK_FOR_QUOTING)
            .build()
            .writer(schema(labels.levels()))
            .writeValues(text)) {
      for (int id = 0; id < classes.size(); id++) {
        rows.write(row(labels, classes, id));
      }
    }
    text.flush();
  }

  private static CsvSchema schema(int levels) {
    CsvSchema.Builder columns =
        CsvSchema.builder()
            .addNumberColumn("class_id")
            .addColumn("class_name")
            .addColumn("class_key");
    for (int level = 1; level <= levels; level++) {
      columns.addNumberColumn("level_" + level).addNumberColumn("level_" + level + "_block_id");
    }
    return columns.build().withHeader();
  }

  /** The cells by column; of a list the writer would leave nulls out. */
  private static Map<String, Object> row(CoarseLabels labels, ClassList classes, int id) {
    Map<String, Object> cells = new HashMap<>();
    cells.put("class_id", id);
    cells.put("class_name", classes.name(id));
    cells.put("class_key", classes.keys().isEmpty() ? null : classes.keys().get(id));
    for (int level = 1; level <= labels.levels(); level++) {
      OptionalInt block = labels.blockId(level, id);
      cells.put("level_" + level, labels.label(level, id));
      cells.put("level_" + level + "_block_id", block.isPresent() ? block.getAsInt() : null);
    }
    return cells;
  }
}
