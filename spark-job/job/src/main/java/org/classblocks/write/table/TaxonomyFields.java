package org.classblocks.write.table;

import java.util.Optional;
import org.classblocks.blocks.Block;
import org.classblocks.blocks.taxonomy.Overlap;
import org.classblocks.blocks.taxonomy.TaxonomyMatches;
import org.classblocks.write.parquet.ParquetRecords;

/**
 * The columns of a block about the taxonomy: the node that it matches, and how well the best node
 * fits. If the best node fits too poorly for a match, its name is left out. Without a taxonomy all
 * are null or NaN.
 */
public record TaxonomyFields(Optional<TaxonomyMatches> matches) {
  static final String ID = "taxonomy_id";
  static final String NAME = "taxonomy_name";
  static final String F1 = "taxonomy_f1";
  static final String JACCARD = "taxonomy_jaccard";
  static final String PRECISION = "taxonomy_precision";
  static final String RECALL = "taxonomy_recall";

  private static final TaxonomyMatches.OfBlock NONE =
      new TaxonomyMatches.OfBlock(null, null, Overlap.NONE);

  /** The id of the node that a block matches, or null. */
  String id(Block block) {
    return of(block).id();
  }

  /** The name of the node that a block matches, or null. */
  String name(Block block) {
    return of(block).name();
  }

  /** How well the best node fits a block. */
  Overlap overlap(Block block) {
    return of(block).overlap();
  }

  private TaxonomyMatches.OfBlock of(Block block) {
    return matches.map(known -> known.ofBlocks().get(block.id())).orElse(NONE);
  }

  /** Reads the columns of a block. */
  static TaxonomyMatches.OfBlock read(ParquetRecords.Row row, Block block) {
    return new TaxonomyMatches.OfBlock(
        row.isNull(ID) ? null : row.text(ID),
        row.isNull(NAME) ? null : row.text(NAME),
        Overlap.ofBlock(block.size(), row.float64(PRECISION), row.float64(RECALL)));
  }
}
