package org.classblocks.write;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.OutputStream;
import java.util.OptionalInt;
import org.classblocks.blocks.CoarseLabels;
import org.classblocks.similarity.ClassList;

/**
 * Labels from blocks as JSON: how many labels each level has, and an object per class, by id, with
 * its labels and blocks, the outermost level first. A block is null where a class is in none.
 */
final class BlockLabelsJson {
  private BlockLabelsJson() {}

  static void write(CoarseLabels labels, ClassList classes, OutputStream out) throws IOException {
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
        json.writeStringField(
            "class_key", classes.keys().isEmpty() ? null : classes.keys().get(id));
        writeLabels(labels, id, json);
        json.writeEndObject();
      }
      json.writeEndArray();
      json.writeEndObject();
      json.writeRaw('\n');
    }
  }

  private static void writeLabels(CoarseLabels labels, int id, JsonGenerator json)
      throws IOException {
    json.writeArrayFieldStart("labels");
    for (int level = 1; level <= labels.levels(); level++) {
      json.writeNumber(labels.label(level, id));
    }
    json.writeEndArray();
    json.writeArrayFieldStart("block_ids");
    for (int level = 1; level <= labels.levels(); level++) {
      OptionalInt block = labels.blockId(level, id);
      if (block.isPresent()) {
        json.writeNumber(block.getAsInt());
      } else {
        json.writeNull();
      }
    }
    json.writeEndArray();
  }
}
