package org.classblocks.spark.table;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.function.Supplier;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.classblocks.UserErrorException;
import org.classblocks.spark.files.LogFile;
import org.classblocks.spark.files.UnreadableColumn;

/** The rows of a log before anybody knows what its columns hold, and where they come from. */
public interface LogTable {
  /**
   * The query.
   *
   * @throws org.classblocks.spark.access.SparkNeededException if Spark has not started
   */
  Dataset<Row> rows();

  /** The rows, whether Spark has started or not. */
  default UnreadRows unread() {
    return UnreadRows.of(rows());
  }

  /** The files that are read, sorted by path; none if the source does not name them. */
  List<LogFile> files();

  /** The files that the configuration leaves out, sorted by path. */
  default List<LogFile> skippedFiles() {
    return List.of();
  }

  /** The table and the version of it that is read, if the source is a table with versions. */
  default Optional<TableVersion> version() {
    return Optional.empty();
  }

  /** The number of rows, if it is known before they are read. */
  default OptionalLong rowCount() {
    return OptionalLong.empty();
  }

  /** The number of classes, if the source says it. */
  default OptionalInt classCount() {
    return OptionalInt.empty();
  }

  /**
   * Says that {@link #rowCount} is not the number of rows that were read.
   *
   * @param names the files, for people
   * @param read the number of rows that were read
   */
  default UserErrorException ofOtherCount(String names, long read) {
    return UserErrorException.input(
        "Not every row of the log was read once: the footers of %s count %,d rows, but %,d were"
            + " read, so nothing is written. Run again, and report it if it happens twice.",
        names, rowCount().orElseThrow(), read);
  }

  /** The size of the largest row group, compressed; 0 if it is not known. */
  default long rowGroupBytes() {
    return 0;
  }

  /** Whether {@link #rows} tell the file of a row and its place there. */
  default boolean hasPlaces() {
    return false;
  }

  /** What the source says about its content under a key of the source's own. */
  default Optional<String> metadata(String key) {
    return Optional.empty();
  }

  /** Further columns, which Spark cannot read. */
  default List<UnreadableColumn> unreadable() {
    return List.of();
  }

  /**
   * Checks that every file has the columns that a query reads.
   *
   * @throws org.classblocks.UserErrorException naming a file without them
   */
  default void requireFitting(Supplier<Dataset<Row>> query) {}

  /**
   * Checks that nothing has changed since the table was opened, as far as that can be seen.
   *
   * @throws org.classblocks.UserErrorException naming what has
   */
  default void requireUnchanged() {}
}
