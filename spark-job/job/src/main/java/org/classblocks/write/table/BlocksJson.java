package org.classblocks.write.table;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import org.classblocks.blocks.Block;
import org.classblocks.blocks.BlockForest;
import org.classblocks.blocks.errors.BlockErrors;
import org.classblocks.blocks.errors.ConfusedPair;
import org.classblocks.order.ClassOrder;
import org.classblocks.similarity.ClassList;
import org.classblocks.write.format.Json;

/**
 * Writes the blocks as nested JSON: each with the ids of its classes in order, and with its
 * children. Unknown numbers are null. No recursion, so blocks may nest to any depth.
 */
public final class BlocksJson {
  public static final String PATH = "blocks.json";

  private final Optional<BlockErrors> errors;
  private final ClassOrder order;
  private final ClassList classes;
  private final TaxonomyFields taxonomy;
  private final JsonGenerator json;

  private BlocksJson(
      Optional<BlockErrors> errors,
      ClassOrder order,
      ClassList classes,
      TaxonomyFields taxonomy,
      JsonGenerator json) {
    this.errors = errors;
    this.order = order;
    this.classes = classes;
    this.taxonomy = taxonomy;
    this.json = json;
  }

  /**
   * Writes the blocks as a nested tree.
   *
   * @param errors what the classifier gets wrong in each block; without it nothing is said of it
   */
  public static void write(
      BlockForest forest,
      Optional<BlockErrors> errors,
      ClassOrder order,
      ClassList classes,
      TaxonomyFields taxonomy,
      OutputStream out)
      throws IOException {
    try (JsonGenerator json = Json.generator(out)) {
      new BlocksJson(errors, order, classes, taxonomy, json).write(forest);
      json.writeRaw('\n');
    }
  }

  /** Outer blocks come first, so the parent of a block is among the open ones. */
  private void write(BlockForest forest) throws IOException {
    json.writeStartObject();
    writeNumber("noise_floor", forest.noiseFloor());
    json.writeArrayFieldStart("blocks");
    Deque<Integer> open = new ArrayDeque<>();
    for (Block block : forest.blocks()) {
      closeInside(block.parentId(), open);
      open(block);
      open.push(block.id());
    }
    closeInside(-1, open);
    json.writeEndArray();
    json.writeEndObject();
  }

  private void open(Block block) throws IOException {
    json.writeStartObject();
    json.writeNumberField("block_id", block.id());
    if (block.parentId() < 0) {
      json.writeNullField("parent_id");
    } else {
      json.writeNumberField("parent_id", block.parentId());
    }
    json.writeNumberField("depth", block.depth());
    json.writeNumberField("start", block.start());
    json.writeNumberField("end", block.end());
    json.writeNumberField("size", block.size());
    writeNumber("cohesion", block.cohesion());
    writeNumber("separation", block.separation());
    writeNumber("persistence", block.persistence());
    writeNumber("contrast", block.contrast());
    writeNumber("support", block.support());
    json.writeNumberField("hub_class_id", block.hubClassId());
    json.writeStringField("hub_class_name", classes.name(block.hubClassId()));
    json.writeObjectField(
        "general_class_id", block.hasGeneralClass() ? block.generalClassId() : null);
    json.writeStringField(
        "general_class_name",
        block.hasGeneralClass() ? classes.name(block.generalClassId()) : null);
    json.writeStringField("name", block.name());
    json.writeStringField(TaxonomyFields.ID, taxonomy.id(block));
    json.writeStringField(TaxonomyFields.NAME, taxonomy.name(block));
    writeNumber(TaxonomyFields.F1, taxonomy.overlap(block).f1());
    writeNumber(TaxonomyFields.JACCARD, taxonomy.overlap(block).jaccard());
    writeNumber(TaxonomyFields.PRECISION, taxonomy.overlap(block).precision());
    writeNumber(TaxonomyFields.RECALL, taxonomy.overlap(block).recall());
    json.writeArrayFieldStart("class_ids");
    for (int position = block.start(); position < block.end(); position++) {
      json.writeNumber(order.classAt(position));
    }
    json.writeEndArray();
    if (errors.isPresent()) {
      writeErrors(errors.get().blocks().get(block.id()));
    }
    json.writeArrayFieldStart("children");
  }

  private void writeErrors(BlockErrors.OfBlock found) throws IOException {
    writeNumber("labels", found.labels());
    writeNumber("errors", found.errors());
    writeNumber("error_rate", found.errorRate());
    writeNumber("errors_inside", found.inside());
    writeNumber("inside_share", found.insideShare());
    json.writeArrayFieldStart("confusions");
    for (ConfusedPair pair : found.pairs()) {
      json.writeStartObject();
      json.writeNumberField("actual_id", pair.actual());
      json.writeNumberField("predicted_id", pair.predicted());
      json.writeNumberField("count", pair.count());
      json.writeStringField("actual_name", classes.name(pair.actual()));
      json.writeStringField("predicted_name", classes.name(pair.predicted()));
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  /** Ends the open blocks inside a block, or all of them for -1. */
  private void closeInside(int parentId, Deque<Integer> open) throws IOException {
    while (!open.isEmpty() && open.peek() != parentId) {
      open.pop();
      json.writeEndArray();
      json.writeEndObject();
    }
  }

  private void writeNumber(String field, double value) throws IOException {
    if (Double.isFinite(value)) {
      json.writeNumberField(field, value);
    } else {
      json.writeNullField(field);
    }
  }
}
