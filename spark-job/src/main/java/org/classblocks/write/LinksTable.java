package org.classblocks.write;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import org.classblocks.blocks.BlockForest;
import org.classblocks.blocks.Link;

/**
 * The links between blocks as a table: a row per link, the clearest first, with its most similar
 * pairs.
 */
final class LinksTable {
  private LinksTable() {}

  static void write(List<Link> links, BlockForest forest, OutputStream out) throws IOException {
    ParquetTable.<Link>named("links")
        .int32("block_a", Link::blockA)
        .int32("block_b", Link::blockB)
        .text("name_a", link -> forest.blocks().get(link.blockA()).name())
        .text("name_b", link -> forest.blocks().get(link.blockB()).name())
        .float64("mean_similarity", Link::meanSimilarity)
        .float64("expected", Link::expected)
        .finiteFloat64("contrast", Link::contrast)
        .ints(
            "pair_class_ids_a", link -> link.pairs().stream().mapToInt(Link.Pair::classA).toArray())
        .ints(
            "pair_class_ids_b", link -> link.pairs().stream().mapToInt(Link.Pair::classB).toArray())
        .floats("pair_similarities", LinksTable::similarities)
        .write(links, out);
  }

  private static float[] similarities(Link link) {
    float[] similarities = new float[link.pairs().size()];
    for (int i = 0; i < similarities.length; i++) {
      similarities[i] = (float) link.pairs().get(i).similarity();
    }
    return similarities;
  }
}
