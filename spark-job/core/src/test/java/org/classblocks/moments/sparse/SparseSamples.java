package org.classblocks.moments.sparse;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.classblocks.linalg.Tile;
import org.classblocks.linalg.Tiling;
import org.classblocks.moments.Gathered;
import org.classblocks.moments.batch.SparseBatch;

/** Samples that list some classes, and the same with every score. */
public final class SparseSamples {
  private final int[][] ids;
  private final double[][] scores;
  private final int classCount;
  private final double absentScore;
  private final double[] weights;

  /**
   * Takes over the arrays.
   *
   * @param ids the listed classes of each sample, in any order
   * @param scores their scores
   * @param classCount the number of classes, k
   * @param absentScore the score of all other classes
   */
  public SparseSamples(int[][] ids, double[][] scores, int classCount, double absentScore) {
    this(ids, scores, classCount, absentScore, null);
  }

  private SparseSamples(
      int[][] ids, double[][] scores, int classCount, double absentScore, double[] weights) {
    this.ids = ids;
    this.scores = scores;
    this.classCount = classCount;
    this.absentScore = absentScore;
    this.weights = weights;
  }

  /** The same samples with weights. */
  public SparseSamples weighted(double[] newWeights) {
    return new SparseSamples(ids, scores, classCount, absentScore, newWeights);
  }

  /**
   * Random samples. Class c is listed with a probability that falls from {@code share} to nothing,
   * and two classes with ids that differ by 1 have a part of their scores in common.
   */
  public static SparseSamples random(
      int samples, int classCount, double share, double absentScore, double mean, long seed) {
    Random random = new Random(seed);
    int[][] ids = new int[samples][];
    double[][] scores = new double[samples][];
    for (int row = 0; row < samples; row++) {
      ids[row] =
          IntStream.range(0, classCount)
              .filter(id -> random.nextDouble() < share * (classCount - id) / classCount)
              .toArray();
      shuffle(ids[row], random);
      double[] factors = random.doubles(classCount).toArray();
      scores[row] =
          Arrays.stream(ids[row])
              .mapToDouble(id -> mean + factors[id / 2] + 0.5 * random.nextGaussian())
              .toArray();
    }
    return new SparseSamples(ids, scores, classCount, absentScore);
  }

  private static void shuffle(int[] ids, Random random) {
    for (int i = ids.length - 1; i > 0; i--) {
      int other = random.nextInt(i + 1);
      int id = ids[i];
      ids[i] = ids[other];
      ids[other] = id;
    }
  }

  /** All samples in one batch. */
  public SparseBatch batch() {
    int entries = Arrays.stream(ids).mapToInt(listed -> listed.length).sum();
    SparseBatch batch = new SparseBatch(classCount, absentScore, entries + 1, ids.length + 1);
    for (int row = 0; row < ids.length; row++) {
      add(row, batch);
    }
    return batch;
  }

  /** Every score, n x k. */
  public double[][] dense() {
    double[][] rows = new double[ids.length][classCount];
    for (int row = 0; row < rows.length; row++) {
      Arrays.fill(rows[row], absentScore);
      for (int i = 0; i < ids[row].length; i++) {
        rows[row][ids[row][i]] = scores[row][i];
      }
    }
    return rows;
  }

  /** How many samples list both classes, k x k, pair by pair. */
  public int[][] listedBoth() {
    int[][] counts = new int[classCount][classCount];
    for (int[] listed : ids) {
      for (int a : listed) {
        for (int b : listed) {
          counts[a][b]++;
        }
      }
    }
    return counts;
  }

  /** How products are formed, by what their sums may take in the cache. */
  public enum Products {
    BY_ROW(Long.MAX_VALUE),
    BY_CLASS(0);

    private final long cachedBytes;

    Products(long cachedBytes) {
      this.cachedBytes = cachedBytes;
    }
  }

  /** What partitions of like size give, merged at random. */
  public Gathered gathered(
      Products products, int partitions, int batchEntries, Tiling tiling, long seed) {
    List<Gathered> parts =
        IntStream.range(0, partitions)
            .mapToObj(
                part ->
                    gathered(
                        products,
                        ids.length * part / partitions,
                        ids.length * (part + 1) / partitions,
                        batchEntries,
                        tiling.tiles()))
            .toList();
    return Gathered.mergedAtRandom(parts, seed);
  }

  /** What some of the samples give for some tiles. */
  public Gathered gathered(
      Products products, int from, int to, int batchEntries, List<Tile> tiles) {
    SparseBatch batch = new SparseBatch(classCount, absentScore, batchEntries, 4096);
    try (SparseMomentsBuilder builder =
        new SparseMomentsBuilder(classCount, tiles, products.cachedBytes)) {
      for (int row = from; row < to; row++) {
        add(row, batch);
        if (batch.isFull()) {
          builder.accept(batch);
          batch.clear();
        }
      }
      builder.accept(batch);
      return new Gathered(builder.marginals(), builder.coMoments());
    }
  }

  /** Adds a sample to a batch. */
  public void add(int row, SparseBatch batch) {
    if (!batch.add(ids[row], scores[row], 0, ids[row].length)) {
      throw new IllegalStateException("row " + row + " lists a class twice");
    }
    if (weights != null) {
      batch.weigh(weights[row]);
    }
  }
}
