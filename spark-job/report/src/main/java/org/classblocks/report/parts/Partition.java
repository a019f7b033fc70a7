package org.classblocks.report.parts;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.PriorityQueue;
import org.classblocks.blocks.Block;
import org.classblocks.blocks.BlockForest;

/**
 * Cuts the order of many classes into parts, each small enough to be shown.
 *
 * <p>A range is cut in two, as near to its middle as can be without cutting a block; only a block
 * that holds all of the range is cut, where blocks inside it begin or end. The largest range is cut
 * next, until there are as many rows as can be shown. A range that came about on the way and is
 * small enough is a part with a row for each class.
 *
 * <p>O(k + r log r) time for k classes and r rows of all parts.
 */
final class Partition {
  private static final int NONE = -1;

  /** Ranges that differ by a smaller factor are about as large. */
  private static final double ABOUT_AS_LARGE = 1.25;

  /** Larger ranges stay cut, in multiples of the mean of as many rows as can be shown. */
  private static final double MOST_OF_MEAN = 2;

  private static final Comparator<Range> NEXT_FIRST =
      Comparator.comparingInt(Range::weight).reversed().thenComparingInt(range -> range.start);

  private final int compared;
  private final int mostClasses;
  private final int mostRows;
  private final List<List<Block>> inside;
  private final List<Part> parts = new ArrayList<>();
  private final Deque<Range> waiting = new ArrayDeque<>();

  private Partition(BlockForest forest, int compared, int mostClasses, int mostRows) {
    this.compared = compared;
    this.mostClasses = mostClasses;
    this.mostRows = mostRows;
    this.inside = new ArrayList<>();
    for (int id = NONE; id < forest.blocks().size(); id++) {
      inside.add(new ArrayList<>(0));
    }
    forest.blocks().forEach(block -> inside.get(block.parentId() + 1).add(block));
  }

  /**
   * The parts, the whole first, and each before those inside it.
   *
   * @param forest the blocks, none of which is cut without need
   * @param classCount the number of classes, k, at least 1
   * @param compared how many of them have a correlation: the first in the order. The others are a
   *     row of the whole.
   * @param mostClasses the most classes of a part with a row for each
   * @param mostRows the most rows of other parts, at least 3
   */
  static List<Part> of(
      BlockForest forest, int classCount, int compared, int mostClasses, int mostRows) {
    Partition partition = new Partition(forest, compared, mostClasses, mostRows);
    partition.waiting.add(new Range(0, classCount, NONE, NONE, classCount));
    while (!partition.waiting.isEmpty()) {
      partition.add(partition.waiting.remove());
    }
    return List.copyOf(partition.parts);
  }

  /** Some positions, and the two ranges that they are cut into, if they are. */
  private static final class Range {
    private final int start;
    private final int end;
    private final int block;
    private final int parent;
    private final int weight;
    private Range left;
    private Range right;

    /**
     * @param block the id of a block that holds all of them; -1 for none
     * @param parent the id of the part in which they are rows
     * @param weight those of the largest weight are cut first
     */
    Range(int start, int end, int block, int parent, int weight) {
      this.start = start;
      this.end = end;
      this.block = block;
      this.parent = parent;
      this.weight = weight;
    }

    int size() {
      return end - start;
    }

    int weight() {
      return weight;
    }
  }

  private void add(Range range) {
    int id = parts.size();
    List<Part.Row> rows = new ArrayList<>();
    if (range.size() <= mostClasses) {
      for (int position = range.start; position < range.end; position++) {
        rows.add(new Part.Row(position, position + 1, NONE));
      }
    } else {
      addRows(range, cut(range, id), id, rows);
    }
    parts.add(new Part(id, range.parent, range.start, range.end, rows));
  }

  /**
   * Cuts a range into rows.
   *
   * @return the size up to which ranges are rows although they were cut: those that are about as
   *     large were not all cut, and rows are to be about equal
   */
  private int cut(Range whole, int part) {
    PriorityQueue<Range> largest = new PriorityQueue<>(NEXT_FIRST);
    largest.add(whole);
    int rows = 1;
    while (rows < mostRows && !largest.isEmpty()) {
      Range range = largest.remove();
      if (range.size() > 1) {
        cutInTwo(range, part);
        largest.add(range.left);
        largest.add(range.right);
        rows++;
      }
    }
    double uncut = largest.isEmpty() ? 0 : ABOUT_AS_LARGE * largest.peek().weight;
    return (int) Math.min(uncut, MOST_OF_MEAN * whole.size() / mostRows);
  }

  private void cutInTwo(Range range, int part) {
    int block = range.block;
    int place = range.start + range.size() / 2;
    if (range.start < compared && compared < range.end) {
      place = compared;
    } else {
      Block around = blockAround(place, block);
      while (around != null && around.start() <= range.start && range.end <= around.end()) {
        block = around.id();
        around = blockAround(place, block);
      }
      if (around != null) {
        boolean isStartNearer = place - around.start() <= around.end() - place;
        boolean canBeStart = around.start() > range.start;
        boolean canBeEnd = around.end() < range.end;
        place = canBeStart && (isStartNearer || !canBeEnd) ? around.start() : around.end();
      }
    }
    range.left = range(range.start, place, block, part);
    range.right = range(place, range.end, block, part);
  }

  /** Classes without a correlation come last; a whole is not cut for them. */
  private Range range(int start, int end, int block, int part) {
    boolean isLast = start >= compared && part == 0 && compared > 0;
    return new Range(start, end, block, part, isLast ? 0 : end - start);
  }

  /** The block right inside another one that a cut at a place would cut; null for none. */
  private Block blockAround(int place, int outer) {
    List<Block> blocks = inside.get(outer + 1);
    int low = 0;
    int high = blocks.size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (blocks.get(middle).end() <= place) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low < blocks.size() && blocks.get(low).start() < place ? blocks.get(low) : null;
  }

  /** Adds the rows of a range, from left to right, and notes which parts show them. */
  private void addRows(Range whole, int uncut, int id, List<Part.Row> rows) {
    Deque<Range> pending = new ArrayDeque<>();
    pending.push(whole);
    int partEnd = whole.start;
    int part = NONE;
    while (!pending.isEmpty()) {
      Range range = pending.pop();
      boolean isRow = range.left == null || range.size() <= uncut;
      boolean isPart = range.size() <= mostClasses || isRow;
      if (isPart && range.start >= partEnd) {
        part = id + waiting.size() + 1;
        partEnd = range.end;
        waiting.add(range);
      }
      if (isRow) {
        rows.add(new Part.Row(range.start, range.end, part));
      } else {
        pending.push(range.right);
        pending.push(range.left);
      }
    }
  }
}
