package org.classblocks.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.ml.linalg.Matrix;
import org.apache.spark.sql.SparkSession;
import org.classblocks.Text;
import org.classblocks.linalg.FastestBlas;
import org.classblocks.linalg.Precision;
import org.classblocks.similarity.SimilarityMatrix;
import org.classblocks.spark.files.LogFile;
import org.classblocks.spark.log.PredictionLog;

/** All ways to the matrix of one log, in turn in one JVM. */
final class Contest {
  private static final int WARM_UP_ROUNDS = 3;

  private final int rounds;
  private final SparkWays ways;
  private final Stage stage;
  private final int cores;
  private final Meter meter;
  private final Comparison comparison;
  private final Map<Precision, Double> peaks = new EnumMap<>(Precision.class);
  private final List<String> notes = new ArrayList<>();

  /**
   * @param rounds how often each way but numpy and MLlib is run
   */
  Contest(SparkSession spark, int rounds) {
    this.rounds = rounds;
    this.ways = new SparkWays(spark);
    this.stage = new Stage(spark.newSession(), Optional.empty(), Optional.empty());
    this.cores = spark.sparkContext().defaultParallelism();
    this.meter = new Meter(spark.sparkContext());
    this.comparison = new Comparison(cores);
  }

  /** Lets the JVM compile what will be measured, on a log that costs little. */
  void warmUp(String log) {
    System.err.println("warming up ...");
    for (int round = 0; round < WARM_UP_ROUNDS; round++) {
      stage.run(log, Precision.MIXED);
      stage.run(log, Precision.DOUBLE);
      ways.scan(List.of(log));
      ways.correlations(List.of(log));
    }
  }

  /**
   * Measures all of them; the files are read once before.
   *
   * @param mllibShare the share of the files that MLlib is given, 0 for none
   * @param numpy the script, if numpy is wanted
   */
  void run(String path, double mllibShare, Optional<Path> numpy) throws Exception {
    for (Precision precision : Precision.values()) {
      peaks.put(precision, BlasPeak.gflopsPerCore(precision, cores));
    }
    PredictionLog log = stage.open(path);
    describe(log);
    List<String> files = log.files().stream().map(LogFile::path).toList();
    ways.scan(files);
    SimilarityMatrix exact = null;
    for (int round = 0; round < rounds; round++) {
      comparison.addScan(
          meter.measure("Spark: scan of the column", 0, Double.NaN, () -> ways.scan(files)));
      measureStage(path, log, Precision.MIXED);
      exact = measureStage(path, log, Precision.DOUBLE);
    }
    for (Precision precision : Precision.values()) {
      noteMemory(path, log, precision);
    }
    if (numpy.isPresent()) {
      Numpy.measure(numpy.get(), path, flop(log), peaks.get(Precision.DOUBLE))
          .ifPresent(comparison::addNumpy);
    }
    if (mllibShare > 0) {
      measureMllib(log, files, mllibShare, exact);
    }
  }

  private void describe(PredictionLog log) {
    notes.add(
        Text.of(
            "%,d samples x %,d classes, %,d MB in %d files, in the page cache where it fits.",
            log.rowCount().getAsLong(),
            log.classes().size(),
            log.bytes() / 1_000_000,
            log.files().size()));
    notes.add(
        Text.of(
            "%d cores, heap of %,d MB, Java %s, %s; peak of one core while all are busy: %.1f"
                + " GFLOP/s in double, %.1f in float.",
            cores,
            Runtime.getRuntime().maxMemory() / 1_000_000,
            Runtime.version(),
            FastestBlas.INSTANCE.name(),
            peaks.get(Precision.DOUBLE),
            peaks.get(Precision.MIXED)));
  }

  private SimilarityMatrix measureStage(String path, PredictionLog log, Precision precision)
      throws Exception {
    String name = precision.name().toLowerCase(Locale.ROOT);
    double peak = peaks.get(precision);
    SimilarityMatrix[] matrix = new SimilarityMatrix[1];
    BlasShare share = BlasShare.start();
    comparison.add(
        meter.measure(
            "ClassBlocks, " + name, flop(log), peak, () -> matrix[0] = stage.run(path, precision)));
    double multiplying = share.stop() / cores;
    double[] inMemory = new double[1];
    InMemoryProducts products =
        new InMemoryProducts(log.plan(precision), log.rowCount().getAsLong());
    String ofProducts = "  its products from memory, " + name;
    comparison.add(
        meter
            .measure(ofProducts, flop(log), peak, () -> inMemory[0] = products.seconds(cores))
            .withSeconds(ofProducts, inMemory[0]));
    notes.add(
        Text.of(
            "%s: a core spent %.2f s in products, which take %.2f s from memory: %.2f of that.",
            name, multiplying, inMemory[0], multiplying / inMemory[0]));
    return matrix[0];
  }

  private void noteMemory(String path, PredictionLog log, Precision precision) throws Exception {
    notes.add(
        Text.of(
            "%s: %,d MB of heap alive at most, in a run of its own, where the plan says %,d MB.",
            precision.name().toLowerCase(Locale.ROOT),
            LiveHeap.peak(() -> stage.run(path, precision)) / 1_000_000,
            log.memory(log.plan(precision)).embeddedHeap() / 1_000_000));
  }

  private void measureMllib(
      PredictionLog log, List<String> files, double share, SimilarityMatrix exact)
      throws Exception {
    int given = (int) Math.ceil(share * files.size());
    List<String> some = files.subList(0, given);
    double scale =
        given == files.size() ? 1 : (double) log.rowCount().getAsLong() / ways.count(some);
    Matrix[] matrix = new Matrix[1];
    System.err.println("MLlib ...");
    Measurement measured =
        meter.measure(
            "MLlib Correlation.corr",
            flop(log),
            peaks.get(Precision.DOUBLE),
            () -> matrix[0] = ways.correlations(some));
    if (given == files.size()) {
      comparison.addMllib(measured);
      notes.add(
          Text.of(
              "Largest difference between double and MLlib: %.1e.", difference(exact, matrix[0])));
    } else {
      comparison.addMllib(
          measured.withSeconds("MLlib Correlation.corr, scaled", scale * measured.seconds()));
      notes.add(
          Text.of(
              "MLlib read %d of %d files in %.2f s; its row says what all rows would take.",
              given, files.size(), measured.seconds()));
    }
  }

  private static double difference(SimilarityMatrix ours, Matrix theirs) {
    double largest = 0;
    for (int a = 0; a < ours.size(); a++) {
      for (int b = 0; b < a; b++) {
        largest = Math.max(largest, Math.abs(ours.at(a, b) - theirs.apply(a, b)));
      }
    }
    return largest;
  }

  private static double flop(PredictionLog log) {
    double classes = log.classes().size();
    return log.rowCount().getAsLong() * classes * classes;
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
    notes.forEach(out::println);
  }
}
