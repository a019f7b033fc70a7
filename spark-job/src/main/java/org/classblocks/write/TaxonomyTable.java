package org.classblocks.write;

import java.io.IOException;
import java.io.OutputStream;
import org.classblocks.blocks.NodeMatch;
import org.classblocks.blocks.TaxonomyAlignment;
import org.classblocks.blocks.TaxonomyGraph;

/**
 * The nodes of a taxonomy as a table: a row per node that has two classes or more with a
 * correlation, by the id of the node, with the block that fits it best. Of a node without any such
 * block the figures are null.
 */
final class TaxonomyTable {
  static final String PATH = "taxonomy/part-00000.parquet";

  private TaxonomyTable() {}

  static void write(TaxonomyAlignment alignment, OutputStream out) throws IOException {
    TaxonomyGraph graph = alignment.taxonomy().graph();
    ParquetTable.<NodeMatch>named("taxonomy")
        .text("node_id", match -> graph.id(match.node()))
        .text("node_name", match -> graph.name(match.node()))
        .int32("depth", match -> graph.depth(match.node()))
        .int32("size", NodeMatch::size)
        .int32("compared", NodeMatch::compared)
        .optionalInt32("block_id", match -> match.blockId() < 0 ? null : match.blockId())
        .finiteFloat64("f1", match -> match.overlap().f1())
        .finiteFloat64("jaccard", match -> match.overlap().jaccard())
        .finiteFloat64("precision", match -> match.overlap().precision())
        .finiteFloat64("recall", match -> match.overlap().recall())
        .write(alignment.nodes(), out);
  }
}
