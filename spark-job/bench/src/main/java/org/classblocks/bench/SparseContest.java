package org.classblocks.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.SparkSession;
import org.classblocks.Text;
import org.classblocks.linalg.Precision;
import org.classblocks.similarity.ClassList;
import org.classblocks.spark.files.LogFile;
import org.classblocks.spark.log.PredictionLog;

/**
 * The similarity stage of a sparse log, without and with labels, beside Spark's scan of its two
 * columns, in one JVM.
 */
final class SparseContest {
  private static final int WARM_UP_ROUNDS = 5;

  private final BenchLog size;
  private final int rounds;
  private final SparkWays ways;
  private final Stage stage;
  private final Stage withLabels;
  private final Meter meter;
  private final Comparison comparison;
  private String description = "";

  /**
   * @param rounds how often each is run
   * @param size the size of the log
   */
  SparseContest(SparkSession spark, int rounds, BenchLog size) {
    this.size = size;
    this.rounds = rounds;
    this.ways = new SparkWays(spark);
    Optional<ClassList> classes = Optional.of(ClassList.numbered(size.classes()));
    this.stage = new Stage(spark.newSession(), classes, Optional.empty());
    this.withLabels = new Stage(spark.newSession(), classes, Optional.of("labels"));
    this.meter = new Meter(spark.sparkContext());
    this.comparison = new Comparison(spark.sparkContext().defaultParallelism());
  }

  /** Lets the JVM compile what will be measured, on a log that costs little. */
  void warmUp(String log) {
    System.err.println("warming up ...");
    for (int round = 0; round < WARM_UP_ROUNDS; round++) {
      stage.run(log, Precision.DOUBLE);
      if (size.labels() > 0) {
        withLabels.run(log, Precision.DOUBLE);
      }
      ways.sparseScan(List.of(log));
    }
  }

  /** Measures all; the files are read once before. */
  void run(String path) throws Exception {
    PredictionLog log = stage.open(path);
    List<String> files = log.files().stream().map(LogFile::path).toList();
    ways.sparseScan(files);
    double flop = (double) log.rowCount().getAsLong() * size.top() * size.top();
    for (int round = 0; round < rounds; round++) {
      comparison.addScan(
          meter.measure(
              "Spark: scan of both columns", 0, Double.NaN, () -> ways.sparseScan(files)));
      comparison.add(measure("ClassBlocks, sparse", flop, stage, path));
      if (size.labels() > 0) {
        comparison.add(measure("ClassBlocks, sparse, and confusion", flop, withLabels, path));
      }
    }
    description =
        Text.of(
            "%,d samples that list %d of %,d classes, %,d MB in %d files, in the page cache where"
                + " it fits.",
            log.rowCount().getAsLong(),
            size.top(),
            size.classes(),
            log.bytes() / 1_000_000,
            log.files().size());
  }

  private Measurement measure(String name, double flop, Stage way, String path) throws Exception {
    return meter.measure(name, flop, Double.NaN, () -> way.run(path, Precision.DOUBLE));
  }

  /** Writes every round to a file. */
  void writeCsv(Path file) throws IOException {
    comparison.writeCsv(file);
  }

  /** Prints the table and what is to be known beside it. */
  void print(PrintStream out) {
    out.println();
    comparison.print(out);
    out.println();
    out.println(description);
  }
}
