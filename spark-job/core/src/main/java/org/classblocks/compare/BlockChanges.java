package org.classblocks.compare;

import java.util.ArrayList;
import java.util.List;
import org.classblocks.blocks.Block;

/**
 * Says what became of each block of a run in a later one.
 *
 * <p>Every block of either run is in exactly one entry: matched blocks together, all others alone.
 * Matched blocks can be {@link BlockFate#SAME the same}; or the earlier one is split or the later
 * one merged, as {@link BlockSplits} says. If both, it is a split where more classes left than
 * joined. Otherwise the numbers of classes that joined and left decide. A block without a match was
 * split or merged, or is a part of a split or the result of a merger; or else it is gone or new.
 */
final class BlockChanges {
  private static final int NONE = -1;

  private final BlockMatching matching;
  private final BlockSplits splits;
  private final BlockSplits mergers;
  private final int[] splitOf;
  private final int[] mergerOf;
  private final List<BlockChange> entries = new ArrayList<>();

  private BlockChanges(
      List<Block> before, List<Block> after, List<BlockPair> pairs, BlockMatching matching) {
    this.matching = matching;
    this.splits = new BlockSplits(before.size(), after, pairs, matching.afterOf());
    List<BlockPair> reversed = pairs.stream().map(BlockPair::reversed).toList();
    this.mergers = new BlockSplits(after.size(), before, reversed, matching.beforeOf());
    this.splitOf = splits.wholes();
    this.mergerOf = mergers.wholes();
  }

  /**
   * The entries: those of earlier blocks by their ids, then those of later blocks that none is.
   *
   * @param pairs all pairs of blocks with common classes, by earlier block, then by later one
   */
  static List<BlockChange> of(
      List<Block> before, List<Block> after, List<BlockPair> pairs, BlockMatching matching) {
    BlockChanges changes = new BlockChanges(before, after, pairs, matching);
    before.forEach(block -> changes.addBefore(block.id()));
    after.forEach(block -> changes.addAfter(block.id()));
    return List.copyOf(changes.entries);
  }

  private void addBefore(int block) {
    BlockPair pair = matching.ofBefore(block);
    if (pair != null) {
      entries.add(matched(pair));
    } else if (!splits.parts(block).isEmpty()) {
      entries.add(
          BlockChange.alone(BlockFate.SPLIT, block, NONE, List.of(block), splits.parts(block)));
    } else if (mergerOf[block] != NONE) {
      int whole = mergerOf[block];
      entries.add(
          BlockChange.alone(BlockFate.MERGED, block, NONE, mergers.parts(whole), List.of(whole)));
    } else {
      entries.add(BlockChange.alone(BlockFate.GONE, block, NONE, List.of(block), List.of()));
    }
  }

  private void addAfter(int block) {
    if (matching.ofAfter(block) != null) {
      return;
    }
    if (!mergers.parts(block).isEmpty()) {
      entries.add(
          BlockChange.alone(BlockFate.MERGED, NONE, block, mergers.parts(block), List.of(block)));
    } else if (splitOf[block] != NONE) {
      int whole = splitOf[block];
      entries.add(
          BlockChange.alone(BlockFate.SPLIT, NONE, block, List.of(whole), splits.parts(whole)));
    } else {
      entries.add(BlockChange.alone(BlockFate.NEW, NONE, block, List.of(), List.of(block)));
    }
  }

  private BlockChange matched(BlockPair pair) {
    List<Integer> parts = splits.parts(pair.before());
    List<Integer> origins = mergers.parts(pair.after());
    boolean isSplit = !parts.isEmpty() && (origins.isEmpty() || pair.left() > pair.joined());
    if (pair.isIdentical()) {
      return BlockChange.of(BlockFate.SAME, pair, List.of(pair.before()), List.of(pair.after()));
    } else if (isSplit) {
      return BlockChange.of(BlockFate.SPLIT, pair, List.of(pair.before()), parts);
    } else if (!origins.isEmpty()) {
      return BlockChange.of(BlockFate.MERGED, pair, origins, List.of(pair.after()));
    }
    BlockChange resized =
        BlockChange.of(BlockFate.CHANGED, pair, List.of(pair.before()), List.of(pair.after()));
    return resized.with(resized.growth(), Double.NaN);
  }
}
