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
    List<Integer> afters) {
  public BlockChange {
    befores = List.copyOf(befores);
    afters = List.copyOf(afters);
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
        afters);
  }

  /** Of a block that is matched with none. */
  static BlockChange alone(
      BlockFate fate, int before, int after, List<Integer> befores, List<Integer> afters) {
    return new BlockChange(fate, before, after, 0, 0, 0, Double.NaN, befores, afters);
  }
}
