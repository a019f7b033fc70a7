package org.classblocks.bench.findings;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.LongFunction;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.classblocks.Text;
import org.classblocks.bench.session.BenchSession;
import org.classblocks.moments.batch.SparseBatch;
import org.classblocks.splits.ClassSplit;
import org.classblocks.splits.MergedClasses;
import org.classblocks.splits.SignatureLists;
import org.classblocks.splits.SplitFinder;

/** How often two classes that were merged on purpose are among the first classes to split. */
public final class SplitsBenchmark {
  private static final int FIRST = 20;

  /** A class that stands for two, and the signatures of all samples. */
  private record Merged(int classId, SignatureLists signatures) {}

  private SplitsBenchmark() {}

  /**
   * Options: {@code planted [seeds]} or {@code log FILES [seeds]}, the files of a Parquet log with
   * the columns ids, values and label.
   */
  public static void main(String[] args) {
    boolean isPlanted = args.length == 0 || args[0].equals("planted");
    int at = isPlanted ? 1 : 2;
    int seeds = args.length > at ? Integer.parseInt(args[at]) : 100;
    run(seeds, isPlanted ? SplitsBenchmark::planted : Listed.read(args[1])::merged);
  }

  private static void run(int seeds, LongFunction<Merged> draw) {
    int[] places = new int[seeds];
    for (int seed = 0; seed < seeds; seed++) {
      Merged merged = draw.apply(seed);
      places[seed] = place(SplitFinder.of(merged.signatures()), merged.classId());
    }
    Arrays.sort(places);
    System.out.println(
        Text.of(
            "merged class among the first %d: %d of %d seeds; places %s",
            FIRST,
            Arrays.stream(places).filter(place -> place <= FIRST).count(),
            seeds,
            Arrays.toString(places)));
  }

  private static int place(List<ClassSplit> splits, int classId) {
    for (int i = 0; i < splits.size(); i++) {
      if (splits.get(i).classId() == classId) {
        return i + 1;
      }
    }
    return Integer.MAX_VALUE;
  }

  private static Merged planted(long seed) {
    MergedClasses merged = MergedClasses.random(200, seed);
    return new Merged(merged.merged(), merged.signatures(20_000));
  }

  /** The samples of a log. */
  private record Listed(List<Row> rows, int classes) {
    static Listed read(String files) {
      SparkSession spark = BenchSession.start();
      List<Row> rows = spark.read().parquet(files).select("ids", "values", "label").collectAsList();
      spark.stop();
      int last =
          rows.stream()
              .flatMap(row -> row.<Integer>getList(0).stream())
              .max(Integer::compare)
              .get();
      return new Listed(rows, last + 1);
    }

    /** A random class also stands for another one: scores add up, as probabilities do. */
    Merged merged(long seed) {
      SplittableRandom random = new SplittableRandom(seed);
      int a = random.nextInt(classes);
      int b = (a + 1 + random.nextInt(classes - 1)) % classes;
      SignatureLists signatures = new SignatureLists(classes);
      SparseBatch batch = new SparseBatch(classes, 0, 1 << 12, 1 << 10);
      for (Row row : rows) {
        Map<Integer, Double> scores = new HashMap<>();
        for (int i = 0; i < row.<Integer>getList(0).size(); i++) {
          int id = row.<Integer>getList(0).get(i);
          scores.merge(id == b ? a : id, row.<Float>getList(1).get(i).doubleValue(), Double::sum);
        }
        int[] ids = scores.keySet().stream().mapToInt(Integer::intValue).sorted().toArray();
        batch.add(ids, Arrays.stream(ids).mapToDouble(scores::get).toArray(), 0, ids.length);
        batch.labels().add(row.getInt(2) == b ? a : row.getInt(2));
        batch.labels().endRow();
        if (batch.isFull()) {
          signatures.accept(batch);
          batch.clear();
        }
      }
      signatures.accept(batch);
      return new Merged(a, signatures);
    }
  }
}
