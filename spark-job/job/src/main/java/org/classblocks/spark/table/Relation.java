package org.classblocks.spark.table;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.catalyst.plans.logical.LogicalPlan;
import org.apache.spark.sql.catalyst.plans.logical.SubqueryAlias;
import org.apache.spark.sql.connector.catalog.Table;
import org.apache.spark.sql.execution.datasources.HadoopFsRelation;
import org.apache.spark.sql.execution.datasources.LogicalRelation;
import org.apache.spark.sql.execution.datasources.parquet.ParquetFileFormat;
import org.apache.spark.sql.execution.datasources.v2.DataSourceV2Relation;
import org.classblocks.spark.files.LogFile;
import scala.collection.immutable.Seq;
import scala.jdk.javaapi.CollectionConverters;

/**
 * The one relation that a query reads as it is. A view is none.
 *
 * @param plan the leaf of the query's plan
 */
record Relation(LogicalPlan plan) {
  /** The relation of a query without anything around it. */
  static Optional<Relation> of(Dataset<Row> rows) {
    LogicalPlan plan = rows.queryExecution().analyzed();
    while (plan instanceof SubqueryAlias alias) {
      plan = alias.child();
    }
    return plan instanceof LogicalRelation || plan instanceof DataSourceV2Relation
        ? Optional.of(new Relation(plan))
        : Optional.empty();
  }

  /** The table, if its source has such. */
  Optional<Table> table() {
    return plan instanceof DataSourceV2Relation relation
        ? Optional.of(relation.table())
        : Optional.empty();
  }

  /** The files, if Spark reads them itself. */
  Optional<HadoopFsRelation> ofFiles() {
    return plan instanceof LogicalRelation relation
            && relation.relation() instanceof HadoopFsRelation files
        ? Optional.of(files)
        : Optional.empty();
  }

  /** Whether Spark reads Parquet files, and can tell the place of a row. */
  boolean isParquet() {
    return ofFiles().filter(files -> files.fileFormat() instanceof ParquetFileFormat).isPresent();
  }

  /** The files that Spark reads itself, sorted by path. */
  List<LogFile> files() {
    return ofFiles().stream()
        .flatMap(Relation::listed)
        .sorted(Comparator.comparing(LogFile::path))
        .toList();
  }

  private static Stream<LogFile> listed(HadoopFsRelation relation) {
    Seq<Expression> all = CollectionConverters.asScala(List.<Expression>of()).toSeq();
    return CollectionConverters.asJava(relation.location().listFiles(all, all)).stream()
        .flatMap(folder -> CollectionConverters.asJava(folder.files()).stream())
        .map(file -> LogFile.of(file.fileStatus()));
  }
}
