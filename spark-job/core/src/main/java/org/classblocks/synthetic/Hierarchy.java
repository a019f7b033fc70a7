package org.classblocks.synthetic;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.classblocks.Text;

/**
 * The planted truth: in which block each of k classes sits on each of L levels, outermost first.
 *
 * <p>Blocks nest: a class in a block of one level is in a block of every level outside it, and all
 * classes of a block share the block around it. Blocks of a level are numbered from 0. Immutable.
 */
public final class Hierarchy {
  /** What {@link #block} says of a class that is in no block of the level. */
  public static final int NONE = -1;

  private final List<String> names;
  private final int[][] blocks;
  private final int[][] parents;

  /**
   * @param names the name of class c at index c
   * @param blocks the block of class c on level l at [l][c], or {@link #NONE}; handed over
   * @throws IllegalArgumentException if the blocks do not nest
   */
  public Hierarchy(List<String> names, int[][] blocks) {
    this.names = List.copyOf(names);
    this.blocks = blocks;
    this.parents = new int[blocks.length][];
    for (int level = 0; level < blocks.length; level++) {
      parents[level] = parents(level);
    }
  }

  private int[] parents(int level) {
    int count = Arrays.stream(blocks[level]).max().orElse(NONE) + 1;
    int[] parents = new int[count];
    Arrays.fill(parents, NONE);
    for (int id = 0; id < names.size(); id++) {
      int block = blocks[level][id];
      if (block == NONE || level == 0) {
        continue;
      }
      int parent = blocks[level - 1][id];
      if (parent == NONE || (parents[block] != NONE && parents[block] != parent)) {
        throw new IllegalArgumentException(
            Text.of("block %d of level %d is not inside one block", block, level));
      }
      parents[block] = parent;
    }
    return parents;
  }

  public int classes() {
    return names.size();
  }

  /** The number of levels, L. */
  public int levels() {
    return blocks.length;
  }

  /** The number of blocks on a level, in 0..L-1 from the outermost. */
  public int blocks(int level) {
    return parents[level].length;
  }

  /** The block of a class on a level, in 0..L-1 from the outermost, or {@link #NONE}. */
  public int block(int level, int classId) {
    return blocks[level][classId];
  }

  /** The block of the level above that holds this block; {@link #NONE} on the outermost level. */
  public int parent(int level, int block) {
    return parents[level][block];
  }

  public String name(int classId) {
    return names.get(Objects.checkIndex(classId, names.size()));
  }

  /** The names of all classes, by class id. */
  public List<String> names() {
    return names;
  }
}
