package org.classblocks.bench;

import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.apache.spark.sql.SparkSession;
import org.classblocks.Text;
import org.classblocks.bench.session.BenchSession;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Times the similarity stage beside Spark's scan, numpy and MLlib, in one run on the same log. */
@Command(
    name = "run.sh analyze",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description =
        "Times the similarity stage beside Spark's scan of the column, numpy and MLlib, in one run"
            + " on the same log, which is generated first where it is missing.")
public final class EndToEnd implements Callable<Integer> {
  private static final Path HOME = Path.of(System.getProperty("classblocks.bench"));

  @Option(names = "--samples", paramLabel = "N", description = "Default: 200000.")
  private long samples = 200_000;

  @Option(names = "--classes", paramLabel = "K", description = "Default: 2622.")
  private int classes = 2622;

  @Option(
      names = "--sparse",
      paramLabel = "M",
      description = "Rows list their M highest scores; timed beside the scan alone.")
  private int top;

  @Option(
      names = "--labels",
      paramLabel = "MEAN",
      description =
          "Rows have so many labels on average; with --sparse, the stage is timed without and with"
              + " them.")
  private double labels;

  @Option(names = "--quick", description = "20,000 x 527, whatever the sizes above.")
  private boolean quick;

  @Option(
      names = "--folder",
      paramLabel = "PATH",
      description = "Where generated logs are kept (default: target/logs of the module).")
  private Path folder = HOME.resolve("target/logs").normalize();

  @Option(
      names = "--log",
      paramLabel = "PATH",
      description = "A log that is there already, with a column 'scores' of vectors.")
  private Path log;

  @Option(
      names = "--rounds",
      paramLabel = "N",
      description = "How often each but numpy and MLlib is run, in turn (default: 1).")
  private int rounds = 1;

  @Option(names = "--csv", paramLabel = "FILE", description = "Also writes every round to a file.")
  private Path csv;

  @Option(
      names = "--mllib-share",
      paramLabel = "0..1",
      description =
          "The share of the files that MLlib is given; its time is scaled up by rows, and 0 leaves"
              + " it out (default: 1).")
  private double mllibShare = 1;

  @Option(names = "--no-numpy", description = "Leaves numpy out.")
  private boolean withoutNumpy;

  public static void main(String[] arguments) {
    System.exit(new CommandLine(new EndToEnd()).execute(arguments));
  }

  @Override
  public Integer call() throws Exception {
    SparkSession spark = BenchSession.builder().appName("ClassBlocks benchmark").getOrCreate();
    try {
      run(spark);
    } finally {
      spark.stop();
    }
    return 0;
  }

  private void run(SparkSession spark) throws Exception {
    Files.createDirectories(folder);
    BenchLog size =
        quick
            ? new BenchLog(20_000, 527, top, labels)
            : new BenchLog(samples, classes, top, labels);
    Path path = log == null ? size.below(folder, spark) : log;
    String loadBefore = loadAverage();
    if (top > 0) {
      SparseContest contest = new SparseContest(spark, rounds, size);
      contest.warmUp(
          new BenchLog(100_000, size.classes(), top, labels).below(folder, spark).toString());
      contest.run(path.toString());
      contest.print(System.out);
      if (csv != null) {
        contest.writeCsv(csv);
      }
    } else {
      runDense(spark, path);
    }
    System.out.printf("Load average %s before and %s after.%n", loadBefore, loadAverage());
  }

  private void runDense(SparkSession spark, Path path) throws Exception {
    Contest contest = new Contest(spark, rounds);
    contest.warmUp(new BenchLog(20_000, 256, 0, 0).below(folder, spark).toString());
    contest.run(
        path.toString(),
        mllibShare,
        withoutNumpy ? Optional.empty() : Optional.of(HOME.resolve("numpy_corrcoef.py")));
    contest.print(System.out);
    if (csv != null) {
      contest.writeCsv(csv);
    }
  }

  private static String loadAverage() {
    return Text.of("%.1f", ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
  }
}
