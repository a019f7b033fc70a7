package org.classblocks.spark.files;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.execution.datasources.PartitionedFile;
import org.apache.spark.sql.execution.datasources.parquet.ParquetFileFormat;
import org.apache.spark.sql.execution.datasources.parquet.ParquetToSparkSchemaConverter;
import org.apache.spark.sql.sources.Filter;
import org.apache.spark.sql.types.StructType;
import org.classblocks.spark.half.HalfReader;
import scala.Function1;
import scala.collection.Iterator;
import scala.collection.Iterator$;
import scala.collection.immutable.Seq;
import scala.runtime.AbstractFunction1;

/**
 * Parquet whose files differ, or have halves. Spark asks each file for the log's columns by the
 * log's types. This format asks a file for what it has, and files without rows for nothing. Columns
 * of halves are read row by row.
 */
final class LogFormat extends ParquetFileFormat {
  private static final long serialVersionUID = 1L;

  private final transient Map<String, FileColumns> unlike;
  private final transient Set<String> empty;

  private LogFormat(Map<String, FileColumns> unlike, Set<String> empty) {
    this.unlike = unlike;
    this.empty = empty;
  }

  /** The format for files of some schemas. */
  static ParquetFileFormat of(FileSchemas schemas, ParquetToSparkSchemaConverter converter) {
    Map<String, FileColumns> unlike = schemas.unlike(converter);
    return unlike.isEmpty() && schemas.empty().isEmpty()
        ? new ParquetFileFormat()
        : new LogFormat(unlike, Set.copyOf(schemas.empty()));
  }

  @Override
  public boolean supportBatch(SparkSession spark, StructType columns) {
    return super.supportBatch(spark, columns)
        && unlike.values().stream().noneMatch(file -> file.haveHalves(columns));
  }

  @Override
  public Function1<PartitionedFile, Iterator<InternalRow>> buildReaderWithPartitionValues(
      SparkSession spark,
      StructType dataSchema,
      StructType partitionSchema,
      StructType requiredSchema,
      Seq<Filter> filters,
      scala.collection.immutable.Map<String, String> options,
      Configuration hadoop) {
    Asked usual = new Asked(requiredSchema, false);
    List<Asked> asked = new ArrayList<>(List.of(usual));
    Map<Asked, Integer> numbers = new HashMap<>(Map.of(usual, 0));
    IdentityHashMap<FileColumns, Integer> ofColumns = new IdentityHashMap<>();
    Map<String, Integer> ofFiles = new HashMap<>();
    unlike.forEach(
        (file, columns) ->
            ofFiles.put(
                file,
                ofColumns.computeIfAbsent(
                    columns,
                    unseen ->
                        numbers.computeIfAbsent(
                            Asked.of(unseen, requiredSchema), other -> add(asked, other)))));
    List<Function1<PartitionedFile, Iterator<InternalRow>>> readers = new ArrayList<>();
    for (Asked columns : asked) {
      // A reader leaves its columns in the configuration.
      Configuration own = new Configuration(hadoop);
      Function1<PartitionedFile, Iterator<InternalRow>> reader =
          super.buildReaderWithPartitionValues(
              spark, dataSchema, partitionSchema, columns.columns(), filters, options, own);
      readers.add(
          columns.haveHalves()
              ? new HalfReader(spark.sparkContext(), own, columns.columns(), partitionSchema)
              : reader);
    }
    return new ReaderByFile(readers, ofFiles, new HashSet<>(empty));
  }

  private static int add(List<Asked> asked, Asked columns) {
    asked.add(columns);
    return asked.size() - 1;
  }

  /**
   * What to ask some files for.
   *
   * @param columns their names and types
   * @param haveHalves whether the files have halves in some of them
   */
  private record Asked(StructType columns, boolean haveHalves) {
    static Asked of(FileColumns file, StructType required) {
      return new Asked(file.asked(required), file.haveHalves(required));
    }
  }

  private static final class ReaderByFile
      extends AbstractFunction1<PartitionedFile, Iterator<InternalRow>> implements Serializable {
    private static final long serialVersionUID = 1L;

    private final List<Function1<PartitionedFile, Iterator<InternalRow>>> readers;
    private final Map<String, Integer> ofFiles;
    private final Set<String> empty;

    ReaderByFile(
        List<Function1<PartitionedFile, Iterator<InternalRow>>> readers,
        Map<String, Integer> ofFiles,
        Set<String> empty) {
      this.readers = readers;
      this.ofFiles = ofFiles;
      this.empty = empty;
    }

    @Override
    public Iterator<InternalRow> apply(PartitionedFile file) {
      String path = file.toPath().toString();
      return empty.contains(path)
          ? Iterator$.MODULE$.empty()
          : readers.get(ofFiles.getOrDefault(path, 0)).apply(file);
    }
  }
}
