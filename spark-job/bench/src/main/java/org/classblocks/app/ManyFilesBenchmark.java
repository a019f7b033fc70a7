package org.classblocks.app;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.SplittableRandom;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.example.data.simple.SimpleGroup;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.example.ExampleParquetWriter;
import org.apache.parquet.io.LocalOutputFile;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.apache.parquet.schema.Types;
import org.apache.spark.sql.SparkSession;
import org.classblocks.Text;
import org.classblocks.bench.session.BenchSession;
import org.classblocks.conf.ConfigSource;
import org.classblocks.conf.JobConfig;
import org.classblocks.spark.log.LogReader;

/** Opens a log of many files of one row each, beside the start of Spark and pyarrow. */
public record ManyFilesBenchmark(Path folder, int files) {
  private static final int CLASSES = 12;
  private static final MessageType SCHEMA =
      Types.buildMessage()
          .optionalList()
          .optionalElement(PrimitiveTypeName.FLOAT)
          .named("scores")
          .named("log");

  /** Reads each file by itself, as people do, and prints the seconds. */
  private static final String PYARROW =
      """
      import glob, sys, time, pyarrow.parquet
      start = time.perf_counter()
      for file in sorted(glob.glob(sys.argv[1] + '/*.parquet')):
          pyarrow.parquet.read_table(file)
      print(time.perf_counter() - start)
      """;

  /** Options: {@code [files]}; 2,000 files. */
  public static void main(String[] args) throws IOException, InterruptedException {
    Path home = Path.of(System.getProperty("classblocks.bench"));
    int files = args.length > 0 ? Integer.parseInt(args[0]) : 2_000;
    new ManyFilesBenchmark(home.resolve("target/many-files-" + files).normalize(), files).run();
  }

  private void run() throws IOException, InterruptedException {
    if (!Files.exists(folder.resolve(name(files - 1)))) {
      write();
    }
    Optional<Double> pyarrow = pyarrow();
    long start = System.nanoTime();
    SparkSession spark = session();
    try {
      spark.range(1).count();
      double starting = secondsSince(start);
      JobConfig config =
          JobConfig.from(new ConfigSource().addIfPresent("input.paths", folder.toString()));
      double first = opening(spark, config);
      double second = opening(spark, config);
      print("start of Spark, with a query", starting);
      pyarrow.ifPresent(seconds -> print("pyarrow, all files", seconds));
      print("opening the log", first);
      print("opening it again", second);
      pyarrow.ifPresent(
          seconds ->
              System.out.printf(
                  Locale.ROOT,
                  "start and opening take %.2f times as long as start and pyarrow%n",
                  (starting + first) / (starting + seconds)));
    } finally {
      spark.stop();
    }
  }

  private static SparkSession session() {
    return BenchSession.start();
  }

  private static double opening(SparkSession spark, JobConfig config) {
    long start = System.nanoTime();
    new LogReader(spark.newSession()).open(config.input(), Optional.empty());
    return secondsSince(start);
  }

  private static void print(String what, double seconds) {
    System.out.printf(Locale.ROOT, "%-30s %6.2f s%n", what, seconds);
  }

  private static double secondsSince(long start) {
    return (System.nanoTime() - start) / 1e9;
  }

  private static String name(int file) {
    return Text.of("part-%06d.parquet", file);
  }

  private void write() throws IOException {
    Files.createDirectories(folder);
    SplittableRandom random = new SplittableRandom(1);
    for (int file = 0; file < files; file++) {
      Group row = new SimpleGroup(SCHEMA);
      Group scores = row.addGroup("scores");
      for (int id = 0; id < CLASSES; id++) {
        scores.addGroup(0).append("element", (float) random.nextGaussian());
      }
      try (ParquetWriter<Group> writer =
          ExampleParquetWriter.builder(new LocalOutputFile(folder.resolve(name(file))))
              .withType(SCHEMA)
              .withConf(new PlainParquetConfiguration())
              .build()) {
        writer.write(row);
      }
    }
  }

  /** The seconds that pyarrow takes; nothing where python3 or pyarrow is missing. */
  private Optional<Double> pyarrow() throws InterruptedException {
    try {
      Process python =
          new ProcessBuilder("python3", "-c", PYARROW, folder.toString())
              .redirectError(ProcessBuilder.Redirect.INHERIT)
              .start();
      String seconds = new String(python.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      return python.waitFor() == 0
          ? Optional.of(Double.parseDouble(seconds.strip()))
          : Optional.empty();
    } catch (IOException missing) {
      return Optional.empty();
    }
  }
}
