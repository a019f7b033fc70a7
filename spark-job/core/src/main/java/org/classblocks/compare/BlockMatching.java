package org.classblocks.compare;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Matches the blocks of an earlier run with those of a later one, one-to-one.
 *
 * <p>Blocks with the same members are matched first, outer with outer if several have the same. The
 * others are matched so that the sum of their Jaccard indices is as large as possible, among {@link
 * BlockPair#isRecognisable recognisable} pairs only.
 *
 * <p>Matching the same first costs nothing, since 1 less the Jaccard index is a metric. If A = B,
 * then for any C and D the pairs (A, B) and (C, D) sum up to at least as much as (A, D) and (C, B).
 * Cost: that of {@link MaximumWeightMatching}.
 */
final class BlockMatching {
  private static final int NONE = -1;

  private final BlockPair[] ofBefore;
  private final BlockPair[] ofAfter;

  /**
   * Matches blocks.
   *
   * @param before how many blocks the earlier run has
   * @param after how many the later run has
   * @param pairs all pairs of blocks with common classes, by earlier block, then by later one
   */
  BlockMatching(int before, int after, List<BlockPair> pairs) {
    ofBefore = new BlockPair[before];
    ofAfter = new BlockPair[after];
    for (BlockPair pair : pairs) {
      if (pair.isIdentical() && isFree(pair)) {
        match(pair);
      }
    }
    List<BlockPair> open =
        pairs.stream().filter(pair -> pair.isRecognisable() && isFree(pair)).toList();
    List<MaximumWeightMatching.Edge> edges = new ArrayList<>();
    for (BlockPair pair : open) {
      edges.add(new MaximumWeightMatching.Edge(pair.before(), pair.after(), pair.jaccard()));
    }
    int[] matched = MaximumWeightMatching.of(before, after, edges);
    open.stream().filter(pair -> matched[pair.before()] == pair.after()).forEach(this::match);
  }

  private boolean isFree(BlockPair pair) {
    return ofBefore[pair.before()] == null && ofAfter[pair.after()] == null;
  }

  private void match(BlockPair pair) {
    ofBefore[pair.before()] = pair;
    ofAfter[pair.after()] = pair;
  }

  /** The pair of an earlier block, or null. */
  BlockPair ofBefore(int block) {
    return ofBefore[block];
  }

  /** The pair of a later block, or null. */
  BlockPair ofAfter(int block) {
    return ofAfter[block];
  }

  /** The later block of each earlier one, or -1. */
  int[] afterOf() {
    return Arrays.stream(ofBefore).mapToInt(pair -> pair == null ? NONE : pair.after()).toArray();
  }

  /** The earlier block of each later one, or -1. */
  int[] beforeOf() {
    return Arrays.stream(ofAfter).mapToInt(pair -> pair == null ? NONE : pair.before()).toArray();
  }
}
