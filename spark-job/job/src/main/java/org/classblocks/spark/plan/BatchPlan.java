package org.classblocks.spark.plan;

import java.io.Serializable;
import org.classblocks.linalg.CrossProducts;
import org.classblocks.linalg.Precision;
import org.classblocks.linalg.Tiling;

/**
 * How many rows a task takes at once, and how it multiplies them. Rows that give a score to every
 * class are dense; those that list some classes are sparse, and stay so unless they are written out
 * to be multiplied like dense ones.
 *
 * @param rows the most rows that are centred at once, so few that they fit the cache; 0 where they
 *     stay sparse
 * @param productRows the most rows that are multiplied at once; 0 where they stay sparse
 * @param listedScores about how many scores a batch of sparse rows lists; 0 for dense rows
 * @param precision the arithmetic of the products
 */
public record BatchPlan(int rows, int productRows, int listedScores, Precision precision)
    implements Serializable {
  private static final int MIN_ROWS = 64;
  private static final long BATCH_BYTES = 1L << 19;
  private static final int MIN_PRODUCT_ROWS = 2048;
  private static final long PRODUCT_BYTES = 96L << 20;
  private static final int MIN_LISTED = 1 << 16;
  private static final int MAX_LISTED = 1 << 22;
  private static final int PAIRS_PER_LISTED = 8;
  private static final int BYTES_PER_LISTED = 48;
  private static final int SHARE_OF_LISTED = 8;
  private static final int LISTED_PER_ROW = 8;
  private static final long READER_BYTES = 20;

  public BatchPlan {
    if (rows < 0 || productRows % (rows + 1) != 0 || Math.max(productRows, listedScores) < 1) {
      throw new IllegalArgumentException(
          "cannot multiply " + productRows + " rows in batches of " + rows);
    }
  }

  /** For dense rows. */
  static BatchPlan ofDense(int classCount, Precision precision) {
    int rows = rows(classCount);
    return new BatchPlan(rows, productRows(classCount, rows, precision), 0, precision);
  }

  /** For sparse rows, whose products are in double. */
  static BatchPlan ofSparse(int classCount, long taskBytes) {
    return new BatchPlan(0, 0, listedScores(classCount, taskBytes), Precision.DOUBLE);
  }

  /** For sparse rows that are written out. */
  static BatchPlan ofExpanded(int classCount, long taskBytes, Precision precision) {
    int rows = rows(classCount);
    int listed = Math.min(MIN_LISTED, listedScores(classCount, taskBytes));
    return new BatchPlan(rows, productRows(classCount, rows, precision), listed, precision);
  }

  private static int rows(int classCount) {
    long fitting = BATCH_BYTES / (4L * classCount);
    return (int) Math.min(ReadPlan.mostRows(classCount, false), Math.max(MIN_ROWS, fitting));
  }

  /** Depth for the products: whole batches, each with the row that merges it. */
  private static int productRows(int classCount, int rows, Precision precision) {
    long fitting = PRODUCT_BYTES / (bytes(precision) * classCount) / (rows + 1);
    long wanted = (MIN_PRODUCT_ROWS + rows) / (rows + 1L);
    return (int) Math.max(1, Math.min(fitting, wanted)) * (rows + 1);
  }

  private static long bytes(Precision precision) {
    return precision == Precision.MIXED ? Float.BYTES : Double.BYTES;
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

  /** The same with fewer rows at once: whole batches still fill the products. */
  BatchPlan withRows(int most) {
    int fewer = Math.min(rows, most);
    return new BatchPlan(fewer, productRows - productRows % (fewer + 1), listedScores, precision);
  }

  /** The same with fewer rows that are multiplied at once; {@code most} must be at least 2. */
  BatchPlan withProductRows(int most) {
    if (most >= productRows) {
      return this;
    }
    int fewer = Math.min(rows, most - 1);
    return new BatchPlan(fewer, most - most % (fewer + 1), listedScores, precision);
  }

  /** The same with batches of sparse rows that are smaller, for there are several of them. */
  BatchPlan dividedBy(int batches) {
    int listed = isSparse() ? Math.max(1, listedScores / batches) : 0;
    return new BatchPlan(rows, productRows, listed, precision);
  }

  /** Whether rows list some classes. */
  boolean isSparse() {
    return listedScores > 0;
  }

  /** The most rows of a batch of sparse rows: rounding grows with them where rows list little. */
  int listedRows() {
    return Math.max(1, listedScores / LISTED_PER_ROW);
  }

  /**
   * What a reading task holds on the heap beside its tiles: the reader's scores with flags for null
   * and two levels each, in arrays that grow by doubling, a batch, and one of doubles that it may
   * be transformed into; of sparse rows, a batch by rows, by classes, and sorted.
   *
   * @param readRows the most rows that the reader hands over at once
   */
  long heapBytes(int readRows, int classCount) {
    long expanded = 8L * rows * classCount;
    return expanded
        + (isSparse()
            ? BYTES_PER_LISTED * ((long) listedScores + classCount)
            : (READER_BYTES * readRows + 4L * rows) * classCount);
  }

  /** What a reading task holds outside the heap: the rows to be multiplied, and products. */
  long nativeBytes(Tiling tiling) {
    long values = (long) productRows * tiling.size() + CrossProducts.mostAtOnce(tiling, precision);
    return productRows == 0 ? 0 : values * bytes(precision);
  }
}
