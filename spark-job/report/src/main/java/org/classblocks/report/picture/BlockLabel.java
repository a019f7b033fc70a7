package org.classblocks.report.picture;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.classblocks.blocks.Block;
import org.classblocks.blocks.BlockForest;

/**
 * A block that is named at the side of the picture.
 *
 * @param block the block
 * @param level the number of named blocks around it
 */
record BlockLabel(Block block, int level) {
  /** Blocks nested deeper than this among named blocks stay without a name. */
  private static final int LEVELS = 6;

  /**
   * The largest blocks, larger ones first and equal ones by start, sorted by their starts, outer
   * ones before inner ones. A block that is nearly the whole of a named block around it adds
   * nothing and is passed over.
   *
   * <p>O(blocks x depth) time.
   *
   * @param limit the most names there is room for
   * @param smallest the fewest classes a block must have
   */
  static List<BlockLabel> choose(BlockForest forest, int limit, int smallest) {
    List<Block> bySize = new ArrayList<>(forest.blocks());
    bySize.sort(Comparator.comparingInt(Block::size).reversed().thenComparingInt(Block::start));
    BlockLabel[] chosen = new BlockLabel[bySize.size()];
    List<BlockLabel> labels = new ArrayList<>();
    for (Block block : bySize) {
      if (labels.size() == limit || block.size() < smallest) {
        break;
      }
      BlockLabel around = innermostAround(block, forest, chosen);
      int level = around == null ? 0 : around.level() + 1;
      boolean adds = around == null || 5L * block.size() <= 4L * around.block().size();
      if (adds && level < LEVELS) {
        chosen[block.id()] = new BlockLabel(block, level);
        labels.add(chosen[block.id()]);
      }
    }
    labels.sort(
        Comparator.comparingInt((BlockLabel label) -> label.block().start())
            .thenComparingInt(BlockLabel::level));
    return labels;
  }

  private static BlockLabel innermostAround(Block block, BlockForest forest, BlockLabel[] chosen) {
    int id = block.parentId();
    while (id >= 0 && chosen[id] == null) {
      id = forest.blocks().get(id).parentId();
    }
    return id < 0 ? null : chosen[id];
  }
}
