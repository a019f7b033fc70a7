package org.classblocks.moments;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.classblocks.linalg.FastestBlas;
import org.classblocks.linalg.Precision;
import org.classblocks.linalg.Tile;
import org.classblocks.linalg.Tiling;
import org.classblocks.moments.batch.MarginalsBuilder;
import org.classblocks.moments.batch.ScoreBatch;

/**
 * What one partition of samples gives, gathered and merged the way a distributed job does it.
 *
 * @param marginals the statistics per class
 * @param tiles the co-moments of each tile
 */
public record Gathered(MarginalsBuilder marginals, List<CoMoments> tiles) {

  /** No samples. */
  public static Gathered empty(Tiling tiling) {
    return new Gathered(
        new MarginalsBuilder(tiling.size()), tiling.tiles().stream().map(CoMoments::new).toList());
  }

  /** Some samples, one batch after the other. */
  public static Gathered of(double[][] rows, int batchRows, Tiling tiling) {
    return of(rows, null, batchRows, tiling);
  }

  /** Some samples with their weights, or null if they have none, one batch after the other. */
  public static Gathered of(double[][] rows, double[] weights, int batchRows, Tiling tiling) {
    return of(rows, weights, batchRows, tiling, Precision.DOUBLE);
  }

  /** The same in either precision. */
  public static Gathered of(
      double[][] rows, double[] weights, int batchRows, Tiling tiling, Precision precision) {
    ScoreBatch batch = ScoreBatch.ofDoubles(batchRows, tiling.size());
    return of(rows, weights, batch, tiling, precision);
  }

  /** The same from floats, in mixed precision and without weights. */
  public static Gathered ofFloats(double[][] rows, int batchRows, Tiling tiling) {
    ScoreBatch batch = ScoreBatch.ofFloats(batchRows, tiling.size());
    return of(rows, null, batch, tiling, Precision.MIXED);
  }

  private static Gathered of(
      double[][] rows, double[] weights, ScoreBatch batch, Tiling tiling, Precision precision) {
    int classCount = tiling.size();
    try (MomentsBuilder builder =
        new MomentsBuilder(
            classCount,
            2 * batch.capacity() + 1,
            tiling.tiles(),
            precision,
            FastestBlas.INSTANCE)) {
      for (int row = 0; row < rows.length; row++) {
        batch.add(rows[row]);
        if (weights != null) {
          batch.weigh(weights[row]);
        }
        if (batch.isFull()) {
          builder.accept(batch);
          batch.clear();
        }
      }
      builder.accept(batch);
      return new Gathered(builder.marginals(), builder.coMoments());
    }
  }

  /** Samples cut into partitions of like size, merged from first to last. */
  public static Gathered ofPartitions(
      double[][] rows, int partitions, int batchRows, Tiling tiling) {
    return ofPartitions(rows, null, partitions, batchRows, tiling);
  }

  /** The same with weights, or null if there are none. */
  public static Gathered ofPartitions(
      double[][] rows, double[] weights, int partitions, int batchRows, Tiling tiling) {
    List<Gathered> parts = partitions(rows, weights, partitions, batchRows, tiling);
    Gathered total = parts.get(0);
    for (Gathered part : parts.subList(1, partitions)) {
      total.combine(part);
    }
    return total;
  }

  /** Samples cut into partitions of like size; some are empty where there are more than samples. */
  static List<Gathered> partitions(double[][] rows, int partitions, int batchRows, Tiling tiling) {
    return partitions(rows, null, partitions, batchRows, tiling);
  }

  /** The same with weights, or null if there are none. */
  public static List<Gathered> partitions(
      double[][] rows, double[] weights, int partitions, int batchRows, Tiling tiling) {
    List<Gathered> parts = new ArrayList<>();
    for (int part = 0; part < partitions; part++) {
      int start = Math.toIntExact((long) rows.length * part / partitions);
      int end = Math.toIntExact((long) rows.length * (part + 1) / partitions);
      double[] partWeights = weights == null ? null : Arrays.copyOfRange(weights, start, end);
      parts.add(of(Arrays.copyOfRange(rows, start, end), partWeights, batchRows, tiling));
    }
    return parts;
  }

  /** Merges parts two by two, in an order drawn at random, until one is left. */
  public static Gathered mergedAtRandom(List<Gathered> parts, long seed) {
    List<Gathered> left = new ArrayList<>(parts);
    Random random = new Random(seed);
    while (left.size() > 1) {
      Collections.shuffle(left, random);
      left.get(0).combine(left.remove(left.size() - 1));
    }
    return left.get(0);
  }

  /** Adds what other samples gave, which stays as it is. */
  public void combine(Gathered other) {
    marginals.combine(other.marginals);
    for (int t = 0; t < tiles.size(); t++) {
      tiles.get(t).combine(other.tiles.get(t));
    }
  }

  /** The co-moment of two classes, from the tile that holds it. */
  public double coMoment(int a, int b) {
    int i = Math.min(a, b);
    int j = Math.max(a, b);
    for (CoMoments coMoments : tiles) {
      Tile tile = coMoments.tile();
      if (i >= tile.rowStart() && i < tile.rowEnd() && j >= tile.colStart() && j < tile.colEnd()) {
        return coMoments.at(i - tile.rowStart(), j - tile.colStart());
      }
    }
    throw new IllegalArgumentException("no tile holds " + a + ", " + b);
  }
}
