package org.classblocks.write.table;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import org.classblocks.blocks.Block;
import org.classblocks.blocks.BlockForest;
import org.classblocks.blocks.taxonomy.Overlap;
import org.classblocks.blocks.taxonomy.TaxonomyMatches;
import org.classblocks.write.parquet.ParquetRecords;
import org.classblocks.write.parquet.ParquetTable;

/**
 * The nodes of a taxonomy as a table: a row per node that has two classes or more with a
 * correlation, by the id of the node, with the block that fits it best. Of a node without any such
 * block the figures are null.
 */
public final class TaxonomyTable {
  public static final String PATH = "taxonomy/part-00000.parquet";

  private static final String ID = "node_id";
  private static final String NAME = "node_name";
  private static final String DEPTH = "depth";
  private static final String SIZE = "size";
  private static final String COMPARED = "compared";
  private static final String START = "start";
  private static final String END = "end";
  private static final String BLOCK = "block_id";
  private static final String PRECISION = "precision";
  private static final String RECALL = "recall";

  private TaxonomyTable() {}

  public static void write(List<TaxonomyMatches.OfNode> nodes, OutputStream out)
      throws IOException {
    ParquetTable.<TaxonomyMatches.OfNode>named("taxonomy")
        .text(ID, TaxonomyMatches.OfNode::id)
        .text(NAME, TaxonomyMatches.OfNode::name)
        .int32(DEPTH, TaxonomyMatches.OfNode::depth)
        .int32(SIZE, TaxonomyMatches.OfNode::size)
        .int32(COMPARED, TaxonomyMatches.OfNode::compared)
        .int32(START, TaxonomyMatches.OfNode::start)
        .int32(END, TaxonomyMatches.OfNode::end)
        .optionalInt32(BLOCK, node -> node.blockId() < 0 ? null : node.blockId())
        .finiteFloat64("f1", node -> node.overlap().f1())
        .finiteFloat64("jaccard", node -> node.overlap().jaccard())
        .finiteFloat64(PRECISION, node -> node.overlap().precision())
        .finiteFloat64(RECALL, node -> node.overlap().recall())
        .write(nodes, out);
  }

  /** The nodes of a table, whose blocks are known. Earlier versions did not write positions. */
  public static List<TaxonomyMatches.OfNode> read(byte[] file, BlockForest forest)
      throws IOException {
    return ParquetRecords.read(file).stream().map(row -> node(row, forest.blocks())).toList();
  }

  private static TaxonomyMatches.OfNode node(ParquetRecords.Row row, List<Block> blocks) {
    int block = row.isNull(BLOCK) ? -1 : row.int32(BLOCK);
    return new TaxonomyMatches.OfNode(
        row.text(ID),
        row.text(NAME),
        row.int32(DEPTH),
        row.int32(SIZE),
        row.int32(COMPARED),
        row.isNull(START) ? -1 : row.int32(START),
        row.isNull(END) ? -1 : row.int32(END),
        block,
        block < 0
            ? Overlap.NONE
            : Overlap.ofBlock(
                blocks.get(block).size(), row.float64(PRECISION), row.float64(RECALL)));
  }
}
