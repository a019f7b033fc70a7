package org.classblocks.spark.files;

import java.io.IOException;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.Path;
import org.apache.parquet.HadoopReadOptions;
import org.apache.parquet.column.Encoding;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.hadoop.metadata.BlockMetaData;
import org.apache.parquet.hadoop.metadata.ColumnChunkMetaData;
import org.apache.parquet.hadoop.util.HadoopInputFile;
import org.classblocks.UserErrorException;

/**
 * Reads the footers of a log's files, once each and several at a time.
 *
 * @param rows the number of rows
 * @param isVectorisable whether Spark's vectorised reader supports all encodings
 * @param rowGroupBytes the size of the largest row group, compressed
 * @param schemas the schemas of the files
 */
public record LogFooters(
    long rows, boolean isVectorisable, long rowGroupBytes, FileSchemas schemas) {

  /**
   * Reads the footers.
   *
   * @throws UserErrorException naming a file that is not Parquet or cannot be read
   */
  public static LogFooters read(List<LogFile> files, Configuration hadoop) {
    return files.parallelStream()
        .map(file -> read(file, hadoop))
        .reduce(new LogFooters(0, true, 0, FileSchemas.NONE), LogFooters::plus);
  }

  private LogFooters plus(LogFooters other) {
    return new LogFooters(
        rows + other.rows,
        isVectorisable && other.isVectorisable,
        Math.max(rowGroupBytes, other.rowGroupBytes),
        schemas.plus(other.schemas));
  }

  private static LogFooters read(LogFile file, Configuration hadoop) {
    try (ParquetFileReader reader = open(file.status(), hadoop)) {
      List<BlockMetaData> rowGroups = reader.getFooter().getBlocks();
      boolean splits =
          rowGroups.stream()
              .flatMap(rowGroup -> rowGroup.getColumns().stream())
              .map(ColumnChunkMetaData::getEncodings)
              .anyMatch(encodings -> encodings.contains(Encoding.BYTE_STREAM_SPLIT));
      long largest = rowGroups.stream().mapToLong(BlockMetaData::getCompressedSize).max().orElse(0);
      return new LogFooters(
          reader.getRecordCount(),
          !splits,
          largest,
          FileSchemas.of(reader.getFileMetaData(), file.path()));
    } catch (IOException | RuntimeException unreadable) {
      throw UserErrorException.input(
              "The log cannot be read: expected a Parquet file at %s, found %s. %s",
              file.path(), UserErrorException.firstLine(unreadable), remedy(file))
          .causedBy(unreadable);
    }
  }

  private static String remedy(LogFile file) {
    return new Path(file.path()).getName().contains(":")
        ? "Rename it, because Hadoop cannot open names with a colon on every file system."
        : ReadFailures.REMEDY;
  }

  /**
   * With these options, Parquet does not parse the default configuration of Hadoop for each file.
   */
  private static ParquetFileReader open(FileStatus file, Configuration hadoop) throws IOException {
    return ParquetFileReader.open(
        HadoopInputFile.fromStatus(file, hadoop),
        HadoopReadOptions.builder(hadoop, file.getPath()).build());
  }
}
