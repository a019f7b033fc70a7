package org.classblocks.sql;

import java.util.List;
import java.util.Map;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.execution.datasources.parquet.ParquetFileFormat;
import org.apache.spark.sql.execution.datasources.v2.parquet.ParquetTable;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.sql.util.CaseInsensitiveStringMap;
import scala.Option;
import scala.jdk.javaapi.CollectionConverters;

/**
 * The Parquet files of one table in many runs, as Spark reads them: the names of folders below the
 * output path are columns, and the schemas of all files are merged.
 *
 * @param output the output path
 */
record ParquetOfRuns(SparkSession spark, String output) {
  private static final String RUN_DATE = "run_date";
  private static final String RUN_ID = "run_id";

  /**
   * A table.
   *
   * @param paths its folder in each run
   */
  ParquetTable table(String name, List<String> paths) {
    ParquetTable found = table(name, paths, Option.empty());
    StructType schema = found.dataSchema();
    for (StructField field : found.fileIndex().partitionSchema().fields()) {
      schema = schema.add(typed(field));
    }
    return table(name, paths, Option.apply(schema));
  }

  /** Spark takes a run id for a number if it looks like one. */
  private static StructField typed(StructField partition) {
    return switch (partition.name()) {
      case RUN_DATE -> DataTypes.createStructField(RUN_DATE, DataTypes.DateType, false);
      case RUN_ID -> DataTypes.createStructField(RUN_ID, DataTypes.StringType, false);
      default -> partition;
    };
  }

  private ParquetTable table(String name, List<String> paths, Option<StructType> schema) {
    Map<String, String> options =
        Map.of("basePath", output, "mergeSchema", "true", "__globPaths__", "false");
    return new ParquetTable(
        name,
        spark,
        new CaseInsensitiveStringMap(options),
        CollectionConverters.asScala(paths).toSeq(),
        schema,
        ParquetFileFormat.class);
  }
}
