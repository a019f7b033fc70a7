package org.classblocks.write;

import java.util.Optional;
import org.classblocks.blocks.Block;
import org.classblocks.blocks.BlockMatch;
import org.classblocks.blocks.Overlap;
import org.classblocks.blocks.TaxonomyAlignment;

/**
 * What a taxonomy says of a block: the node it matches, and how well the best one fits. Where the
 * best one fits too poorly to be a match, its figures are told, but not its name, which somebody
 * would take for the block's. Without a taxonomy all is null or NaN.
 */
final class TaxonomyFields {
  static final String ID = "taxonomy_id";
  static final String NAME = "taxonomy_name";
  static final String F1 = "taxonomy_f1";
  static final String JACCARD = "taxonomy_jaccard";
  static final String PRECISION = "taxonomy_precision";
  static final String RECALL = "taxonomy_recall";

  private final Optional<TaxonomyAlignment> alignment;

  TaxonomyFields(Optional<TaxonomyAlignment> alignment) {
    this.alignment = alignment;
  }

  /** The id of the node that a block matches, or null. */
  String id(Block block) {
    return alignment
        .filter(known -> known.match(block.id()).isMatch())
        .map(known -> known.taxonomy().graph().id(known.match(block.id()).node()))
        .orElse(null);
  }

  /** The name of the node that a block matches, or null. */
  String name(Block block) {
    return alignment
        .filter(known -> known.match(block.id()).isMatch())
        .map(known -> known.taxonomy().graph().name(known.match(block.id()).node()))
        .orElse(null);
  }

  /** How well the best node fits a block. */
  Overlap overlap(Block block) {
    return alignment.map(known -> known.match(block.id())).orElse(BlockMatch.NONE).overlap();
  }
}
