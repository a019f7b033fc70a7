package org.classblocks.bench;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import org.apache.spark.sql.SparkSession;
import org.classblocks.Text;
import org.classblocks.bench.session.BenchSession;
import org.classblocks.conf.ConfigSource;
import org.classblocks.conf.JobConfig;
import org.classblocks.linalg.Precision;
import org.classblocks.moments.CoMoments;
import org.classblocks.moments.Stratum;
import org.classblocks.moments.count.LogStatistics;
import org.classblocks.similarity.ClassList;
import org.classblocks.similarity.FoldDeviations;
import org.classblocks.similarity.FoldedMoments;
import org.classblocks.similarity.HalfSamples;
import org.classblocks.similarity.PearsonCorrelation;
import org.classblocks.similarity.SimilarityMatrix;
import org.classblocks.spark.aggregate.LogAggregation;
import org.classblocks.spark.log.LogReader;
import org.classblocks.spark.log.PredictionLog;
import org.classblocks.spark.plan.TilePlan;

/** What the sums of ten folds cost beside those of all samples, on the same logs in turn. */
public final class FoldsBenchmark {
  private static final int WARM_UP_ROUNDS = 3;
  private static final int ROUNDS = 5;

  private final SparkSession spark;
  private final OperatingSystemMXBean machine =
      (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

  private FoldsBenchmark(SparkSession spark) {
    this.spark = spark;
  }

  /** Dense logs of two sizes, and sparse ones of two. */
  public static void main(String[] args) throws Exception {
    Path folder = Path.of(System.getProperty("classblocks.bench")).resolve("target/logs");
    Files.createDirectories(folder);
    SparkSession spark = BenchSession.start();
    try {
      for (BenchLog size :
          List.of(
              new BenchLog(20_000, 527, 0, 0),
              new BenchLog(50_000, 1_000, 0, 0),
              new BenchLog(500_000, 527, 20, 0),
              new BenchLog(50_000, 1_000, 5, 0))) {
        new FoldsBenchmark(spark).run(size, size.below(folder.normalize(), spark).toString());
      }
    } finally {
      spark.stop();
    }
  }

  private void run(BenchLog size, String path) {
    PredictionLog log =
        new LogReader(spark)
            .open(
                JobConfig.from(new ConfigSource().addIfPresent("input.paths", path)).input(),
                Optional.of(ClassList.numbered(size.classes())));
    TilePlan whole = log.plan(Precision.DOUBLE);
    TilePlan folded = log.withFolds(whole, HalfSamples.FOLDS);
    List<Double> without = new ArrayList<>();
    List<Double> with = new ArrayList<>();
    List<Double> deviating = new ArrayList<>();
    for (int round = 0; round < WARM_UP_ROUNDS + ROUNDS; round++) {
      double first = seconds(() -> similarity(log, whole, null));
      FoldedMoments folds = new FoldedMoments();
      SimilarityMatrix[] similarity = new SimilarityMatrix[1];
      double second = seconds(() -> similarity[0] = similarity(log, folded, folds));
      FoldDeviations[] found = new FoldDeviations[1];
      double third = seconds(() -> found[0] = folds.deviations(similarity[0]));
      if (round >= WARM_UP_ROUNDS && found[0].folds() == HalfSamples.FOLDS) {
        without.add(first);
        with.add(second);
        deviating.add(third);
      }
    }
    System.out.println(
        Text.of(
            "%,d x %,d%s: %.2f s of processors, %.2f with folds (%.2f times; turns of %,d rows);"
                + " deviations %.2f s; shuffle %.0f MB, %.0f with folds",
            size.samples(),
            size.classes(),
            size.top() > 0 ? ", " + size.top() + " listed" : "",
            median(without),
            median(with),
            median(with) / median(without),
            folded.parts().foldRows(),
            median(deviating),
            whole.shuffleBytes() / 1e6,
            folded.shuffleBytes() / 1e6));
  }

  private SimilarityMatrix similarity(PredictionLog log, TilePlan plan, FoldedMoments folds) {
    PearsonCorrelation correlation = new PearsonCorrelation(log.classes());
    SortedMap<Stratum, LogStatistics> strata =
        new LogAggregation(spark)
            .moments(
                log,
                plan,
                tile -> {
                  List<CoMoments> parts = List.copyOf(tile.values());
                  correlation.accept(parts);
                  if (folds != null) {
                    folds.accept(parts);
                  }
                });
    if (folds != null) {
      strata.values().forEach(found -> folds.accept(found.marginals()));
    }
    return correlation.result(
        LogStatistics.total(log.classes().size(), strata.values()).marginals());
  }

  private double seconds(Runnable work) {
    long start = machine.getProcessCpuTime();
    work.run();
    return (machine.getProcessCpuTime() - start) / 1e9;
  }

  private static double median(List<Double> seconds) {
    return seconds.stream().sorted().skip(seconds.size() / 2).findFirst().orElseThrow();
  }
}
