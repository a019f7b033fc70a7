package org.classblocks.bench.graphs;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.classblocks.Text;
import org.classblocks.moments.batch.BatchMarginals;
import org.classblocks.moments.batch.MarginalsBuilder;
import org.classblocks.moments.batch.SparseBatch;
import org.classblocks.similarity.nearest.ListedRows;
import org.classblocks.similarity.nearest.ListingTotals;
import org.classblocks.similarity.nearest.NearestClasses;
import org.classblocks.similarity.nearest.NearestSearch;
import org.classblocks.similarity.nearest.StandardUnits;

/**
 * What the search for the most similar classes takes on one thread, for each product of a pair. A
 * row lists classes at random, class c with a probability that falls as 1 / (c + 1): few classes
 * are in most rows, and most are in few. So hardly any pair comes twice, which is the worst case.
 */
public final class NearestBenchmark {
  private static final int PIECE = 1000;
  private static final int ROUNDS = 3;

  private NearestBenchmark() {}

  /** Options: {@code [rows [length [neighbours [classes ...]]]]}. */
  public static void main(String[] args) {
    int rows = args.length > 0 ? Integer.parseInt(args[0]) : 200_000;
    int length = args.length > 1 ? Integer.parseInt(args[1]) : 50;
    int limit = args.length > 2 ? Integer.parseInt(args[2]) : 50;
    int[] sizes =
        args.length > 3
            ? IntStream.range(3, args.length).map(i -> Integer.parseInt(args[i])).toArray()
            : new int[] {100_000, 1_300_000};
    for (int classes : sizes) {
      SparseBatch batch = drawn(rows, length, classes);
      for (int round = 0; round < ROUNDS; round++) {
        measure(batch, limit);
      }
    }
  }

  private static SparseBatch drawn(int rows, int length, int classes) {
    SplittableRandom random = new SplittableRandom(1);
    SparseBatch batch = new SparseBatch(classes, 0, rows * length + 1, rows + 1);
    int[] ids = new int[length];
    double[] scores = new double[length];
    int[] seenIn = new int[classes];
    for (int row = 1; row <= rows; row++) {
      for (int e = 0; e < length; ) {
        int id = (int) Math.pow(classes + 1.0, random.nextDouble()) - 1;
        if (id < classes && seenIn[id] < row) {
          seenIn[id] = row;
          ids[e] = id;
          scores[e++] = (float) random.nextDouble(1, 10);
        }
      }
      batch.add(ids, scores, 0, length);
    }
    return batch;
  }

  private static void measure(SparseBatch batch, int limit) {
    MarginalsBuilder marginals = new MarginalsBuilder(batch.classCount());
    BatchMarginals.add(batch, marginals);
    ListingTotals totals = new ListingTotals(batch.classCount());
    totals.accept(batch);
    StandardUnits units = new StandardUnits(marginals, totals, batch.absentScore(), 1);
    int[] classes = IntStream.range(0, batch.classCount()).filter(units::isUsable).toArray();
    long products = IntStream.of(classes).mapToLong(totals::pairs).sum();
    List<ListedRows> pieces = pieces(batch);
    long start = System.nanoTime();
    NearestSearch search =
        new NearestSearch(units, limit, classes, 0, batch.rows(), batch.entries());
    pieces.forEach(search::accept);
    long taken = System.nanoTime();
    NearestClasses found = search.result();
    long end = System.nanoTime();
    System.out.println(
        Text.of(
            "%,d classes, %,d of them listed by %,d rows, %,d products: rows %.2f s, search %.2f s,"
                + " %.1f ns a product, %,d neighbours",
            batch.classCount(),
            classes.length,
            batch.rows(),
            products,
            (taken - start) / 1e9,
            (end - taken) / 1e9,
            (double) (end - start) / products,
            found.start(found.size())));
  }

  private static List<ListedRows> pieces(SparseBatch batch) {
    List<ListedRows> pieces = new ArrayList<>();
    ListedRows.Builder builder = new ListedRows.Builder();
    for (int row = 0; row < batch.rows(); row++) {
      builder.add(batch, row);
      if ((row + 1) % PIECE == 0) {
        pieces.add(builder.drain());
      }
    }
    pieces.add(builder.drain());
    return pieces;
  }
}
