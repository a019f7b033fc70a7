package org.classblocks.report.pairs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.classblocks.report.model.ReportFiles;

/**
 * A matrix too large for a page, as files of square tiles beside it, at levels. At level l a cell
 * stands for 2^l x 2^l pairs of positions, by the mean of those that have a number, without the
 * diagonal; at level 0 the diagonal has what the matrix has there. One tile holds the whole of the
 * top level. Matrices are symmetric: only tiles on and above the diagonal are written.
 *
 * <p>Codes go row by row, 0 outside the matrix.
 *
 * <p>O(k^2) time. Memory: two codes for each class and row of a tile, some 22 MB for 21,841
 * classes, and what the threads compress; whatever k is, no square of it.
 */
public final class TilePyramid {
  /** The cells of a tile along each side. */
  public static final int EDGE = 512;

  private static final int TOP_CODE = 255;

  private final RowsByPosition rows;
  private final PairRange range;
  private final int edge;
  private final String layerId;

  /** The tiles of a layer, in a folder of its name. */
  public TilePyramid(String layerId, RowsByPosition rows, PairRange range) {
    this(layerId, rows, range, EDGE);
  }

  TilePyramid(String layerId, RowsByPosition rows, PairRange range, int edge) {
    this.rows = rows;
    this.range = range;
    this.edge = edge;
    this.layerId = layerId;
  }

  /** The number of levels for that many classes. */
  public static int levels(int classCount, int edge) {
    int levels = 1;
    while (classCount > (long) edge << (levels - 1)) {
      levels++;
    }
    return levels;
  }

  /** Writes all tiles; the threads of the common pool take part. */
  public void write(ReportFiles files) throws IOException {
    TileWriter tiles = new TileWriter(layerId, files);
    Level[] levels = new Level[levels(rows.size(), edge)];
    for (int level = levels.length - 1; level >= 0; level--) {
      levels[level] = new Level(level, level + 1 < levels.length ? levels[level + 1] : null);
    }
    try {
      for (int position = 0; position < rows.size(); position++) {
        levels[0].acceptFinest(rows.at(position), position, tiles);
      }
    } catch (UncheckedIOException unwritable) {
      throw unwritable.getCause();
    }
  }

  /** One level on its way from top to bottom: a band of tiles, and the sums of its next row. */
  private final class Level {
    private final int level;
    private final Level coarser;
    private final int size;
    private final byte[][] band;
    private final double[] sums;
    private final long[] counts;
    private int row;

    Level(int level, Level coarser) {
      this.level = level;
      this.coarser = coarser;
      this.size = Math.toIntExact(((long) rows.size() + (1L << level) - 1) >> level);
      this.band = new byte[Math.min(edge, size)][size];
      this.sums = new double[size];
      this.counts = new long[size];
    }

    /** Takes a row of level 0. */
    void acceptFinest(float[] numbers, int position, TileWriter tiles) {
      for (int column = 0; column < size; column++) {
        float number = numbers[column];
        band[row % edge][column] = (byte) range.code(number, TOP_CODE);
        boolean isPair = column != position && !Float.isNaN(number);
        sums[column] = isPair ? number : 0;
        counts[column] = isPair ? 1 : 0;
      }
      end(tiles);
    }

    /** Adds a row of the next finer level; every second one completes a row. */
    private void accept(Level finer, TileWriter tiles) {
      for (int column = 0; column < finer.size; column++) {
        sums[column >> 1] += finer.sums[column];
        counts[column >> 1] += finer.counts[column];
      }
      boolean isComplete = finer.row % 2 == 1 || finer.row == finer.size - 1;
      if (isComplete) {
        for (int column = 0; column < size; column++) {
          float mean = (float) (sums[column] / counts[column]);
          band[row % edge][column] = (byte) range.code(mean, TOP_CODE);
        }
        end(tiles);
      }
    }

    /** Hands a complete row on, and writes the tiles that end with it. */
    private void end(TileWriter tiles) {
      if (coarser != null) {
        coarser.accept(this, tiles);
      }
      Arrays.fill(sums, 0);
      Arrays.fill(counts, 0);
      if ((row + 1) % edge == 0 || row == size - 1) {
        int tileRow = row / edge;
        int height = row % edge + 1;
        IntStream.rangeClosed(tileRow, (size - 1) / edge)
            .parallel()
            .forEach(tileColumn -> write(tileRow, tileColumn, height, tiles));
      }
      row++;
    }

    private void write(int tileRow, int tileColumn, int height, TileWriter tiles) {
      byte[] tile = new byte[edge * edge];
      int left = tileColumn * edge;
      for (int line = 0; line < height; line++) {
        System.arraycopy(band[line], left, tile, line * edge, Math.min(edge, size - left));
      }
      tiles.write(level, tileRow, tileColumn, tile);
    }
  }
}
