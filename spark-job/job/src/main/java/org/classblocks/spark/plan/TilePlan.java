package org.classblocks.spark.plan;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import org.classblocks.linalg.Precision;
import org.classblocks.linalg.Tile;
import org.classblocks.linalg.Tiling;

/**
 * How the statistics of a log are gathered: a value that can be printed before anything runs.
 *
 * <p>A task holds the tiles of one band and reads its rows once a band; with memory for all tiles
 * there is one band.
 *
 * @param reading who reads the log
 * @param batches how many rows are taken at once
 * @param parts the parts of the samples that have sums of their own
 * @param tiling the class pairs, cut into tiles
 * @param bandBytes the most bytes of tiles that a task holds; a band has one tile at least
 */
public record TilePlan(
    ReadPlan reading, BatchPlan batches, SampleParts parts, Tiling tiling, long bandBytes)
    implements Serializable {
  private static final int MAX_EDGE = 768;
  private static final int TURNS_PER_FOLD = 4;
  private static final long PRODUCT_OF_PAIR_BYTES = 8;
  private static final long COUNT_OF_PAIR_BYTES = 4;

  /**
   * The plan for a log of dense rows.
   *
   * @param classCount the number of classes, k
   * @param splits the number of pieces that the files are read in
   * @param cores the number of tasks that can run at once
   * @param taskBytes the memory that a task may use
   * @param precision the arithmetic of the products
   */
  public static TilePlan of(
      int classCount, int splits, int cores, long taskBytes, Precision precision) {
    return of(classCount, splits, cores, taskBytes, BatchPlan.ofDense(classCount, precision));
  }

  /** The plan for a log of sparse rows, whose products are in double. */
  public static TilePlan ofSparse(int classCount, int splits, int cores, long taskBytes) {
    return of(classCount, splits, cores, taskBytes, BatchPlan.ofSparse(classCount, taskBytes));
  }

  /**
   * The plan for a log of sparse rows that are multiplied with all their scores.
   *
   * @param precision the arithmetic of the products
   */
  public static TilePlan ofExpanded(
      int classCount, int splits, int cores, long taskBytes, Precision precision) {
    BatchPlan batches = BatchPlan.ofExpanded(classCount, taskBytes, precision);
    return of(classCount, splits, cores, taskBytes, batches);
  }

  private static TilePlan of(
      int classCount, int splits, int cores, long taskBytes, BatchPlan batches) {
    ReadPlan reading = ReadPlan.of(classCount, batches.isSparse(), splits, cores);
    Tiling tiling = new Tiling(classCount, edge(classCount));
    long beside = batches.heapBytes(reading.rows(), classCount) + batches.nativeBytes(tiling);
    return new TilePlan(reading, batches, SampleParts.ONE, tiling, taskBytes - beside);
  }

  /**
   * The same plan with sums for each of some disjoint folds, which take turns as the rows come:
   * each has several turns in every task, so short that folds are of about one size.
   *
   * @param count the number of folds
   * @param rows about how many rows there are
   */
  public TilePlan withFolds(int count, long rows) {
    long turn = rows / reading.tasks() / count / TURNS_PER_FOLD;
    int mostRows = isSparse() ? Integer.MAX_VALUE : batches.productRows() - 1;
    int turnRows = (int) Math.max(1, Math.min(turn, mostRows));
    SampleParts folded = new SampleParts(count, turnRows, parts.groups());
    return new TilePlan(reading, batches.withRows(turnRows), folded, tiling, bandBytes);
  }

  /** The same plan with fewer rows that are multiplied at once. */
  public TilePlan withProductRows(int most) {
    return new TilePlan(reading, batches.withProductRows(most), parts, tiling, bandBytes);
  }

  /**
   * The same plan with sums for each of some groups of samples, and for those of none. Sparse rows
   * wait in smaller batches, for there is one for each group.
   *
   * @param most the most groups; with 0 the plan stays as it is
   */
  public TilePlan withGroups(int most) {
    if (most == 0) {
      return this;
    }
    SampleParts grouped = new SampleParts(parts.folds(), parts.foldRows(), most);
    return new TilePlan(reading, batches.dividedBy(most + 1), grouped, tiling, bandBytes);
  }

  /**
   * The same plan for samples whose fold is fixed. Sparse rows wait in smaller batches, for there
   * is one for each fold.
   */
  public TilePlan withFixedFolds() {
    return new TilePlan(reading, batches.dividedBy(parts.folds() + 1), parts, tiling, bandBytes);
  }

  public int classCount() {
    return tiling.size();
  }

  /** Whether rows list some classes. */
  public boolean isSparse() {
    return batches.isSparse();
  }

  /** Equal edges of at most {@value #MAX_EDGE}: near the speed of any size, and never a sliver. */
  public static int edge(int classCount) {
    int tileRows = Math.max(1, (classCount + MAX_EDGE - 1) / MAX_EDGE);
    return Math.max(1, (classCount + tileRows - 1) / tileRows);
  }

  /** The most rows of a batch of sparse rows, which has no more than a fold takes in turn. */
  public int listedRows() {
    return Math.min(batches.listedRows(), parts.foldRows());
  }

  /** The tiles of each band, in order; at least one tile a band. */
  public List<List<Tile>> bands() {
    List<List<Tile>> bands = new ArrayList<>();
    List<Tile> band = new ArrayList<>();
    long bytes = 0;
    for (Tile tile : tiling.tiles()) {
      long tileBytes = parts.count() * pairBytes() * tile.pairs();
      if (!band.isEmpty() && bytes + tileBytes > bandBytes) {
        bands.add(List.copyOf(band));
        band.clear();
        bytes = 0;
      }
      band.add(tile);
      bytes += tileBytes;
    }
    bands.add(List.copyOf(band));
    return List.copyOf(bands);
  }

  public int tiles() {
    int tileRows = (classCount() + tiling.edge() - 1) / tiling.edge();
    return tileRows * (tileRows + 1) / 2;
  }

  /** The memory of a pair: a sum of products and, for sparse rows, a count. */
  private long pairBytes() {
    return PRODUCT_OF_PAIR_BYTES + (isSparse() ? COUNT_OF_PAIR_BYTES : 0);
  }

  /** The heap of a reading task besides its tiles. */
  long intakeBytes() {
    return batches.heapBytes(reading.rows(), classCount());
  }

  /** The memory of a reading task outside the heap. */
  long productBytes() {
    return batches.nativeBytes(tiling);
  }

  /** The tiles of the largest band. */
  long tileBytes() {
    long largest = 0;
    for (List<Tile> band : bands()) {
      largest = Math.max(largest, band.stream().mapToLong(Tile::pairs).sum());
    }
    return parts.count() * pairBytes() * largest;
  }

  /** The most memory of a reading task, without the files it reads. */
  public long taskBytes() {
    return tileBytes() + intakeBytes() + productBytes();
  }

  /** The volume of the shuffle: every task's tiles, once for each part of the samples. */
  public long shuffleBytes() {
    return pairBytes() * tiling.pairs() * reading.tasks() * parts.count();
  }

  /** The memory of the matrices on the driver. */
  long matrixBytes() {
    return pairBytes() * tiling.pairs();
  }
}
