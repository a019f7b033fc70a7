package org.classblocks.spark;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.AnalysisException;
import org.apache.spark.sql.DataFrameReader;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.classblocks.UserErrorException;
import org.classblocks.conf.InputConfig;
import org.classblocks.similarity.ClassList;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Opens prediction logs: finds the files, checks the columns, learns the number of classes. */
public final class LogReader {
  private static final Logger LOG = LoggerFactory.getLogger(LogReader.class);

  /** How many rows are looked at before a class list is called the wrong one. */
  private static final int PEEKED_ROWS = 100;

  private final SparkSession spark;

  public LogReader(SparkSession spark) {
    this.spark = spark;
  }

  /**
   * Opens a log.
   *
   * @param config which files and columns
   * @param classes the classes, if there is a class list; otherwise the first score vector that is
   *     not empty tells how many there are, and a sparse log is refused
   * @throws UserErrorException if there are no files or rows, a column is missing or of a type that
   *     cannot be read, or the class list has another length than the score vectors
   */
  public PredictionLog open(InputConfig config, Optional<ClassList> classes) {
    List<LogFile> files = new LogFiles(hadoop()).list(config.requiredPaths());
    LogFooters footers = LogFooters.read(files, hadoop());
    chooseReader(footers);
    Dataset<Row> all = read(config.requiredPaths(), files);
    Dataset<Row> rows = config.filter().map(filter -> filtered(all, filter)).orElse(all);
    LogColumns columns = new LogColumns(rows, config);
    Optional<LabelEncoding> labels = columns.labelEncoding();
    ClassList known = classList(columns, config, classes);
    ScoreIntake<?> scores = columns.scoreIntake(known.size());
    RowIntake<?> intake =
        new RowIntake<>(
            scores,
            columns.sampleIdType(),
            labels.orElse(null),
            labels.isPresent() ? idsByName(known) : Map.of(),
            columns.groupEncoding().orElse(null));
    spark.conf().set("spark.sql.parquet.columnarReaderBatchSize", TilePlan.readRows(known.size()));
    Dataset<Row> projected = columns.projected();
    return new PredictionLog(
        files,
        known,
        new LogRows<>(
            intake,
            projected,
            ColumnarScan.of(projected.queryExecution().executedPlan(), columns.scanned())),
        footers,
        config.filter().isPresent());
  }

  private void chooseReader(LogFooters footers) {
    if (!footers.isVectorisable()) {
      LOG.warn(
          "The log has pages in BYTE_STREAM_SPLIT, which Spark's vectorised reader cannot decode: it"
              + " is read row by row, which is slower. Write it without that encoding.");
    }
    spark.conf().set("spark.sql.parquet.enableVectorizedReader", footers.isVectorisable());
  }

  private Configuration hadoop() {
    return spark.sparkContext().hadoopConfiguration();
  }

  private Dataset<Row> read(List<String> paths, List<LogFile> files) {
    DataFrameReader reader =
        spark.read().option("ignoreCorruptFiles", "false").option("ignoreMissingFiles", "false");
    if (paths.size() == 1 && isFolder(paths.get(0))) {
      reader.option("basePath", paths.get(0));
    }
    try {
      return reader.parquet(files.stream().map(LogFile::path).toArray(String[]::new));
    } catch (Exception unreadable) {
      if (unreadable instanceof AnalysisException) {
        throw UserErrorException.input(
                "The log has a schema that cannot be read: %s", ReadFailures.firstLine(unreadable))
            .causedBy(unreadable);
      }
      throw ReadFailures.asUserError(unreadable);
    }
  }

  private boolean isFolder(String path) {
    try {
      FileSystem fileSystem = new Path(path).getFileSystem(hadoop());
      return fileSystem.exists(new Path(path))
          && fileSystem.getFileStatus(new Path(path)).isDirectory();
    } catch (IOException unknown) {
      return false;
    }
  }

  private static Dataset<Row> filtered(Dataset<Row> rows, String filter) {
    try {
      return rows.filter(filter);
    } catch (Exception invalid) {
      throw UserErrorException.usage(
              "Configuration key input.filter: '%s' is not a predicate over the log's columns (%s):"
                  + " %s",
              filter, String.join(", ", rows.columns()), ReadFailures.firstLine(invalid))
          .causedBy(invalid);
    }
  }

  private static ClassList classList(
      LogColumns columns, InputConfig config, Optional<ClassList> classes) {
    if (columns.isSparse()) {
      return classes.orElseThrow(
          () ->
              UserErrorException.input(
                  "The log lists some classes a row, which does not say how many there are: name"
                      + " the class list with --classes."));
    }
    List<Integer> lengths = columns.firstLengths(PEEKED_ROWS);
    if (lengths.isEmpty()) {
      throw UserErrorException.input(
          "The log has no row with scores in column '%s'. Check input.paths and input.filter.",
          config.scores());
    }
    int length = lengths.get(0);
    if (classes.isEmpty()) {
      return ClassList.numbered(length);
    }
    if (!lengths.contains(classes.get().size())) {
      throw UserErrorException.input(
          "The class list has %d classes, but the first score vector in column '%s' has %d scores."
              + " Use the class list of this classifier.",
          classes.get().size(), config.scores(), length);
    }
    return classes.get();
  }

  private static Map<String, Integer> idsByName(ClassList classes) {
    Map<String, Integer> ids = new HashMap<>();
    Map<String, Integer> occurrences = new HashMap<>();
    for (int id = 0; id < classes.size(); id++) {
      occurrences.merge(classes.name(id), 1, Integer::sum);
      ids.put(classes.name(id), id);
    }
    occurrences.forEach(
        (name, count) -> {
          if (count > 1) {
            ids.remove(name);
          }
        });
    for (int id = 0; id < classes.keys().size(); id++) {
      ids.put(classes.keys().get(id), id);
    }
    return ids;
  }
}
