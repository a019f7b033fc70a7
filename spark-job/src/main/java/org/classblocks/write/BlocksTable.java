package org.classblocks.write;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import org.classblocks.blocks.Block;
import org.classblocks.blocks.BlockErrors;
import org.classblocks.blocks.BlockForest;
import org.classblocks.similarity.ClassList;

/**
 * The blocks as a table: a row per block, by id. Unknown numbers are null, and so is what would
 * come from a taxonomy that there is not.
 */
final class BlocksTable {
  private BlocksTable() {}

  /**
   * @param errors what the classifier gets wrong in each block, if that is known
   */
  static void write(
      BlockForest forest,
      Optional<BlockErrors> errors,
      ClassList classes,
      TaxonomyFields taxonomy,
      OutputStream out)
      throws IOException {
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
        .finiteFloat64("labels", of(errors, BlockErrors.OfBlock::labels))
        .finiteFloat64("errors", of(errors, BlockErrors.OfBlock::errors))
        .finiteFloat64("error_rate", of(errors, BlockErrors.OfBlock::errorRate))
        .finiteFloat64("errors_inside", of(errors, BlockErrors.OfBlock::inside))
        .finiteFloat64("inside_share", of(errors, BlockErrors.OfBlock::insideShare))
        .text(TaxonomyFields.ID, taxonomy::id)
        .text(TaxonomyFields.NAME, taxonomy::name)
        .finiteFloat64(TaxonomyFields.F1, block -> taxonomy.overlap(block).f1())
        .finiteFloat64(TaxonomyFields.JACCARD, block -> taxonomy.overlap(block).jaccard())
        .finiteFloat64(TaxonomyFields.PRECISION, block -> taxonomy.overlap(block).precision())
        .finiteFloat64(TaxonomyFields.RECALL, block -> taxonomy.overlap(block).recall())
        .write(forest.blocks(), out);
  }

  /** A number for each block, NaN where nothing is known of errors. */
  private static ToDoubleFunction<Block> of(
      Optional<BlockErrors> errors, ToDoubleFunction<BlockErrors.OfBlock> number) {
    return block ->
        errors
            .map(known -> number.applyAsDouble(known.blocks().get(block.id())))
            .orElse(Double.NaN);
  }
}
