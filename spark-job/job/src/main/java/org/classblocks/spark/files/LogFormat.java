package org.classblocks.spark.files;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
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
import scala.Function1;
import scala.collection.Iterator;
import scala.collection.Iterator$;
import scala.collection.immutable.Seq;
import scala.runtime.AbstractFunction1;

/**
 * Parquet whose files differ. Spark asks each file for the log's columns by the log's types. This
 * format asks a file for what it has, and files without rows for nothing.
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
  public Function1<PartitionedFile, Iterator<InternalRow>> buildReaderWithPartitionValues(
      SparkSession spark,
      StructType dataSchema,
      StructType partitionSchema,
      StructType requiredSchema,
      Seq<Filter> filters,
      scala.collection.immutable.Map<String, String> options,
      Configuration hadoop) {
    Map<StructType, Integer> numbers = new HashMap<>();
    List<Function1<PartitionedFile, Iterator<InternalRow>>> readers = new ArrayList<>();
    Map<String, Integer> ofFiles = new HashMap<>();
    List<StructType> asked = new ArrayList<>(List.of(requiredSchema));
    unlike.forEach(
        (file, columns) -> {
          StructType own = columns.asked(requiredSchema);
          if (!own.equals(requiredSchema)) {
            ofFiles.put(file, numbers.computeIfAbsent(own, unseen -> add(asked, unseen)));
          }
        });
    for (StructType columns : asked) {
      // A reader leaves its columns in the configuration.
      Configuration own = new Configuration(hadoop);
      readers.add(
          super.buildReaderWithPartitionValues(
              spark, dataSchema, partitionSchema, columns, filters, options, own));
    }
    return new ReaderByFile(readers, ofFiles, new HashSet<>(empty));
  }

  private static int add(List<StructType> asked, StructType columns) {
    asked.add(columns);
    return asked.size() - 1;
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
