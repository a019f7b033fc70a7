package org.classblocks.report.parts;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.classblocks.blocks.Block;
import org.classblocks.blocks.BlockForest;

/**
 * The blocks that a part shows: those inside it that begin and end with rows. In a part they have
 * numbers of their own, which count along their starts, outer ones first.
 *
 * @param blocks of the run
 * @param starts the first row of each
 * @param ends the row after the last of each
 * @param parents the number of the block around each that is shown; -1 for none
 * @param depths the number of shown blocks around each
 */
record PartBlocks(
    List<Block> blocks,
    List<Integer> starts,
    List<Integer> ends,
    List<Integer> parents,
    List<Integer> depths) {

  /** A step for each block of the run that begins in the part. */
  static PartBlocks of(BlockForest forest, Part part) {
    Map<Integer, Integer> rowAt = new HashMap<>();
    for (int row = 0; row < part.rows().size(); row++) {
      rowAt.put(part.rows().get(row).start(), row);
    }
    rowAt.put(part.end(), part.rows().size());
    PartBlocks shown =
        new PartBlocks(
            new ArrayList<>(),
            new ArrayList<>(),
            new ArrayList<>(),
            new ArrayList<>(),
            new ArrayList<>());
    int around = -1;
    for (int id = firstFrom(forest.blocks(), part.start()); id < forest.blocks().size(); id++) {
      Block block = forest.blocks().get(id);
      if (block.start() >= part.end()) {
        break;
      }
      if (rowAt.containsKey(block.start()) && rowAt.containsKey(block.end())) {
        while (around >= 0 && shown.blocks.get(around).end() <= block.start()) {
          around = shown.parents.get(around);
        }
        shown.add(block, rowAt.get(block.start()), rowAt.get(block.end()), around);
        around = shown.blocks.size() - 1;
      }
    }
    return shown;
  }

  private void add(Block block, int start, int end, int parent) {
    blocks.add(block);
    starts.add(start);
    ends.add(end);
    parents.add(parent);
    depths.add(parent < 0 ? 0 : depths.get(parent) + 1);
  }

  /** The id of the first block that does not start before a position. */
  private static int firstFrom(List<Block> blocks, int position) {
    int low = 0;
    int high = blocks.size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (blocks.get(middle).start() < position) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  int size() {
    return blocks.size();
  }

  /** The number of a block of the run; negative if it is not shown. O(log n) for n blocks. */
  int indexOf(int blockId) {
    int low = 0;
    int high = blocks.size() - 1;
    while (low <= high) {
      int middle = (low + high) >>> 1;
      int id = blocks.get(middle).id();
      if (id == blockId) {
        return middle;
      } else if (id < blockId) {
        low = middle + 1;
      } else {
        high = middle - 1;
      }
    }
    return -1;
  }
}
