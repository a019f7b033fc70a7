package org.classblocks.spark;

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
 * @param classCount the number of classes, k
 * @param splits the number of pieces that the files are read in
 * @param partials the number of tasks that read them, each of which gives one partial result a tile
 * @param readRows the most rows that the reader hands over at once
 * @param batchRows the most rows that are centred at once, so few that they fit the cache; 0 where
 *     they stay sparse
 * @param productRows the most rows that are multiplied at once; 0 where they stay sparse
 * @param listedScores about how many scores a batch of sparse rows lists; 0 for dense rows
 * @param precision the arithmetic of the products
 * @param folds how many disjoint sets of samples have sums of their own; 1 for all in one
 * @param foldRows the rows that a task reads for one fold before it goes on to the next
 * @param groups the most groups of samples that have sums of their own; 0 without groups
 * @param tiling the class pairs, cut into tiles
 * @param bandBytes the most bytes of tiles that a task holds
 */
public record TilePlan(
    int classCount,
    int splits,
    int partials,
    int readRows,
    int batchRows,
    int productRows,
    int listedScores,
    Precision precision,
    int folds,
    int foldRows,
    int groups,
    Tiling tiling,
    long bandBytes)
    implements Serializable {
  private static final int MAX_EDGE = 768;
  private static final int MAX_READ_ROWS = 4096;
  private static final long READ_BYTES = 16L << 20;
  private static final int MIN_BATCH_ROWS = 64;
  private static final long BATCH_BYTES = 1L << 19;
  private static final int MIN_PRODUCT_ROWS = 2048;
  private static final long PRODUCT_BYTES = 96L << 20;
  private static final int MIN_LISTED = 1 << 15;
  private static final int MAX_LISTED = 1 << 22;
  private static final int PAIRS_PER_LISTED = 8;
  private static final int BYTES_PER_LISTED = 48;
  private static final int SHARE_OF_LISTED = 8;
  private static final long READER_BYTES = 20;
  private static final int LISTED_PER_ROW = 8;
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
    int batchRows = batchRows(classCount, readRows(classCount));
    int productRows = productRows(classCount, batchRows, precision);
    return of(classCount, splits, cores, taskBytes, batchRows, productRows, 0, precision);
  }

  /** The plan for a log of sparse rows, whose products are in double. */
  public static TilePlan ofSparse(int classCount, int splits, int cores, long taskBytes) {
    int listed = listedScores(classCount, taskBytes);
    return of(classCount, splits, cores, taskBytes, 0, 0, listed, Precision.DOUBLE);
  }

  /**
   * The plan for a log of sparse rows that are multiplied with all their scores.
   *
   * @param precision the arithmetic of the products
   */
  public static TilePlan ofExpanded(
      int classCount, int splits, int cores, long taskBytes, Precision precision) {
    int batchRows = batchRows(classCount, readRows(classCount));
    int productRows = productRows(classCount, batchRows, precision);
    int listed = Math.min(MIN_LISTED, listedScores(classCount, taskBytes));
    return of(classCount, splits, cores, taskBytes, batchRows, productRows, listed, precision);
  }

  private static TilePlan of(
      int classCount,
      int splits,
      int cores,
      long taskBytes,
      int batchRows,
      int productRows,
      int listedScores,
      Precision precision) {
    TilePlan unbounded =
        new TilePlan(
            classCount,
            splits,
            Math.max(1, Math.min(splits, cores)),
            readRows(classCount),
            batchRows,
            productRows,
            listedScores,
            precision,
            1,
            Integer.MAX_VALUE,
            0,
            new Tiling(classCount, edge(classCount)),
            Long.MAX_VALUE);
    return unbounded.withBandBytes(taskBytes - unbounded.intakeBytes() - unbounded.productBytes());
  }

  private TilePlan withBandBytes(long bytes) {
    return new TilePlan(
        classCount,
        splits,
        partials,
        readRows,
        batchRows,
        productRows,
        listedScores,
        precision,
        folds,
        foldRows,
        groups,
        tiling,
        bytes);
  }

  /**
   * The same plan with sums for each of some disjoint folds, which take turns as the rows come:
   * each has several turns in every task, so short that folds are of about one size.
   *
   * @param count the number of folds
   * @param rows about how many rows there are
   */
  public TilePlan withFolds(int count, long rows) {
    long turn = rows / partials / count / TURNS_PER_FOLD;
    int mostRows = listedScores > 0 ? Integer.MAX_VALUE : productRows - 1;
    int turnRows = (int) Math.max(1, Math.min(turn, mostRows));
    int rowsAtOnce = Math.min(batchRows, turnRows);
    return new TilePlan(
        classCount,
        splits,
        partials,
        readRows,
        rowsAtOnce,
        productRows - productRows % (rowsAtOnce + 1),
        listedScores,
        precision,
        count,
        turnRows,
        groups,
        tiling,
        bandBytes);
  }

  /**
   * The same plan with sums for each of some groups of samples, and for those of none. Sparse rows
   * wait in smaller batches, for there is one for each group.
   *
   * @param most the most groups
   */
  public TilePlan withGroups(int most) {
    return new TilePlan(
        classCount,
        splits,
        partials,
        readRows,
        batchRows,
        productRows,
        listedScores == 0 ? 0 : Math.max(1, listedScores / (most + 1)),
        precision,
        folds,
        foldRows,
        most,
        tiling,
        bandBytes);
  }

  /** How many parts of the samples have sums of their own, at most. */
  public int strata() {
    return folds * (groups + 1);
  }

  /** The fold that takes the next batch of a task that has read so many rows. */
  int foldOf(long rowsBefore) {
    return (int) (rowsBefore / foldRows % folds);
  }

  /** Equal edges of at most {@value #MAX_EDGE}: near the speed of any size, and never a sliver. */
  public static int edge(int classCount) {
    int tileRows = Math.max(1, (classCount + MAX_EDGE - 1) / MAX_EDGE);
    return Math.max(1, (classCount + tileRows - 1) / tileRows);
  }

  /** How many rows the reader hands over at once, bounded by bytes. */
  public static int readRows(int classCount) {
    return (int) Math.max(1, Math.min(MAX_READ_ROWS, READ_BYTES / (4L * classCount)));
  }

  private static int batchRows(int classCount, int readRows) {
    long fitting = BATCH_BYTES / (4L * classCount);
    return (int) Math.min(readRows, Math.max(MIN_BATCH_ROWS, fitting));
  }

  /** Depth for the products: whole batches, each with the row that merges it. */
  private static int productRows(int classCount, int batchRows, Precision precision) {
    long bytesPerRow = (precision == Precision.MIXED ? 4L : 8L) * classCount;
    long fitting = PRODUCT_BYTES / bytesPerRow / (batchRows + 1);
    long wanted = (MIN_PRODUCT_ROWS + batchRows) / (batchRows + 1L);
    return (int) Math.max(1, Math.min(fitting, wanted)) * (batchRows + 1);
  }

  /**
   * So many that their products outnumber the k² / 2 sums they are added to, and so few that they
   * fit the cache, as far as both can be had; an eighth of a task's memory at most.
   */
  private static int listedScores(int classCount, long taskBytes) {
    long wanted = (long) classCount * classCount / PAIRS_PER_LISTED;
    long most = Math.min(MAX_LISTED, taskBytes / SHARE_OF_LISTED / BYTES_PER_LISTED);
    return (int) Math.max(1, Math.min(most, Math.max(MIN_LISTED, wanted)));
  }

  /** The most rows of a batch of sparse rows: rounding grows with them where rows list little. */
  public int listedRows() {
    return Math.max(1, Math.min(listedScores / LISTED_PER_ROW, foldRows));
  }

  /** The tiles of each band, in order; at least one tile a band. */
  public List<List<Tile>> bands() {
    List<List<Tile>> bands = new ArrayList<>();
    List<Tile> band = new ArrayList<>();
    long bytes = 0;
    for (Tile tile : tiling.tiles()) {
      long tileBytes = strata() * pairBytes() * tile.pairs();
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

  /** The number of tiles. */
  public int tiles() {
    int tileRows = (classCount + tiling.edge() - 1) / tiling.edge();
    return tileRows * (tileRows + 1) / 2;
  }

  /** Whether rows list some classes. */
  public boolean isSparse() {
    return listedScores > 0;
  }

  /** What a pair takes: a sum of products, and of sparse rows a count of those that list both. */
  private long pairBytes() {
    return PRODUCT_OF_PAIR_BYTES + (isSparse() ? COUNT_OF_PAIR_BYTES : 0);
  }

  /**
   * What a reading task holds on the heap beside its tiles: the reader's scores with flags for null
   * and two levels each, in arrays that grow by doubling, a batch, and one of doubles that it may
   * be transformed into; of sparse rows, a batch by rows, by classes, and sorted.
   */
  long intakeBytes() {
    long expanded = 8L * batchRows * classCount;
    return expanded
        + (isSparse()
            ? BYTES_PER_LISTED * ((long) listedScores + classCount)
            : (READER_BYTES * readRows + 4L * batchRows) * classCount);
  }

  /** What a reading task holds outside the heap: the rows to be multiplied, and one product. */
  long productBytes() {
    long values = (long) productRows * classCount + (long) tiling.edge() * tiling.edge();
    return productRows == 0 ? 0 : values * (precision == Precision.MIXED ? 4 : 8);
  }

  /** The tiles of the largest band. */
  long tileBytes() {
    long largest = 0;
    for (List<Tile> band : bands()) {
      largest = Math.max(largest, band.stream().mapToLong(Tile::pairs).sum());
    }
    return strata() * pairBytes() * largest;
  }

  /** What a reading task holds at most, but for what its reader holds of a file. */
  public long taskBytes() {
    return tileBytes() + intakeBytes() + productBytes();
  }

  /** What the tasks hand to each other: every task's tiles, once for each stratum. */
  public long shuffleBytes() {
    return pairBytes() * tiling.pairs() * partials * strata();
  }

  /** The matrix of similarities on the driver, and of sparse rows that of counts. */
  long matrixBytes() {
    return pairBytes() * tiling.pairs();
  }
}
