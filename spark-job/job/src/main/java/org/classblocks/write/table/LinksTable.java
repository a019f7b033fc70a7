package org.classblocks.write.table;

import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import org.classblocks.blocks.BlockForest;
import org.classblocks.blocks.Link;
import org.classblocks.similarity.Similarity;
import org.classblocks.write.parquet.ParquetRecords;
import org.classblocks.write.parquet.ParquetTable;

/**
 * The links between blocks as a table: a row per link, the clearest first, with its most similar
 * pairs.
 */
public final class LinksTable {
  public static final String PATH = "links/part-00000.parquet";

  private static final String BLOCK_A = "block_a";
  private static final String BLOCK_B = "block_b";
  private static final String SIMILARITY = "mean_similarity";
  private static final String EXPECTED = "expected";
  private static final String CONTRAST = "contrast";
  private static final String CLASSES_A = "pair_class_ids_a";
  private static final String CLASSES_B = "pair_class_ids_b";

  private LinksTable() {}

  public static void write(List<Link> links, BlockForest forest, OutputStream out)
      throws IOException {
    ParquetTable.<Link>named("links")
        .int32(BLOCK_A, Link::blockA)
        .int32(BLOCK_B, Link::blockB)
        .text("name_a", link -> forest.blocks().get(link.blockA()).name())
        .text("name_b", link -> forest.blocks().get(link.blockB()).name())
        .float64(SIMILARITY, Link::meanSimilarity)
        .float64(EXPECTED, Link::expected)
        .finiteFloat64(CONTRAST, Link::contrast)
        .ints(CLASSES_A, link -> link.pairs().stream().mapToInt(Link.Pair::classA).toArray())
        .ints(CLASSES_B, link -> link.pairs().stream().mapToInt(Link.Pair::classB).toArray())
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

  /**
   * The links of a table.
   *
   * @param file the bytes of the file
   * @param similarity the similarities of the pairs, which the table has with fewer digits
   * @throws IOException if they are not a Parquet file
   * @throws RuntimeException if the table is not one of links
   */
  public static List<Link> read(byte[] file, Similarity similarity) throws IOException {
    return ParquetRecords.read(file).stream().map(row -> link(row, similarity)).toList();
  }

  private static Link link(ParquetRecords.Row row, Similarity similarity) {
    int[] a = row.ints(CLASSES_A);
    int[] b = row.ints(CLASSES_B);
    List<Link.Pair> pairs = new ArrayList<>();
    for (int i = 0; i < a.length; i++) {
      pairs.add(new Link.Pair(a[i], b[i], similarity.at(a[i], b[i])));
    }
    return new Link(
        row.int32(BLOCK_A),
        row.int32(BLOCK_B),
        row.float64(SIMILARITY),
        row.float64(EXPECTED),
        row.float64(CONTRAST),
        pairs);
  }
}
