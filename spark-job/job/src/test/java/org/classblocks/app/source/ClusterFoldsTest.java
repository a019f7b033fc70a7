package org.classblocks.app.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.classblocks.LocalSpark;
import org.classblocks.SparkTest;
import org.classblocks.app.TestLog;
import org.classblocks.conf.ConfigSource;
import org.classblocks.conf.JobConfig;
import org.classblocks.moments.Stratum;
import org.classblocks.moments.count.LogStatistics;
import org.classblocks.similarity.ClassList;
import org.classblocks.spark.aggregate.LogAggregation;
import org.classblocks.spark.log.LogReader;
import org.classblocks.spark.log.PredictionLog;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@SparkTest
class ClusterFoldsTest {
  private static final int SAMPLES = 700;
  private static final int CLASSES = 6;
  private static final int NULLS = 100;

  @TempDir private static Path folder;
  private static Dataset<Row> log;

  /** Every seventh sample has no cluster, and groups cut through the clusters. */
  @BeforeAll
  static void write() {
    StructType schema =
        new StructType()
            .add("id", DataTypes.LongType)
            .add("video", DataTypes.StringType)
            .add("user", DataTypes.IntegerType)
            .add("group", DataTypes.StringType)
            .add("scores", DataTypes.createArrayType(DataTypes.FloatType));
    double[][] scores = TestLog.scores(SAMPLES, CLASSES, 3);
    List<Row> rows = new ArrayList<>();
    for (int row = 0; row < SAMPLES; row++) {
      Object video = row % 7 == 3 ? null : row % 11 == 0 ? "" : "clip " + row / 9;
      Object user = row % 7 == 3 ? null : row / 9 - 20;
      rows.add(
          RowFactory.create(
              (long) row, video, user, row % 2 == 0 ? "a" : "b", TestLog.floats(scores[row])));
    }
    log =
        LocalSpark.session()
            .read()
            .parquet(TestLog.write(folder, "scores", schema, rows, 3))
            .cache();
    String others = "id, video, user, group";
    write("array", others, "scores");
    write("packed", others, "cast(scores as array<double>) as scores");
    write("sparse", others, "array(0, 1, 2, 3, 4, 5) as ids, scores as values");
    write("map", others, "map(0, scores[0], 1, scores[1], 5, scores[5]) as scores");
    write(
        "wide",
        others,
        "scores[0] as `0`, scores[1] as `1`, scores[2] as `2`, scores[3] as `3`, scores[4] as `4`,"
            + " scores[5] as `5`");
    write("long", others, "posexplode(scores) as (class, score)");
  }

  private static void write(String encoding, String others, String scores) {
    log.selectExpr((others + ", " + scores).split(", (?![^(]*\\))"))
        .write()
        .parquet(folder.resolve(encoding).toString());
  }

  @ParameterizedTest
  @CsvSource({
    "array, video, ''", "array, user, ''", "array, video, group", "packed, video, ''",
    "sparse, video, ''", "sparse, user, group", "map, video, ''", "wide, video, ''",
    "long, user, ''"
  })
  void foldsAreThoseOfTheHashInSparkSql(String encoding, String cluster, String group) {
    SortedMap<Stratum, LogStatistics> strata = strata(encoding, cluster, group);
    SortedMap<Stratum, Long> expected = new TreeMap<>();
    log.selectExpr(
            group.isEmpty() ? "'' as g" : "group as g",
            "pmod(hash(cast(" + cluster + " as string)), 10) as fold",
            cluster + " is null as is_null")
        .filter("not is_null")
        .groupBy("g", "fold")
        .count()
        .collectAsList()
        .forEach(row -> expected.put(new Stratum(row.getString(0), row.getInt(1)), row.getLong(2)));
    long beyond = 0;
    for (Stratum stratum : expected.keySet()) {
      long found = strata.get(stratum).marginals().samples();
      assertThat(found).as("%s", stratum).isGreaterThanOrEqualTo(expected.get(stratum));
      beyond += found - expected.get(stratum);
    }
    assertThat(beyond).as("samples without a cluster take turns").isEqualTo(NULLS);
    LogStatistics total = LogStatistics.total(CLASSES, strata.values());
    assertThat(total.survey().unclustered()).isEqualTo(NULLS);
    assertThat(total.rows().used()).isEqualTo(SAMPLES);
  }

  @Test
  void oneClusterIsOneFold() {
    log.drop("video").selectExpr("*", "'one' as video").write().parquet(folder + "/one");
    SortedMap<Stratum, LogStatistics> strata = strata("one", "video", "");
    assertThat(strata.values().stream().filter(found -> found.marginals().samples() > 0))
        .hasSize(1);
  }

  private static SortedMap<Stratum, LogStatistics> strata(
      String encoding, String cluster, String group) {
    ConfigSource source =
        new ConfigSource()
            .addIfPresent("input.paths", folder.resolve(encoding).toString())
            .addIfPresent("input.cluster", cluster)
            .addIfPresent("input.group", group.isEmpty() ? null : group)
            .addIfPresent("input.sample-id", "id");
    JobConfig config = JobConfig.from(source);
    PredictionLog opened =
        new LogReader(LocalSpark.session())
            .open(config.input(), Optional.of(ClassList.numbered(CLASSES)));
    return new LogAggregation(LocalSpark.session())
        .moments(opened, LogPlans.of(opened, config), tile -> {});
  }
}
