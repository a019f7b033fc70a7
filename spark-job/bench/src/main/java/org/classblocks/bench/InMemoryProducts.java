package org.classblocks.bench;

import java.util.List;
import java.util.SplittableRandom;
import org.classblocks.linalg.CrossProducts;
import org.classblocks.linalg.FastestBlas;
import org.classblocks.linalg.Tile;
import org.classblocks.linalg.TileSums;
import org.classblocks.spark.plan.TilePlan;

/**
 * The products of a stage on one batch that is in memory already, again and again: the floor of the
 * stage's arithmetic.
 *
 * @param plan the plan of the stage
 * @param samples the number of samples of the log
 */
record InMemoryProducts(TilePlan plan, long samples) {

  /** The longest of all cores, in seconds, each with its share of the samples. */
  double seconds(int cores) throws Exception {
    long share = samples / cores;
    return OnAllCores.run(cores, () -> secondsOfOne(share)).stream()
        .mapToDouble(Double::doubleValue)
        .max()
        .orElseThrow();
  }

  private double secondsOfOne(long share) {
    int rows = plan.batches().productRows();
    try (CrossProducts products =
        FastestBlas.INSTANCE.crossProducts(rows, plan.classCount(), plan.batches().precision())) {
      SplittableRandom random = new SplittableRandom(1);
      for (int row = 0; row < rows; row++) {
        products.setRow(row, random.doubles(plan.classCount(), -1, 1).toArray());
      }
      double seconds = 0;
      for (List<Tile> band : plan.bands()) {
        List<TileSums> sums = band.stream().map(TileSums::new).toList();
        long start = System.nanoTime();
        for (long done = 0; done < share; done += rows) {
          products.addTo((int) Math.min(rows, share - done), sums);
        }
        seconds += (System.nanoTime() - start) / 1e9;
      }
      return seconds;
    }
  }
}
