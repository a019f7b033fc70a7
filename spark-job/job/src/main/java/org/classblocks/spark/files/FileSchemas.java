package org.classblocks.spark.files;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.apache.parquet.hadoop.metadata.FileMetaData;
import org.apache.parquet.schema.MessageType;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.execution.FileSourceScanExec;
import org.apache.spark.sql.execution.SparkPlan;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import org.classblocks.UserErrorException;
import scala.jdk.javaapi.CollectionConverters;

/**
 * The different schemas of the files of a log. Spark uses the schema of one file for all, and
 * silently fills missing columns with nulls.
 *
 * @param uses how often each schema occurs
 */
public record FileSchemas(Map<MessageType, Use> uses) {
  static final FileSchemas NONE = new FileSchemas(Map.of());

  /**
   * How often a schema occurs.
   *
   * @param file the first file that has it
   * @param footer what its footer says beside row groups
   * @param files how many do
   */
  record Use(String file, FileMetaData footer, int files) {
    private static final Comparator<Use> ORDER =
        Comparator.comparingInt(Use::files).thenComparing(Use::file, Comparator.reverseOrder());

    private Use plus(Use later) {
      return new Use(file, footer, files + later.files);
    }
  }

  static FileSchemas of(FileMetaData footer, String file) {
    return new FileSchemas(Map.of(footer.getSchema(), new Use(file, footer, 1)));
  }

  /** These schemas and those of later files. */
  FileSchemas plus(FileSchemas later) {
    Map<MessageType, Use> merged = new LinkedHashMap<>(uses);
    later.uses.forEach((schema, use) -> merged.merge(schema, use, Use::plus));
    return new FileSchemas(merged);
  }

  /**
   * The schema of most files.
   *
   * @param columns reads the columns of a footer
   */
  StructType common(Function<FileMetaData, StructType> columns) {
    return columns.apply(usual().footer());
  }

  /** What the footer of most files says under a key of its own metadata. */
  public Optional<String> metadata(String key) {
    return Optional.ofNullable(usual().footer().getKeyValueMetaData().get(key));
  }

  private Use usual() {
    return uses.values().stream().max(Use.ORDER).orElseThrow();
  }

  /**
   * Checks that all files have the columns that are read.
   *
   * @param rows the query on the log
   * @param columns reads the columns of a footer
   * @throws UserErrorException naming a file without them
   */
  public void requireFitting(Dataset<Row> rows, Function<FileMetaData, StructType> columns) {
    if (uses.size() < 2) {
      return;
    }
    scan(rows.queryExecution().executedPlan())
        .ifPresent(
            scan -> {
              StructType needed = needed(scan);
              uses.values().forEach(use -> requireFitting(use, needed, columns));
            });
  }

  private void requireFitting(
      Use use, StructType needed, Function<FileMetaData, StructType> columns) {
    SchemaDifference.between(needed, columns.apply(use.footer()))
        .ifPresent(
            difference -> {
              throw UserErrorException.input(
                  "The files of the log differ: %s %s, unlike %s. %s",
                  use.file(), difference, usual().file(), ReadFailures.REMEDY);
            });
  }

  private static Optional<FileSourceScanExec> scan(SparkPlan plan) {
    if (plan instanceof FileSourceScanExec scan) {
      return Optional.of(scan);
    }
    return CollectionConverters.asJava(plan.children()).stream()
        .flatMap(child -> scan(child).stream())
        .findFirst();
  }

  /** The columns to read, without those that the reader adds, such as row numbers. */
  private static StructType needed(FileSourceScanExec scan) {
    Set<String> ofFiles = Set.of(scan.relation().dataSchema().fieldNames());
    return new StructType(
        Stream.of(scan.requiredSchema().fields())
            .filter(field -> ofFiles.contains(field.name()))
            .toArray(StructField[]::new));
  }
}
