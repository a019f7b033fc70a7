package org.classblocks.connect;

import java.io.Closeable;
import java.io.IOException;
import java.util.List;
import java.util.function.Function;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/**
 * A plain client of Spark Connect: statements go out, and rows come back as texts. Its class loader
 * has the client and nothing of the server or of ClassBlocks.
 */
public final class ConnectClient implements Function<String, List<String>>, Closeable {
  private final SparkSession spark;

  /**
   * @param url of the server, such as {@code sc://localhost:15002}
   */
  public ConnectClient(String url) {
    this.spark = SparkSession.builder().remote(url).getOrCreate();
  }

  @Override
  public List<String> apply(String statement) {
    return spark.sql(statement).collectAsList().stream().map(Row::toString).toList();
  }

  @Override
  public void close() throws IOException {
    spark.close();
  }
}
