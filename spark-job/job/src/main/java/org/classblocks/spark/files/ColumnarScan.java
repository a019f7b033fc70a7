package org.classblocks.spark.files;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.rdd.RDD;
import org.apache.spark.sql.catalyst.expressions.Attribute;
import org.apache.spark.sql.execution.FileSourceScanExec;
import org.apache.spark.sql.execution.FilterExec;
import org.apache.spark.sql.execution.SparkPlan;
import org.apache.spark.sql.vectorized.ColumnarBatch;
import scala.jdk.javaapi.CollectionConverters;

/**
 * The Parquet scan of a query that reads column batches and only chooses columns.
 *
 * @param scan the scan
 * @param ordinals the scan's column for each requested column
 */
public record ColumnarScan(FileSourceScanExec scan, List<Integer> ordinals) {

  /** The scan of a plan, if it gives these columns in batches. */
  public static Optional<ColumnarScan> of(SparkPlan plan, List<String> columns) {
    SparkPlan node = plan;
    while (!(node instanceof FileSourceScanExec)) {
      List<SparkPlan> children = CollectionConverters.asJava(node.children());
      if (node instanceof FilterExec || children.size() != 1) {
        return Optional.empty();
      }
      node = children.get(0);
    }
    FileSourceScanExec scan = (FileSourceScanExec) node;
    Map<String, Integer> given = new HashMap<>();
    for (Attribute attribute : CollectionConverters.asJava(scan.output())) {
      given.put(attribute.name(), given.size());
    }
    return scan.supportsColumnar() && given.keySet().containsAll(columns)
        ? Optional.of(new ColumnarScan(scan, columns.stream().map(given::get).toList()))
        : Optional.empty();
  }

  /** The batches, with columns in the scan's order. */
  public RDD<ColumnarBatch> batches() {
    return scan.executeColumnar();
  }
}
