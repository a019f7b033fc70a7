package org.classblocks.write.table;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import org.classblocks.attributes.AttributeFinding;
import org.classblocks.blocks.BlockForest;
import org.classblocks.write.parquet.ParquetRecords;
import org.classblocks.write.parquet.ParquetTable;

/** What each attribute explains of each block, and of each link: two tables. */
public final class AttributeFindingsTable {
  public static final String BLOCKS = "block-attributes/part-00000.parquet";
  public static final String LINKS = "link-attributes/part-00000.parquet";

  private static final String BLOCK = "block_id";
  private static final String BLOCK_A = "block_a";
  private static final String BLOCK_B = "block_b";
  private static final String ATTRIBUTE = "attribute";
  private static final String P = "p";
  private static final String ADJUSTED_P = "adjusted_p";
  private static final String CONTRAST = "contrast";
  private static final String WITHOUT = "contrast_without";
  private static final String RANK = "rank";

  private AttributeFindingsTable() {}

  public static void writeBlocks(
      List<AttributeFinding> findings, BlockForest forest, OutputStream out) throws IOException {
    withNumbers(
            ParquetTable.<AttributeFinding>named("block_attributes")
                .int32(BLOCK, AttributeFinding::block)
                .text("name", one -> forest.blocks().get(one.block()).name()))
        .write(findings, out);
  }

  public static void writeLinks(
      List<AttributeFinding> findings, BlockForest forest, OutputStream out) throws IOException {
    withNumbers(
            ParquetTable.<AttributeFinding>named("link_attributes")
                .int32(BLOCK_A, AttributeFinding::block)
                .int32(BLOCK_B, AttributeFinding::otherBlock)
                .text("name_a", one -> forest.blocks().get(one.block()).name())
                .text("name_b", one -> forest.blocks().get(one.otherBlock()).name()))
        .write(findings, out);
  }

  private static ParquetTable<AttributeFinding> withNumbers(ParquetTable<AttributeFinding> table) {
    return table
        .text(ATTRIBUTE, AttributeFinding::attribute)
        .int32(RANK, AttributeFinding::rank)
        .finiteFloat64("share_explained", AttributeFinding::shareExplained)
        .float64(P, AttributeFinding::p)
        .float64(ADJUSTED_P, AttributeFinding::adjustedP)
        .finiteFloat64(CONTRAST, AttributeFinding::before)
        .finiteFloat64(WITHOUT, AttributeFinding::after)
        .bool("is_significant", AttributeFinding::isSignificant)
        .bool("is_unreliable", AttributeFinding::isUnreliable);
  }

  /**
   * The findings of one of the tables.
   *
   * @param file the bytes of the file
   * @throws IOException if they are not a Parquet file
   */
  public static List<AttributeFinding> read(byte[] file) throws IOException {
    return ParquetRecords.read(file).stream().map(AttributeFindingsTable::finding).toList();
  }

  private static AttributeFinding finding(ParquetRecords.Row row) {
    boolean isOfLink = !row.isNull(BLOCK_A);
    return new AttributeFinding(
        row.int32(isOfLink ? BLOCK_A : BLOCK),
        isOfLink ? row.int32(BLOCK_B) : -1,
        row.text(ATTRIBUTE),
        row.float64(CONTRAST),
        row.float64(WITHOUT),
        row.float64(P),
        row.float64(ADJUSTED_P),
        row.int32(RANK));
  }
}
