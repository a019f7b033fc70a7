package org.classblocks.bench;

import static org.apache.spark.ml.functions.array_to_vector;
import static org.apache.spark.sql.functions.col;

import java.util.List;
import org.apache.spark.ml.linalg.Matrix;
import org.apache.spark.ml.stat.Correlation;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/**
 * What Spark itself does with a log, in a session with Spark's own settings.
 *
 * @param session the session
 */
record SparkWays(SparkSession session) {

  /** Reads the column of scores: the sum of one element a row. */
  double scan(List<String> files) {
    return read(files).selectExpr("sum(scores[0])").head().getDouble(0);
  }

  /** Reads the two columns of a sparse log: the sums of one element of each a row. */
  double sparseScan(List<String> files) {
    return read(files).selectExpr("sum(ids[0]) + sum(values[0])").head().getDouble(0);
  }

  /** The correlations by MLlib, straight from the files: nothing is cached. */
  Matrix correlations(List<String> files) {
    Dataset<Row> vectors = read(files).select(array_to_vector(col("scores")).as("vector"));
    return Correlation.corr(vectors, "vector").head().getAs(0);
  }

  /** The number of rows. */
  long count(List<String> files) {
    return read(files).count();
  }

  private Dataset<Row> read(List<String> files) {
    return session.read().parquet(files.toArray(String[]::new));
  }
}
