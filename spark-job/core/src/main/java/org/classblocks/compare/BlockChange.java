package org.classblocks.compare;

import java.util.List;

/**
 * What became of one block. Classes are counted as far as both runs have them.
 *
 * @param before the id of the earlier block, or -1 if none is this one
 * @param after the id of the later block, or -1 if none is this one
 * @param shared how many classes are in both
 * @param joined how many are in the later one only
 * @param left how many are in the earlier one only
 * @param jaccard the classes in both over those in either; NaN without one of them
 * @param befores the earlier blocks that took part: of a merger all that have merged
 * @param afters the later blocks that took part: of a split all parts
 * @param pValue how likely sampling alone gives such a change to any block; NaN if the block is the
 *     same, or a run has no folds
 */
public record BlockChange(
    BlockFate fate,
    int before,
    int after,
    int shared,
    int joined,
    int left,
    double jaccard,
    List<Integer> befores,
    List<Integer> afters,
    double pValue) {
  public BlockChange {
    befores = List.copyOf(befores);
    afters = List.copyOf(afters);
  }

  /** What it is if the block only grew or shrank. */
  BlockFate growth() {
    return joined == left ? BlockFate.CHANGED : joined > left ? BlockFate.GREW : BlockFate.SHRANK;
  }

  /** The same with another fate, after a test. */
  BlockChange with(BlockFate tested, double p) {
    return new BlockChange(
        tested, before, after, shared, joined, left, jaccard, befores, afters, p);
  }

  static BlockChange of(
      BlockFate fate, BlockPair pair, List<Integer> befores, List<Integer> afters) {
    return new BlockChange(
        fate,
        pair.before(),
        pair.after(),
        pair.shared(),
        pair.joined(),
        pair.left(),
        pair.jaccard(),
        befores,
        afters,
        Double.NaN);
  }

  /** Of a block that is matched with none. */
  static BlockChange alone(
      BlockFate fate, int before, int after, List<Integer> befores, List<Integer> afters) {
    return new BlockChange(fate, before, after, 0, 0, 0, Double.NaN, befores, afters, Double.NaN);
  }
}
