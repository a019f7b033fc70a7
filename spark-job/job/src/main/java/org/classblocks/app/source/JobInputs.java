package org.classblocks.app.source;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.classblocks.UserErrorException;
import org.classblocks.blocks.taxonomy.Taxonomy;
import org.classblocks.conf.JobConfig;
import org.classblocks.expectations.ExpectationFile;
import org.classblocks.result.Provenance;
import org.classblocks.similarity.ClassList;
import org.classblocks.spark.access.SparkAccess;
import org.classblocks.spark.classes.ClassListReader;
import org.classblocks.spark.files.LogFile;
import org.classblocks.spark.files.LogFiles;
import org.classblocks.spark.log.LogReader;
import org.classblocks.spark.log.PredictionLog;
import org.classblocks.spark.table.LogTable;
import org.classblocks.spark.table.LogTables;
import org.classblocks.taxonomy.TaxonomyReader;

/**
 * Opens the inputs of a configuration: log, class list and taxonomy.
 *
 * @param access reads them; its settings are changed
 * @param config says where they are
 * @param rows the rows of the log, in place of those where the configuration says they are
 */
public record JobInputs(SparkAccess access, JobConfig config, Optional<Dataset<Row>> rows) {
  /** The inputs of a command whose Spark may not have started. */
  public JobInputs(SparkAccess access, JobConfig config) {
    this(access, config, Optional.empty());
  }

  /** The session. */
  public SparkSession spark() {
    return access.session();
  }

  /** The same with a run date, also in the paths; that of the configuration, if it has one. */
  public JobInputs on(LocalDate today) {
    return new JobInputs(access, config.dated(today), rows);
  }

  /** The class list, if there is one. */
  Optional<ClassList> classes() {
    return config.classes().path().map(new ClassListReader(hadoop())::read);
  }

  /** What the log would be read from; empty if that cannot be told. */
  List<Provenance.Input> ofLog() {
    if (rows.isEmpty() && config.input().location().isOfFiles()) {
      return Source.inputs(LogTables.files(config.input().location(), hadoop()));
    }
    LogTable table = table();
    return Source.inputs(table.files(), table.version());
  }

  private LogTable table() {
    return rows.map(new LogTables(access)::of)
        .orElseGet(() -> new LogReader(access).table(config.input()));
  }

  /** Opens the log with its class list. */
  public PredictionLog log() {
    return log(classes());
  }

  /** Opens the log with these classes. */
  PredictionLog log(Optional<ClassList> classes) {
    LogReader reader = new LogReader(access);
    return config.similarity().isOfMeans()
        ? reader.openFeatures(this::table, config.input().ofFeatures(), required(classes))
        : reader.open(this::table, config.input(), classes);
  }

  private static ClassList required(Optional<ClassList> classes) {
    return classes.orElseThrow(
        () ->
            UserErrorException.usage(
                "Features do not say which classes there are. Name the class list with"
                    + " --classes."));
  }

  /** The files of the class list, the taxonomy, the expectations and the tracks. */
  List<LogFile> classFiles() {
    return classFiles(config, hadoop());
  }

  static List<LogFile> classFiles(JobConfig config, Configuration hadoop) {
    return Stream.of(
            config.classes().path(),
            config.classes().taxonomy(),
            config.expectations(),
            config.report().tracks())
        .flatMap(Optional::stream)
        .flatMap(path -> new LogFiles(hadoop).at(path).stream())
        .toList();
  }

  public Configuration hadoop() {
    return access.hadoop();
  }

  /**
   * The expectations of the configuration, if it names a file of them.
   *
   * @param hasLabels whether samples have labels
   * @param attributes the attributes that samples have
   */
  public static Optional<ExpectationFile> expectations(
      JobConfig config,
      ClassList classes,
      boolean hasLabels,
      List<String> attributes,
      Configuration hadoop) {
    return config
        .expectations()
        .map(path -> ExpectationFile.read(path, classes, hasLabels, attributes, hadoop));
  }

  /** The taxonomy of the configuration, if it names one. */
  public static Optional<Taxonomy> taxonomy(
      JobConfig config, ClassList classes, Configuration hadoop) {
    TaxonomyReader reader = new TaxonomyReader(hadoop);
    return config.classes().taxonomy().map(path -> reader.read(path, classes));
  }
}
