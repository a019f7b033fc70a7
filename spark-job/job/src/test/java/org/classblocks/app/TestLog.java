package org.classblocks.app;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.DoubleStream;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.classblocks.LocalSpark;

/** Small prediction logs for tests. */
public final class TestLog {
  private TestLog() {}

  /** Scores of n samples and k classes; class c shares a factor with all classes of equal c % 3. */
  public static double[][] scores(int samples, int classes, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    double[][] scores = new double[samples][classes];
    for (double[] sample : scores) {
      double[] factors = {random.nextGaussian(), random.nextGaussian(), random.nextGaussian()};
      for (int id = 0; id < classes; id++) {
        sample[id] = (float) (factors[id % 3] + 0.5 * random.nextGaussian() + id);
      }
    }
    return scores;
  }

  /** Rows of boxed floats. */
  public static List<Row> rows(double[][] scores) {
    List<Row> rows = new ArrayList<>();
    for (double[] sample : scores) {
      rows.add(RowFactory.create(floats(sample)));
    }
    return rows;
  }

  /** A score vector as Spark's rows hold it. */
  public static List<Float> floats(double... sample) {
    return DoubleStream.of(sample).mapToObj(score -> (float) score).toList();
  }

  /** Writes rows of one column of float arrays, in as many files as asked for. */
  public static String write(Path folder, String name, List<Row> rows, int files) {
    DataType scores = DataTypes.createArrayType(DataTypes.FloatType);
    return write(folder, name, new StructType().add("scores", scores), rows, files);
  }

  /** Writes rows of any columns, in as many files as asked for. */
  public static String write(
      Path folder, String name, StructType schema, List<Row> rows, int files) {
    String path = folder.resolve(name).toString();
    LocalSpark.session().createDataFrame(rows, schema).repartition(files).write().parquet(path);
    return path;
  }

  /** The correlation of two classes by its definition, in two passes. */
  public static double correlation(double[][] scores, int a, int b) {
    double meanA = DoubleStream.of(column(scores, a)).average().orElseThrow();
    double meanB = DoubleStream.of(column(scores, b)).average().orElseThrow();
    double ab = 0;
    double aa = 0;
    double bb = 0;
    for (double[] sample : scores) {
      ab += (sample[a] - meanA) * (sample[b] - meanB);
      aa += (sample[a] - meanA) * (sample[a] - meanA);
      bb += (sample[b] - meanB) * (sample[b] - meanB);
    }
    return ab / Math.sqrt(aa * bb);
  }

  private static double[] column(double[][] scores, int id) {
    double[] column = new double[scores.length];
    for (int row = 0; row < scores.length; row++) {
      column[row] = scores[row][id];
    }
    return column;
  }
}
