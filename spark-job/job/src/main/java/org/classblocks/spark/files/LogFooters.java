package org.classblocks.spark.files;

import java.io.IOException;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.parquet.HadoopReadOptions;
import org.apache.parquet.ParquetReadOptions;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.hadoop.metadata.BlockMetaData;
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
    Codecs codecs = new Codecs(hadoop);
    return files.parallelStream()
        .map(file -> read(file, hadoop))
        .collect(() -> new Sum(codecs), Sum::accept, Sum::combine)
        .result();
  }

  private static final class Sum {
    private final FileSchemas.Builder schemas = new FileSchemas.Builder();
    private final Codecs codecs;
    private long rows;
    private boolean isVectorisable = true;
    private long rowGroupBytes;

    Sum(Codecs codecs) {
      this.codecs = codecs;
    }

    void accept(FileFooter footer) {
      rows += footer.rows();
      isVectorisable &= footer.isVectorisable();
      rowGroupBytes = Math.max(rowGroupBytes, footer.rowGroupBytes());
      schemas.accept(footer, codecs);
    }

    void combine(Sum later) {
      rows += later.rows;
      isVectorisable &= later.isVectorisable;
      rowGroupBytes = Math.max(rowGroupBytes, later.rowGroupBytes);
      schemas.combine(later.schemas);
    }

    LogFooters result() {
      return new LogFooters(rows, isVectorisable, rowGroupBytes, schemas.result());
    }
  }

  private static FileFooter read(LogFile file, Configuration hadoop) {
    try (ParquetFileReader reader = open(file, hadoop)) {
      return new FileFooter(file.path(), reader.getFooter());
    } catch (IOException | RuntimeException unreadable) {
      throw unreadable(file, unreadable);
    }
  }

  private static UserErrorException unreadable(LogFile file, Exception failure) {
    String name = new Path(file.path()).getName();
    return (name.contains(":")
            ? UserErrorException.input(
                "Hadoop cannot open %s, because its name has a colon. Rename it.", file.path())
            : noParquet(file, UserErrorException.firstLine(failure)))
        .causedBy(failure);
  }

  private static UserErrorException noParquet(LogFile file, String reason) {
    String path = file.path();
    return file.otherFormat()
        .map(
            format ->
                UserErrorException.input(
                    "%s is not a Parquet file. Name its format with --set input.format=%s.",
                    path, format))
        .orElseGet(
            () ->
                UserErrorException.input(
                    "The log cannot be read: expected a Parquet file, but %s. If it has another"
                        + " format, name that with input.format. %s",
                    reason.contains(path) ? reason : path + ": " + reason, ReadFailures.REMEDY));
  }

  /**
   * Opens a file, whose pages are checked if they have checksums. With these options, Parquet does
   * not parse the default configuration of Hadoop for each file.
   *
   * @throws IOException if it is not a Parquet file, or has a row group that lies outside of it.
   *     Readers of its pieces would leave out such a row group without a word, since they take
   *     those whose middle lies in their piece.
   */
  static ParquetFileReader open(LogFile file, Configuration hadoop) throws IOException {
    ParquetFileReader reader = open(file, options(file, hadoop), hadoop);
    for (BlockMetaData rowGroup : reader.getRowGroups()) {
      long middle = rowGroup.getStartingPos() + rowGroup.getCompressedSize() / 2;
      if (middle < 0 || middle >= file.bytes()) {
        reader.close();
        throw new IOException("its footer has a row group outside of the file");
      }
    }
    return reader;
  }

  /** Opens the row groups whose middle lies in a piece of a file. */
  static ParquetFileReader open(LogFile file, long start, long length, Configuration hadoop)
      throws IOException {
    return open(file, options(file, hadoop).withRange(start, start + length), hadoop);
  }

  private static ParquetReadOptions.Builder options(LogFile file, Configuration hadoop) {
    return HadoopReadOptions.builder(hadoop, file.status().getPath()).usePageChecksumVerification();
  }

  private static ParquetFileReader open(
      LogFile file, ParquetReadOptions.Builder options, Configuration hadoop) throws IOException {
    return ParquetFileReader.open(
        HadoopInputFile.fromStatus(file.status(), hadoop), options.build());
  }
}
