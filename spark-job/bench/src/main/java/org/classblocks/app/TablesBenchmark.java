package org.classblocks.app;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.api.java.UDF1;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.DataTypes;
import org.classblocks.ClassBlocks;
import org.classblocks.bench.session.BenchSession;

/**
 * Analyses one log as Parquet files, as an Iceberg table that is read column by column, and as one
 * that is read row by row because a row of it was deleted.
 */
public record TablesBenchmark(SparkSession spark, Path folder, int samples, int classes) {
  private static final int ROUNDS = 5;
  private static final int FILES = 8;

  /** Options: {@code [classes [samples]]}; 1,000 classes and 40,000 samples. */
  public static void main(String[] args) {
    int classes = args.length > 0 ? Integer.parseInt(args[0]) : 1_000;
    int samples = args.length > 1 ? Integer.parseInt(args[1]) : 40_000;
    Path home = Path.of(System.getProperty("classblocks.bench"));
    Path folder = home.resolve("target/tables-" + classes + "-" + samples).normalize();
    SparkSession spark = session(folder);
    try {
      new TablesBenchmark(spark, folder, samples, classes).run();
    } finally {
      spark.stop();
    }
  }

  private static SparkSession session(Path folder) {
    return BenchSession.builder()
        .config("spark.sql.catalog.lake", "org.apache.iceberg.spark.SparkCatalog")
        .config("spark.sql.catalog.lake.type", "hadoop")
        .config("spark.sql.catalog.lake.warehouse", folder.resolve("lake").toString())
        .getOrCreate();
  }

  private void run() {
    if (!Files.exists(folder)) {
      write();
    }
    List<ClassBlocks> ways =
        List.of(
            ClassBlocks.on(spark).option("input.paths", folder.resolve("log").toString()),
            ClassBlocks.on(spark).option("input.table", "lake.db.whole"),
            ClassBlocks.on(spark).option("input.table", "lake.db.deleted"));
    List<List<Double>> seconds = List.of(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
    for (int round = 0; round <= ROUNDS; round++) {
      for (int way = 0; way < ways.size(); way++) {
        long start = System.nanoTime();
        ways.get(way).analyze();
        if (round > 0) {
          seconds.get(way).add((System.nanoTime() - start) / 1e9);
        }
      }
    }
    double parquet = median(seconds.get(0));
    print("Parquet", parquet, parquet);
    print("Iceberg, column by column", median(seconds.get(1)), parquet);
    print("Iceberg, row by row", median(seconds.get(2)), parquet);
  }

  private static double median(List<Double> seconds) {
    return seconds.stream().sorted().skip(seconds.size() / 2).findFirst().orElseThrow();
  }

  private static void print(String what, double seconds, double parquet) {
    System.out.printf(
        Locale.ROOT, "%-26s %6.2f s  %5.2f x Parquet%n", what, seconds, seconds / parquet);
  }

  private void write() {
    int size = classes;
    UDF1<Long, List<Float>> scores =
        sample -> {
          SplittableRandom random = new SplittableRandom(sample);
          List<Float> vector = new ArrayList<>(size);
          double factor = random.nextGaussian();
          for (int id = 0; id < size; id++) {
            vector.add((float) ((id % 7) * factor / 7 + random.nextGaussian()));
          }
          return vector;
        };
    Dataset<Row> log =
        spark
            .range(0, samples, 1, FILES)
            .select(
                functions.col("id"),
                functions
                    .udf(scores, DataTypes.createArrayType(DataTypes.FloatType))
                    .apply(functions.col("id"))
                    .as("scores"));
    log.write().parquet(folder.resolve("log").toString());
    spark.read().parquet(folder.resolve("log").toString()).createOrReplaceTempView("log");
    for (String table : List.of("whole", "deleted")) {
      spark.sql(
          "CREATE TABLE lake.db."
              + table
              + " USING iceberg TBLPROPERTIES ('format-version'='2',"
              + " 'write.delete.mode'='merge-on-read') AS SELECT * FROM log");
    }
    spark.sql("DELETE FROM lake.db.deleted WHERE id = 5");
  }
}
