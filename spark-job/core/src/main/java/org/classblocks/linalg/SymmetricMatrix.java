package org.classblocks.linalg;

import java.util.stream.IntStream;

/**
 * A symmetric n x n matrix of doubles that holds one half of itself, in square tiles.
 *
 * <p>Tiles keep every Java array small whatever n is: 4 n (n + {@value #EDGE}) bytes in all, in
 * arrays of {@value #EDGE} x {@value #EDGE} doubles, so no index leaves the range of int. Entry (i,
 * j) and entry (j, i) are one number: symmetry is exact. Immutable; made by a {@link Builder}.
 *
 * <p>Half of a row of the matrix lies in columns of tiles. So a tile is cut into panels of {@value
 * #WIDTH} columns, each of which is stored row by row. A column is then read from memory that lies
 * side by side, and the same lines of the cache hold the other columns of the panel.
 */
public final class SymmetricMatrix {
  private static final int SHIFT = 7;
  private static final int EDGE = 1 << SHIFT;
  private static final int MASK = EDGE - 1;
  private static final int PANEL_SHIFT = 2;
  private static final int WIDTH = 1 << PANEL_SHIFT;
  private static final int PANEL = EDGE << PANEL_SHIFT;

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
    int diagonal = i >> SHIFT;
    for (int tileCol = 0; tileCol < diagonal; tileCol++) {
      copyRowOf(tiles[tileOf(i, tileCol << SHIFT)], i, row, tileCol << SHIFT);
    }
    int start = diagonal << SHIFT;
    for (int j = start; j < Math.min(start + EDGE, size); j++) {
      row[j] = at(i, j);
    }
    for (int next = start + EDGE; next < size; next += EDGE) {
      copyColumnOf(tiles[tileOf(next, i)], i, row, next);
    }
  }

  private static void copyRowOf(double[] tile, int i, double[] target, int start) {
    int offset = offsetOf(i, 0);
    for (int j = 0; j < EDGE; j += WIDTH, offset += PANEL) {
      System.arraycopy(tile, offset, target, start + j, WIDTH);
    }
  }

  private void copyColumnOf(double[] tile, int j, double[] target, int start) {
    int offset = offsetOf(0, j);
    int end = Math.min(start + EDGE, size);
    for (int i = start; i < end; i++, offset += WIDTH) {
      target[i] = tile[offset];
    }
  }

  private static int tileOf(int i, int j) {
    int tileRow = i >> SHIFT;
    return tileRow * (tileRow + 1) / 2 + (j >> SHIFT);
  }

  private static int offsetOf(int i, int j) {
    return (j & MASK) >> PANEL_SHIFT << (SHIFT + PANEL_SHIFT)
        | (i & MASK) << PANEL_SHIFT
        | (j & (WIDTH - 1));
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
     * Replaces every entry by what an operator makes of it, each of a pair (i, j), (j, i) once.
     * Rows of tiles are spread over the cores.
     */
    public void replaceAll(EntryOperator operator) {
      IntStream.range(0, (size + MASK) >> SHIFT)
          .parallel()
          .map(tileRow -> tileRow << SHIFT)
          .forEach(
              rowStart -> {
                for (int colStart = 0; colStart <= rowStart; colStart += EDGE) {
                  replaceTile(rowStart, colStart, operator);
                }
              });
    }

    private void replaceTile(int rowStart, int colStart, EntryOperator operator) {
      double[] tile = tiles[tileOf(rowStart, colStart)];
      int rowEnd = Math.min(rowStart + EDGE, size);
      for (int i = rowStart; i < rowEnd; i++) {
        int colEnd = Math.min(colStart + EDGE, i + 1);
        for (int j = colStart; j < colEnd; j++) {
          int offset = offsetOf(i, j);
          tile[offset] = operator.apply(i, j, tile[offset]);
        }
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
