package org.classblocks.sql;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.connector.catalog.Table;
import org.classblocks.UserErrorException;
import org.classblocks.app.render.DerivedPublisher;
import org.classblocks.app.render.KnownHistory;
import org.classblocks.store.DerivedStore;
import org.classblocks.store.Run;
import org.classblocks.store.RunStore;
import org.classblocks.store.Store;
import org.classblocks.write.comparison.HistoryRow;

/**
 * The tables of complete runs, by name. A table has the rows of all runs that wrote it, with the
 * columns {@code run_date} and {@code run_id}. Columns that some runs lack are null there.
 *
 * <p>Names have underscores where the folders of a run have hyphens.
 */
final class RunTables {
  private static final String LATEST = "latest";

  /** The namespaces of an output: all complete runs, and the newest of the newest date. */
  static final List<String> NAMESPACES = List.of("runs", LATEST);

  private static final String HISTORY = "history";
  private static final String PARQUET = ".parquet";

  private final SparkSession spark;
  private final Store output;
  private final String folder;
  private final RunStore store;
  private final boolean isLatest;

  private RunTables(SparkSession spark, String output, boolean isLatest) {
    this.spark = spark;
    Configuration hadoop = spark.sessionState().newHadoopConf();
    this.output = Store.at(hadoop, output);
    this.folder = reading(() -> qualified(new Path(output), hadoop));
    this.store = RunStore.at(this.output);
    this.isLatest = isLatest;
  }

  /**
   * The tables of a namespace, if there is such a namespace.
   *
   * @param namespace one of {@link #NAMESPACES}, or an output path, which has a slash
   * @param output the output path that the catalog is for
   */
  static Optional<RunTables> in(SparkSession spark, String[] namespace, Optional<String> output) {
    if (namespace.length != 1) {
      return Optional.empty();
    }
    String word = namespace[0];
    if (word.contains("/")) {
      return Optional.of(new RunTables(spark, word, false));
    }
    return NAMESPACES.contains(word.toLowerCase(Locale.ROOT))
        ? Optional.of(
            new RunTables(
                spark, output.orElseThrow(RunTables::nameless), word.equalsIgnoreCase(LATEST)))
        : Optional.empty();
  }

  /** The path with its file system, which Spark asks for if it is not the default one. */
  private static String qualified(Path path, Configuration hadoop) throws IOException {
    return path.getFileSystem(hadoop).makeQualified(path).toString();
  }

  private static UserErrorException nameless() {
    return UserErrorException.usage(
        "The catalog of ClassBlocks has no output path, so it has no runs. Set the Spark property"
            + " spark.sql.catalog.NAME.output, with the name of the catalog as NAME.");
  }

  String location() {
    return output.location();
  }

  /** The names of all tables, sorted. */
  List<String> names() {
    return reading(this::found);
  }

  private List<String> found() throws IOException {
    Set<String> names = new TreeSet<>();
    for (Run run : runs()) {
      Store files = store.files(run);
      for (String table : files.list("")) {
        if (!table.contains(".") && hasParquet(files, table)) {
          names.add(table.replace('-', '_'));
        }
      }
    }
    if (!names.isEmpty()) {
      names.add(HISTORY);
    }
    return List.copyOf(names);
  }

  /** The table of a name, in any case, if a run wrote it. */
  Optional<Table> table(String name) {
    String table = name.toLowerCase(Locale.ROOT).replace('_', '-');
    return reading(() -> table.equals(HISTORY) ? history() : files(name, table));
  }

  private Optional<Table> history() throws IOException {
    List<Run> runs = runs();
    List<HistoryRow> known =
        new DerivedPublisher(output, DerivedStore.Kind.HISTORY)
            .store()
            .newest()
            .map(KnownHistory::rows)
            .orElse(List.of());
    return runs.isEmpty()
        ? Optional.empty()
        : Optional.of(ReadOnlyTable.of(HISTORY, HistoryRows.of(store, runs, known)));
  }

  private Optional<Table> files(String name, String table) throws IOException {
    if (!table.matches("[a-z][a-z-]*")) {
      return Optional.empty();
    }
    List<String> paths = new ArrayList<>();
    for (Run run : runs()) {
      Store files = store.files(run);
      if (hasParquet(files, table)) {
        paths.add(folder + "/" + run.path() + "/" + table);
      }
    }
    return paths.isEmpty()
        ? Optional.empty()
        : Optional.of(ReadOnlyTable.of(new ParquetOfRuns(spark, folder).table(name, paths)));
  }

  private interface Reading<T> {
    T read() throws IOException;
  }

  private <T> T reading(Reading<T> reading) {
    try {
      return reading.read();
    } catch (IOException unreadable) {
      throw UserErrorException.input(
              "The runs at %s cannot be read: %s. Check the path and its permissions.",
              output.location(), UserErrorException.firstLine(unreadable))
          .causedBy(unreadable);
    }
  }

  private List<Run> runs() throws IOException {
    return isLatest ? store.newest().stream().toList() : store.runs();
  }

  /** Whether a folder holds Parquet files, or folders of them for each value of a column. */
  private static boolean hasParquet(Store files, String folder) throws IOException {
    return files.list(folder).stream().anyMatch(it -> it.endsWith(PARQUET) || it.contains("="));
  }
}
