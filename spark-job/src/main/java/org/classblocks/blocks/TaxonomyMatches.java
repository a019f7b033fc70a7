package org.classblocks.blocks;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * How the blocks compare with a taxonomy.
 *
 * @param ofBlocks the node that each block matches, by block id; nothing where it matches none
 * @param copheneticCorrelation see {@link TaxonomyAlignment.Agreement}, as of what follows
 * @param topNodes the number of nodes at the upper end of the taxonomy
 * @param adjustedRandIndex between these and the blocks at the top
 */
public record TaxonomyMatches(
    List<Optional<Match>> ofBlocks,
    double copheneticCorrelation,
    int topNodes,
    double adjustedRandIndex) {
  public TaxonomyMatches {
    ofBlocks = List.copyOf(ofBlocks);
  }

  /**
   * A node that a block matches.
   *
   * @param name its name
   * @param f1 how well the two fit
   */
  public record Match(String name, double f1) {
    public Match {
      Objects.requireNonNull(name);
    }
  }

  /** What an alignment has found. */
  public static TaxonomyMatches of(TaxonomyAlignment alignment) {
    List<Optional<Match>> ofBlocks = new ArrayList<>();
    for (int id = 0; id < alignment.blockCount(); id++) {
      BlockMatch found = alignment.match(id);
      ofBlocks.add(
          found.isMatch()
              ? Optional.of(
                  new Match(alignment.taxonomy().graph().name(found.node()), found.overlap().f1()))
              : Optional.empty());
    }
    TaxonomyAlignment.Agreement agreement = alignment.agreement();
    return new TaxonomyMatches(
        ofBlocks,
        agreement.copheneticCorrelation(),
        agreement.topNodes(),
        agreement.adjustedRandIndex());
  }

  /** How many blocks match a node. */
  public long matching() {
    return ofBlocks.stream().filter(Optional::isPresent).count();
  }
}
