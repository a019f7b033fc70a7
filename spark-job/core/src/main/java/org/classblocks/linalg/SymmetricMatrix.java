package org.classblocks.linalg;

import java.util.stream.IntStream;

/**
 * A symmetric n x n matrix of doubles that holds one half of itself, in square tiles.
 *
 * <p>Tiles keep every Java array small whatever n is: 4 n (n + {@value #EDGE}) bytes in all, in
 * arrays of {@value #EDGE} x {@value #EDGE} doubles, so no index leaves the range of int. Entry (i,
 * j) and entry (j, i) are one number: symmetry is exact. Immutable; made by a {@link Builder}.
 */
public final class SymmetricMatrix {
  private static final int SHIFT = 7;
  private static final int EDGE = 1 << SHIFT;
  private static final int MASK = EDGE - 1;

  private final int size;
  private final double[][] tiles;

  private SymmetricMatrix(int size, double[][] tiles) {
    this.size = size;
    this.tiles = tiles;
  }

  /** A builder of an n x n matrix of zeros. */
  public static Builder builder(int size) {
    return new Builder(size);
  }

  /** The number of rows, which is the number of columns. */
  public int size() {
    return size;
  }

  /** Entry (i, j), both in 0..size-1. */
  public double at(int i, int j) {
    return i >= j ? tiles[tileOf(i, j)][offsetOf(i, j)] : tiles[tileOf(j, i)][offsetOf(j, i)];
  }

  /**
   * Copies row i into an array.
   *
   * @param i the row, in 0..size-1
   * @param row receives the entries (i, 0) to (i, size-1); at least size long
   */
  public void copyRow(int i, double[] row) {
    int tileRow = i >> SHIFT;
    for (int start = 0; start < size; start += EDGE) {
      int length = Math.min(EDGE, size - start);
      if (start >> SHIFT < tileRow) {
        System.arraycopy(tiles[tileOf(i, start)], offsetOf(i, 0), row, start, length);
      } else if (start >> SHIFT > tileRow) {
        double[] tile = tiles[tileOf(start, i)];
        for (int j = 0; j < length; j++) {
          row[start + j] = tile[offsetOf(j, i)];
        }
      } else {
        for (int j = start; j < start + length; j++) {
          row[j] = at(i, j);
        }
      }
    }
  }

  private static int tileOf(int i, int j) {
    int tileRow = i >> SHIFT;
    return tileRow * (tileRow + 1) / 2 + (j >> SHIFT);
  }

  private static int offsetOf(int i, int j) {
    return (i & MASK) << SHIFT | (j & MASK);
  }

  /** Makes one entry of a matrix from another. */
  public interface EntryOperator {
    /** The new value of entry (i, j), which is that of entry (j, i), from the old one. */
    double apply(int i, int j, double value);
  }

  /** Fills a matrix entry by entry. Several threads may set entries at once, each its own. */
  public static final class Builder {
    private final int size;
    private double[][] tiles;

    private Builder(int size) {
      if (size < 0) {
        throw new IllegalArgumentException("size must not be negative, found " + size);
      }
      this.size = size;
      int tileRows = (size + MASK) >> SHIFT;
      this.tiles = new double[tileRows * (tileRows + 1) / 2][EDGE * EDGE];
    }

    /** Sets entry (i, j), and with it entry (j, i). */
    public Builder set(int i, int j, double value) {
      if (i >= j) {
        tiles[tileOf(i, j)][offsetOf(i, j)] = value;
      } else {
        tiles[tileOf(j, i)][offsetOf(j, i)] = value;
      }
      return this;
    }

    /**
     * Replaces every entry by what an operator makes of it, each of a pair (i, j), (j, i) once. The
     * rows are spread over the cores.
     */
    public void replaceAll(EntryOperator operator) {
      IntStream.range(0, size).parallel().forEach(i -> replaceRow(i, operator));
    }

    private void replaceRow(int i, EntryOperator operator) {
      for (int j = 0; j <= i; j++) {
        double[] tile = tiles[tileOf(i, j)];
        int offset = offsetOf(i, j);
        tile[offset] = operator.apply(i, j, tile[offset]);
      }
    }

    /** The finished matrix, which takes the storage over: the builder cannot be used again. */
    public SymmetricMatrix build() {
      SymmetricMatrix matrix = new SymmetricMatrix(size, tiles);
      tiles = null;
      return matrix;
    }
  }
}
