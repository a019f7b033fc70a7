package org.classblocks.write;

import java.io.IOException;
import java.io.OutputStream;
import org.classblocks.blocks.Block;
import org.classblocks.blocks.BlockForest;
import org.classblocks.similarity.ClassList;

/** The blocks as a table: a row per block, by id. Unknown numbers are null. */
final class BlocksTable {
  private BlocksTable() {}

  static void write(BlockForest forest, ClassList classes, OutputStream out) throws IOException {
    ParquetTable.<Block>named("blocks")
        .int32("block_id", Block::id)
        .optionalInt32("parent_id", block -> block.parentId() < 0 ? null : block.parentId())
        .int32("depth", Block::depth)
        .int32("start", Block::start)
        .int32("end", Block::end)
        .int32("size", Block::size)
        .finiteFloat64("cohesion", Block::cohesion)
        .finiteFloat64("separation", Block::separation)
        .finiteFloat64("persistence", Block::persistence)
        .finiteFloat64("contrast", Block::contrast)
        .finiteFloat64("support", Block::support)
        .int32("hub_class_id", Block::hubClassId)
        .text("hub_class_name", block -> classes.name(block.hubClassId()))
        .text("name", Block::name)
        .write(forest.blocks(), out);
  }
}
