package org.classblocks.blocks;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.classblocks.order.ClassOrder;

/**
 * Nested blocks: two of them are disjoint or one lies inside the other. Immutable.
 *
 * <p>Blocks come in the order of their start, outer ones first, and their ids count along.
 */
public final class BlockForest {
  private final List<Block> blocks;
  private final double noiseFloor;
  private final int[] innermost;

  /**
   * @param blocks by start, outer before inner, with ids 0, 1, ...
   * @param noiseFloor the largest correlation that chance alone is expected to give
   * @param classCount the number of positions, k
   * @throws IllegalArgumentException if ids, order, parents, depths or bounds contradict the
   *     nesting
   */
  public BlockForest(List<Block> blocks, double noiseFloor, int classCount) {
    this.blocks = List.copyOf(blocks);
    this.noiseFloor = noiseFloor;
    this.innermost = new int[classCount];
    Arrays.fill(innermost, -1);
    for (int id = 0; id < blocks.size(); id++) {
      Block block = blocks.get(id);
      if (block.id() != id || !isNested(block)) {
        throw new IllegalArgumentException("not nested: " + block);
      }
      Arrays.fill(innermost, block.start(), block.end(), id);
    }
  }

  /** Whether a block lies where its parent and depth say, given all blocks before it. */
  private boolean isNested(Block block) {
    boolean inBounds =
        block.start() >= 0 && block.start() < block.end() && block.end() <= innermost.length;
    boolean inOrder = block.id() == 0 || blocks.get(block.id() - 1).start() <= block.start();
    if (!inBounds
        || !inOrder
        || innermost[block.start()] != block.parentId()
        || innermost[block.end() - 1] != block.parentId()) {
      return false;
    }
    return block.parentId() < 0
        ? block.depth() == 0
        : block.depth() == blocks.get(block.parentId()).depth() + 1
            && block.size() < blocks.get(block.parentId()).size();
  }

  /**
   * The same blocks with their support.
   *
   * @param support by block id, from 0 to 1
   */
  public BlockForest withSupport(double[] support) {
    return new BlockForest(
        blocks.stream().map(block -> block.withSupport(support[block.id()])).toList(),
        noiseFloor,
        innermost.length);
  }

  /**
   * The same blocks with other names.
   *
   * @param names by block id, for those that have another one
   */
  public BlockForest withNames(Map<Integer, String> names) {
    return new BlockForest(
        blocks.stream()
            .map(block -> block.withName(names.getOrDefault(block.id(), block.name())))
            .toList(),
        noiseFloor,
        innermost.length);
  }

  /**
   * The same blocks in another order of the same dendrogram. Their ids count along that order.
   *
   * <p>O(k d) time for k classes in blocks of depth d.
   *
   * @param from the order that the blocks are in
   * @param to the other order
   */
  public BlockForest reordered(ClassOrder from, ClassOrder to) {
    int[] starts = blocks.stream().mapToInt(block -> start(block, from, to)).toArray();
    List<Block> sorted =
        blocks.stream()
            .sorted(
                Comparator.<Block>comparingInt(block -> starts[block.id()])
                    .thenComparing(Comparator.comparingInt(Block::size).reversed()))
            .toList();
    int[] ids = new int[blocks.size()];
    for (int id = 0; id < ids.length; id++) {
      ids[sorted.get(id).id()] = id;
    }
    return new BlockForest(
        sorted.stream()
            .map(
                block ->
                    block.moved(
                        ids[block.id()],
                        block.parentId() < 0 ? -1 : ids[block.parentId()],
                        starts[block.id()]))
            .toList(),
        noiseFloor,
        innermost.length);
  }

  private static int start(Block block, ClassOrder from, ClassOrder to) {
    return block.classes(from.permutation()).stream().mapToInt(to::positionOf).min().orElseThrow();
  }

  public List<Block> blocks() {
    return blocks;
  }

  /** The largest correlation that chance alone is expected to give among all pairs of classes. */
  public double noiseFloor() {
    return noiseFloor;
  }

  /** The blocks that lie in no other, by start. */
  public List<Block> roots() {
    return childrenOf(-1);
  }

  /** The blocks directly inside a block, by start. */
  public List<Block> children(Block block) {
    return childrenOf(block.id());
  }

  private List<Block> childrenOf(int parentId) {
    return blocks.stream().filter(block -> block.parentId() == parentId).toList();
  }

  /** The id of the smallest block at a position, or -1. */
  public int innermostAt(int position) {
    return innermost[position];
  }

  /** The ids of the blocks around a position, outermost first; empty where there is none. */
  public List<Integer> pathAt(int position) {
    List<Integer> path = new ArrayList<>();
    for (int id = innermost[position]; id >= 0; id = blocks.get(id).parentId()) {
      path.add(0, id);
    }
    return path;
  }
}
