package org.classblocks.spark.encoding;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.catalyst.CatalystTypeConverters;
import org.apache.spark.sql.catalyst.InternalRow;
import org.classblocks.LocalSpark;
import org.classblocks.SparkTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The first rows of a query read here, compared with those that Spark's job reads. */
@SparkTest
class QueryHeadTest {
  private static final int ROWS = 1000;

  @TempDir private Path folder;

  /** A table of two files with columns of several types, every seventh row of nulls. */
  private Dataset<Row> table() {
    String path = folder.resolve("table").toString();
    LocalSpark.session()
        .range(0, ROWS, 1, 2)
        .selectExpr(
            "id",
            "if(id % 7 = 0, null, array(cast(id as float), null, 0.5f)) as numbers",
            "if(id % 7 = 0, null, 'name ' || id) as text",
            "if(id % 7 = 0, null, encode('bytes ' || id, 'UTF-8')) as bytes",
            "if(id % 7 = 0, null, array(struct(id as a, array(id) as b))) as nested",
            "if(id % 7 = 0, null, map(id, 'value ' || id)) as entries")
        .write()
        .mode("overwrite")
        .parquet(path);
    Dataset<Row> read = LocalSpark.session().newSession().read().parquet(path);
    read.sparkSession().conf().set("spark.sql.adaptive.enabled", false);
    return read;
  }

  private static Optional<List<InternalRow>> head(Dataset<Row> query, int count) {
    return QueryHead.of(query.queryExecution().executedPlan()).flatMap(head -> head.take(count));
  }

  private static void assertAsSparkReads(Dataset<Row> query, int count) {
    assertThat(
            head(query, count).orElseThrow().stream()
                .map(row -> (Row) CatalystTypeConverters.convertToScala(row, query.schema())))
        .map(Row::json)
        .isNotEmpty()
        .isEqualTo(query.takeAsList(count).stream().map(Row::json).toList());
  }

  @Test
  void rowsAreThoseOfSpark() {
    Dataset<Row> table = table();

    assertAsSparkReads(table, 1);
    assertAsSparkReads(table, 100);
    assertAsSparkReads(table.select("nested.b", "text"), 100);
    assertAsSparkReads(
        table.filter("size(numbers) > 0").selectExpr("numbers[0] + 1", "bytes", "entries"), 100);
    assertAsSparkReads(table.selectExpr("_metadata.file_path", "_metadata.row_index"), 100);
  }

  @Test
  void oneTakeLeavesTheNextAsItWas() {
    Dataset<Row> table = table();
    QueryHead head = QueryHead.of(table.queryExecution().executedPlan()).orElseThrow();

    assertThat(head.take(1).orElseThrow()).hasSize(1);
    assertThat(head.take(100).orElseThrow()).hasSize(100);
    assertThat(table.count()).isEqualTo(ROWS);
  }

  /** As in a thread of a pool that is older than the session. */
  @Test
  void noSessionNeedsToBeActive() {
    Dataset<Row> table = table();
    SparkSession.clearActiveSession();
    try {
      assertThat(head(table, 10).orElseThrow()).hasSize(10);
    } finally {
      SparkSession.setActiveSession(LocalSpark.session());
    }
  }

  @Test
  void rowsFurtherBackAreLeftToSpark() {
    Dataset<Row> table = table();

    assertThat(head(table.filter("id % 500 = 499"), 10)).isEmpty();
    assertThat(head(table.limit(0).select("id"), 10)).isEmpty();
    assertThat(head(table.coalesce(1), 10)).isEmpty();
  }

  @Test
  void fewerRowsAreAllThereAre() {
    String path = folder.resolve("few").toString();
    LocalSpark.session().range(0, 5, 1, 1).toDF().write().parquet(path);
    Dataset<Row> few = LocalSpark.session().read().parquet(path);

    assertThat(head(few, 10).orElseThrow()).hasSize(5);
    assertThat(head(few.filter("id > 2"), 10).orElseThrow()).hasSize(2);
  }

  @Test
  void otherQueriesAreLeftToSpark() {
    Dataset<Row> table = table();

    assertThat(head(table.orderBy("id"), 10)).isEmpty();
    assertThat(head(table.groupBy("text").count(), 10)).isEmpty();
    assertThat(head(table.filter("rand(1) > 0.5"), 10)).isEmpty();
    assertThat(head(table.selectExpr("transform(numbers, x -> x + 1)"), 10)).isEmpty();
    assertThat(head(LocalSpark.session().range(5).toDF(), 10)).isEmpty();
  }
}
