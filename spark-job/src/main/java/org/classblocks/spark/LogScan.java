package org.classblocks.spark;

import java.io.IOException;
import java.util.List;
import java.util.function.Supplier;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.AnalysisException;
import org.apache.spark.sql.DataFrameReader;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructType;
import org.classblocks.UserErrorException;

/** Has Spark read Parquet files, none of which may be damaged or missing. */
final class LogScan {
  private final SparkSession spark;
  private final List<String> paths;
  private final List<String> names;

  /**
   * @param paths what the input is called; the folders below a single one may name columns
   * @param names columns that hold names, which keep their spelling where folders give them
   */
  LogScan(SparkSession spark, List<String> paths, List<String> names) {
    this.spark = spark;
    this.paths = paths;
    this.names = names;
  }

  /**
   * The rows of some files, which nothing has read yet.
   *
   * @param schemas the schemas of the files
   * @throws UserErrorException if the schema cannot be read
   */
  Dataset<Row> rows(List<LogFile> files, FileSchemas schemas) {
    List<String> all = files.stream().map(LogFile::path).toList();
    String[] listed = all.toArray(String[]::new);
    StructType schema =
        FolderNames.spelled(schemas.common(schema(listed), this::schemaOf), names, all);
    return found(() -> reader().schema(LogSchema.stored(schema)).parquet(listed));
  }

  /** The columns of one file. */
  StructType schemaOf(String file) {
    return LogSchema.stored(schema(file));
  }

  private StructType schema(String... files) {
    return found(() -> reader().parquet(files).schema());
  }

  private static <T> T found(Supplier<T> read) {
    try {
      return read.get();
    } catch (Exception unreadable) {
      if (unreadable instanceof AnalysisException) {
        throw UserErrorException.input(
                "The log has a schema that cannot be read: %s", ReadFailures.firstLine(unreadable))
            .causedBy(unreadable);
      }
      throw ReadFailures.asUserError(unreadable);
    }
  }

  /** Where pages have checksums, these are looked at: they cost little beside decoding. */
  private DataFrameReader reader() {
    DataFrameReader reader =
        spark
            .read()
            .option("ignoreCorruptFiles", "false")
            .option("ignoreMissingFiles", "false")
            .option("parquet.page.verify-checksum.enabled", "true");
    if (paths.size() == 1 && isFolder(paths.get(0))) {
      reader.option("basePath", paths.get(0));
    }
    return reader;
  }

  private boolean isFolder(String path) {
    try {
      FileSystem fileSystem =
          new Path(path).getFileSystem(spark.sparkContext().hadoopConfiguration());
      return fileSystem.exists(new Path(path))
          && fileSystem.getFileStatus(new Path(path)).isDirectory();
    } catch (IOException unknown) {
      return false;
    }
  }
}
