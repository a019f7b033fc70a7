package org.classblocks.moments.sparse;

import java.util.Arrays;
import java.util.List;
import org.classblocks.linalg.TileSums;
import org.classblocks.moments.batch.CentredColumns;

/** The tiles of a band, by the classes of their rows. */
final class BandSums {
  private final TilesByRow<TileSums> tiles;
  private final double[] part;

  /** Adds to these tiles of k classes; there must be one. */
  BandSums(int classCount, List<TileSums> tiles) {
    this.part = new double[classCount];
    this.tiles = new TilesByRow<>(classCount, tiles, TileSums::tile);
  }

  int classCount() {
    return part.length;
  }

  /** The first class whose row is in the band. */
  int start() {
    return tiles.start();
  }

  /** The class after the last one whose row is in the band. */
  int end() {
    return tiles.end();
  }

  /**
   * Adds sums of products of a class and those after it, and clears them.
   *
   * @param sums by class id; those before the class itself are left alone
   */
  void add(int id, double[] sums) {
    for (TileSums target : tiles.of(id)) {
      int i = id - target.tile().rowStart();
      int first = target.tile().colStart() + target.firstColumn(i);
      double[] row = target.row(i);
      System.arraycopy(sums, first, part, 0, row.length);
      for (int j = 0; j < row.length; j++) {
        row[j] += part[j];
      }
    }
    Arrays.fill(sums, id, sums.length, 0);
  }

  /**
   * Adds the last sums of a batch, less the products of its means, and what merges the batch with
   * the samples before; clears the sums.
   *
   * @param sums by class id; those before the class itself are left alone
   * @param columns the batch
   * @param steps the difference of the means, by class id
   * @param weight what the products of the steps count
   */
  void addLast(int id, double[] sums, CentredColumns columns, double[] steps, double weight) {
    double sum = columns.sum(id);
    double[] offsets = columns.offsets();
    double step = weight * steps[id];
    for (int other = id; other < sums.length; other++) {
      sums[other] += step * steps[other] - sum * offsets[other];
    }
    add(id, sums);
  }
}
