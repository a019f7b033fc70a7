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
 * come from a taxonomy that there is not. The blocks can be had back from it by {@link
 * StoredBlocks}.
 */
final class BlocksTable {
  static final String PATH = "blocks/part-00000.parquet";

  static final String ID = "block_id";
  static final String PARENT = "parent_id";
  static final String DEPTH = "depth";
  static final String START = "start";
  static final String END = "end";
  static final String COHESION = "cohesion";
  static final String SEPARATION = "separation";
  static final String PERSISTENCE = "persistence";
  static final String CONTRAST = "contrast";
  static final String SUPPORT = "support";
  static final String HUB = "hub_class_id";
  static final String NAME = "name";

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
        .int32(ID, Block::id)
        .optionalInt32(PARENT, block -> block.parentId() < 0 ? null : block.parentId())
        .int32(DEPTH, Block::depth)
        .int32(START, Block::start)
        .int32(END, Block::end)
        .int32("size", Block::size)
        .finiteFloat64(COHESION, Block::cohesion)
        .finiteFloat64(SEPARATION, Block::separation)
        .finiteFloat64(PERSISTENCE, Block::persistence)
        .finiteFloat64(CONTRAST, Block::contrast)
        .finiteFloat64(SUPPORT, Block::support)
        .int32(HUB, Block::hubClassId)
        .text("hub_class_name", block -> classes.name(block.hubClassId()))
        .text(NAME, Block::name)
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
