package org.classblocks.moments;

import java.util.stream.IntStream;
import org.classblocks.linalg.Tile;
import org.classblocks.linalg.TileCounts;

/**
 * Says how many samples list each class and each pair of classes; all other scores are the absent
 * score. Immutable.
 *
 * <p>Memory: 4 bytes a pair if a {@link Builder} made it; none if all samples have all scores.
 */
public final class ListedPairs {
  /** Similarities of a class that fewer samples list rest on hardly any scores of its own. */
  public static final int FEW = 10;

  private final int size;
  private final long samples;
  private final Counts counts;

  private ListedPairs(int size, long samples, Counts counts) {
    this.size = size;
    this.samples = samples;
    this.counts = counts;
  }

  /** The number of samples that list two classes, or one of them if they are the same. */
  public interface Counts {
    int of(int a, int b);
  }

  /**
   * Counts that are held elsewhere.
   *
   * @param counts symmetric
   */
  public static ListedPairs of(int classCount, long samples, Counts counts) {
    return new ListedPairs(classCount, samples, counts);
  }

  /** Nothing is absent. */
  public static ListedPairs everywhere(int classCount, long samples) {
    return new ListedPairs(classCount, samples, null);
  }

  /** The number of classes, k. */
  public int size() {
    return size;
  }

  public long samples() {
    return samples;
  }

  /** Whether there are counts: not if nothing can be absent. */
  public boolean areCounted() {
    return counts != null;
  }

  /** The number of samples that list a class. */
  public long listed(int classId) {
    return both(classId, classId);
  }

  /** The number of samples that list two classes. */
  public long both(int a, int b) {
    return areCounted() ? counts.of(a, b) : samples;
  }

  /** The classes that some samples list, but fewer than {@value #FEW}, by id. */
  public int[] rarelyListed() {
    return areCounted()
        ? IntStream.range(0, size).filter(id -> listed(id) > 0 && listed(id) < FEW).toArray()
        : new int[0];
  }

  /** Fills in counts; those of no tile are zero. Not safe for use by several threads. */
  public static final class Builder {
    private final int[][] rows;
    private boolean isCounted;

    public Builder(int classCount) {
      rows = new int[classCount][];
    }

    /** Adds the counts of some samples for a tile, if it has any; it stays as it is. */
    public void accept(CoMoments coMoments) {
      coMoments.listings().ifPresent(this::accept);
    }

    private void accept(TileCounts counts) {
      Tile tile = counts.tile();
      for (int i = 0; i < tile.rows(); i++) {
        int id = tile.rowStart() + i;
        int first = tile.colStart() + counts.firstColumn(i);
        int[] row = counts.row(i);
        int[] target = row(id);
        for (int j = 0; j < row.length; j++) {
          target[first - id + j] += row[j];
        }
      }
    }

    /** Sets the count of two classes, or of one if they are the same. */
    public Builder set(int a, int b, int count) {
      row(Math.min(a, b))[Math.abs(a - b)] = count;
      return this;
    }

    /** The counts of a class and those after it. */
    private int[] row(int id) {
      if (!isCounted) {
        for (int i = 0; i < rows.length; i++) {
          rows[i] = new int[rows.length - i];
        }
        isCounted = true;
      }
      return rows[id];
    }

    /**
     * The counts; nothing may follow.
     *
     * @param samples the number of samples, which is every count where none was given
     */
    public ListedPairs result(long samples) {
      return new ListedPairs(
          rows.length, samples, isCounted ? (a, b) -> rows[Math.min(a, b)][Math.abs(a - b)] : null);
    }
  }
}
