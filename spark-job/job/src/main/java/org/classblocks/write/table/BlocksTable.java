package org.classblocks.write.table;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import org.classblocks.blocks.Block;
import org.classblocks.blocks.BlockForest;
import org.classblocks.blocks.errors.BlockErrors;
import org.classblocks.blocks.taxonomy.TaxonomyMatches;
import org.classblocks.similarity.ClassList;
import org.classblocks.write.parquet.ParquetRecords;
import org.classblocks.write.parquet.ParquetTable;

/**
 * The blocks as a table: a row per block, by id. Unknown numbers are null, and so are the columns
 * of a taxonomy if there is no taxonomy.
 */
public final class BlocksTable {
  public static final String PATH = "blocks/part-00000.parquet";

  private static final String ID = "block_id";
  private static final String PARENT = "parent_id";
  private static final String DEPTH = "depth";
  private static final String START = "start";
  private static final String END = "end";
  private static final String COHESION = "cohesion";
  private static final String SEPARATION = "separation";
  private static final String PERSISTENCE = "persistence";
  private static final String CONTRAST = "contrast";
  private static final String SUPPORT = "support";
  private static final String HUB = "hub_class_id";
  private static final String GENERAL = "general_class_id";
  private static final String NAME = "name";

  private BlocksTable() {}

  /**
   * Writes a row for each block.
   *
   * @param errors the errors in each block, if known
   */
  public static void write(
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
        .optionalInt32(GENERAL, block -> block.hasGeneralClass() ? block.generalClassId() : null)
        .text(
            "general_class_name",
            block -> block.hasGeneralClass() ? classes.name(block.generalClassId()) : null)
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

  /** A number for each block, NaN without errors. */
  private static ToDoubleFunction<Block> of(
      Optional<BlockErrors> errors, ToDoubleFunction<BlockErrors.OfBlock> number) {
    return block ->
        errors
            .map(known -> number.applyAsDouble(known.blocks().get(block.id())))
            .orElse(Double.NaN);
  }

  /**
   * The blocks of a table.
   *
   * @param file the bytes of the file
   * @param noiseFloor the largest correlation that chance alone is expected to give
   * @param classCount the number of classes, k
   * @throws IOException if they are not a Parquet file
   * @throws IllegalArgumentException if the table is not one of nested blocks
   */
  public static BlockForest read(byte[] file, double noiseFloor, int classCount)
      throws IOException {
    return new BlockForest(rows(file).map(BlocksTable::block).toList(), noiseFloor, classCount);
  }

  /**
   * The nodes of a taxonomy that fit the blocks of a table best, by block id.
   *
   * @param file the bytes of the file
   * @param forest the blocks of the table
   * @throws IOException if they are not a Parquet file
   */
  public static List<TaxonomyMatches.OfBlock> readMatches(byte[] file, BlockForest forest)
      throws IOException {
    return rows(file)
        .map(row -> TaxonomyFields.read(row, forest.blocks().get(row.int32(ID))))
        .toList();
  }

  private static Stream<ParquetRecords.Row> rows(byte[] file) throws IOException {
    return ParquetRecords.read(file).stream().sorted(Comparator.comparingInt(row -> row.int32(ID)));
  }

  private static Block block(ParquetRecords.Row row) {
    return new Block(
        row.int32(ID),
        row.isNull(PARENT) ? -1 : row.int32(PARENT),
        row.int32(DEPTH),
        row.int32(START),
        row.int32(END),
        row.float64(COHESION),
        row.float64(SEPARATION),
        row.float64(PERSISTENCE),
        row.float64(CONTRAST),
        row.float64(SUPPORT),
        row.int32(HUB),
        row.isNull(GENERAL) ? -1 : row.int32(GENERAL),
        row.text(NAME));
  }
}
