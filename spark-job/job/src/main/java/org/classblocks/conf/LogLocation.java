package org.classblocks.conf;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.classblocks.UserErrorException;

/**
 * Where the logs are: at paths, or in a table of a catalog.
 *
 * @param paths files, folders or globs; {@value #RUN_DATE} in one stands for the date of the run
 * @param skipFiles files, folders or globs among these that are left out, with dates likewise
 * @param format the name of the data source that reads the paths
 * @param options what the data source is told, by name
 * @param table a table of a catalog
 * @param snapshot the version of the table, in place of its current one
 * @param filter a Spark SQL predicate that rows must meet, with dates likewise
 */
public record LogLocation(
    List<String> paths,
    List<String> skipFiles,
    String format,
    Map<String, String> options,
    Optional<String> table,
    Optional<String> snapshot,
    Optional<String> filter) {
  /** The placeholder for the run date. */
  public static final String RUN_DATE = "{run-date}";

  /** The data source that is read column by column. */
  private static final String PARQUET = "parquet";

  /** Arrays that numpy saved; files with its extensions are read so in any case. */
  private static final String NPY = "npy";

  /** Texts of the extreme classification repository; files called .txt are read so in any case. */
  private static final String XC = "xc";

  public LogLocation {
    paths = List.copyOf(paths);
    skipFiles = List.copyOf(skipFiles);
    options = Map.copyOf(options);
  }

  static LogLocation from(ConfigValues values) {
    return new LogLocation(
        values.texts("input.paths"),
        values.texts("input.skip-files"),
        values.text("input.format", PARQUET),
        values.map("input.options"),
        values.text("input.table"),
        values.text("input.snapshot"),
        values.text("input.filter"));
  }

  /**
   * Checks that there is one log.
   *
   * @throws UserErrorException if there is none, or the keys say different things
   */
  public void require() {
    if (paths.isEmpty() && table.isEmpty() && (isParquet() || options.isEmpty())) {
      throw missing();
    }
    if (!skipFiles.isEmpty() && !isOfFiles()) {
      throw UserErrorException.usage(
          "Configuration key input.skip-files: only files of Parquet, numpy and the format xc"
              + " can be left out. Remove the key, or name the files to be read with input.paths.");
    }
    if (table.isPresent() && !paths.isEmpty()) {
      throw UserErrorException.usage(
          "The log is given twice: as the table %s (input.table) and by path, such as %s. Keep one"
              + " of them.",
          table.get(), paths.get(0));
    }
    if (snapshot.isPresent() && table.isEmpty() && isParquet()) {
      throw UserErrorException.usage(
          "Configuration key input.snapshot: Parquet files have no snapshots. Name a table with"
              + " input.table, or its format with input.format.");
    }
  }

  /** This location with the run date in it. */
  LogLocation on(LocalDate runDate) {
    return new LogLocation(
        dated(paths, runDate),
        dated(skipFiles, runDate),
        format,
        options,
        table,
        snapshot,
        filter.map(predicate -> dated(predicate, runDate)));
  }

  private static List<String> dated(List<String> texts, LocalDate date) {
    return texts.stream().map(text -> dated(text, date)).toList();
  }

  private static String dated(String text, LocalDate date) {
    return text.replace(RUN_DATE, date.toString());
  }

  /** Whether the log is Parquet files, rather than what another data source reads. */
  public boolean isParquet() {
    return table.isEmpty() && format.equalsIgnoreCase(PARQUET);
  }

  /** Whether the format says that numpy saved the log. */
  public boolean isNpy() {
    return table.isEmpty() && format.equalsIgnoreCase(NPY);
  }

  /** Whether the format says that the log is texts of the extreme classification repository. */
  public boolean isXc() {
    return table.isEmpty() && format.equalsIgnoreCase(XC);
  }

  /** Whether the log is files that are listed and opened one by one. */
  public boolean isOfFiles() {
    return isParquet() || isNpy() || isXc();
  }

  /**
   * The paths.
   *
   * @throws UserErrorException if none is set
   */
  public List<String> requiredPaths() {
    if (paths.isEmpty()) {
      throw missing();
    }
    return paths;
  }

  /**
   * Checks that no log is named, for rows that are given otherwise.
   *
   * @throws UserErrorException if there is one
   */
  public void requireNone() {
    if (!paths.isEmpty() || table.isPresent()) {
      throw UserErrorException.usage(
          "The log is given twice: as a query, and as %s. Leave out input.paths and input.table.",
          table.orElseGet(() -> paths.get(0)));
    }
  }

  private static UserErrorException missing() {
    return UserErrorException.usage(
        "No input is given. Name a prediction log with --input PATH or the key input.paths, or a"
            + " table with input.table.");
  }
}
