package org.classblocks.write;

import java.io.IOException;
import java.io.OutputStream;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.classblocks.blocks.CoarseLabels;
import org.classblocks.similarity.ClassList;

/**
 * Labels from blocks as a table with the columns of the CSV: a row per class, by id. A spreadsheet
 * that opens the CSV runs names that begin with "=" as formulas; here names are texts.
 */
final class BlockLabelsTable {
  static final String PATH = "block-labels/part-00000.parquet";

  private BlockLabelsTable() {}

  static void write(CoarseLabels labels, ClassList classes, OutputStream out) throws IOException {
    ParquetTable<Integer> table =
        ParquetTable.<Integer>named("block_labels")
            .int32("class_id", id -> id)
            .text("class_name", classes::name)
            .text("class_key", id -> classes.keys().isEmpty() ? null : classes.keys().get(id));
    for (int i = 1; i <= labels.levels(); i++) {
      int level = i;
      table =
          table
              .int32("level_" + level, id -> labels.label(level, id))
              .optionalInt32(
                  "level_" + level + "_block_id", id -> block(labels.blockId(level, id)));
    }
    table.write(IntStream.range(0, classes.size()).boxed().toList(), out);
  }

  private static Integer block(OptionalInt id) {
    return id.isPresent() ? id.getAsInt() : null;
  }
}
