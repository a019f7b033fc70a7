package org.classblocks;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.classblocks.app.compare.ComparedSide;
import org.classblocks.app.compare.RunComparer;
import org.classblocks.app.run.LogValidator;
import org.classblocks.app.run.Pipeline;
import org.classblocks.app.run.Recut;
import org.classblocks.app.run.RunSummary;
import org.classblocks.app.run.Validation;
import org.classblocks.app.session.Progress;
import org.classblocks.app.session.RunMetrics;
import org.classblocks.app.session.Session;
import org.classblocks.app.source.JobInputs;
import org.classblocks.conf.ConfigSource;
import org.classblocks.conf.JobConfig;
import org.classblocks.result.RunResult;
import org.classblocks.spark.access.SparkAccess;
import org.classblocks.spark.aggregate.TaskWatch;
import org.classblocks.store.RunStore;
import org.classblocks.write.run.StoredRun;

/**
 * Finds the structure of a classifier in its prediction logs, from Java, Scala and Python.
 *
 * <pre>{@code
 * RunResult result =
 *     ClassBlocks.on(spark).option("input.scores", "logits").analyze(spark.table("prod.logs"));
 * }</pre>
 *
 * <p>The session is borrowed: its settings stay as they are, and it is not stopped. Results do not
 * depend on its time zone, its ANSI mode, the case of names or adaptive execution. An object is
 * immutable: each method that sets something returns another one.
 *
 * <p>Methods throw {@link UserErrorException}, whose message is one line that says what to do, if
 * an input, an option or a path is wrong.
 */
public final class ClassBlocks {
  private final SparkSession spark;
  private final ConfigSource options;
  private final Supplier<Progress> progress;

  private ClassBlocks(SparkSession spark, ConfigSource options, Supplier<Progress> progress) {
    this.spark = spark;
    this.options = options;
    this.progress = progress;
  }

  /** Works with a session of Spark. */
  public static ClassBlocks on(SparkSession spark) {
    return new ClassBlocks(spark, new ConfigSource(), () -> null)
        .reportTo(new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8));
  }

  /**
   * Sets a configuration key.
   *
   * @param key such as {@code order.linkage}; the keys are those of configuration files
   * @param value a text, a number, true or false, or a list of texts
   */
  public ClassBlocks option(String key, Object value) {
    return options(new ConfigSource().addIfPresent(key, value));
  }

  /** Sets some configuration keys. */
  public ClassBlocks options(Map<String, ?> values) {
    ConfigSource source = new ConfigSource();
    values.forEach(source::addIfPresent);
    return options(source);
  }

  /** Sets the keys of a configuration. */
  public ClassBlocks options(ConfigSource source) {
    return new ClassBlocks(spark, new ConfigSource().addAll(options).addAll(source), progress);
  }

  /** Prints a line for each stage, and notes on the log. */
  public ClassBlocks reportTo(PrintStream out) {
    return new ClassBlocks(spark, options, () -> new Progress(out, false));
  }

  /** Shows how far one run is. */
  public ClassBlocks reportTo(Progress shown) {
    return new ClassBlocks(spark, options, () -> shown);
  }

  /** Analyses the log that {@code input.paths} or {@code input.table} names, in memory. */
  public RunResult analyze() {
    return analyze(Optional.empty());
  }

  /**
   * Analyses the rows of a query, in memory.
   *
   * @param log a row per sample, or per prediction, as in a prediction log
   */
  public RunResult analyze(Dataset<Row> log) {
    return analyze(Optional.of(log));
  }

  private RunResult analyze(Optional<Dataset<Row>> log) {
    JobConfig config = config(log);
    return inSession(
        (session, shown) -> new Pipeline(inputs(session, config, log), shown).analyze());
  }

  /**
   * Analyses the log that {@code input.paths} or {@code input.table} names, and writes a run below
   * {@code output.path}.
   */
  public RunSummary run() {
    return run(Optional.empty());
  }

  /** Analyses the rows of a query, and writes a run below {@code output.path}. */
  public RunSummary run(Dataset<Row> log) {
    return run(Optional.of(log));
  }

  private RunSummary run(Optional<Dataset<Row>> log) {
    JobConfig config = config(log);
    config.output().requiredPath();
    return inSession(
        (session, shown) ->
            new Pipeline(inputs(session, config, log), shown).run(RunMetrics.register(session)));
  }

  /** Reads the log once and says what is wrong with it. */
  public Validation validate() {
    return validate(Optional.empty());
  }

  /** Reads the rows of a query once and says what is wrong with them. */
  public Validation validate(Dataset<Row> log) {
    return validate(Optional.of(log));
  }

  private Validation validate(Optional<Dataset<Row>> log) {
    JobConfig config = config(log);
    return inSession(
        (session, shown) -> new LogValidator(inputs(session, config, log), shown).validate());
  }

  /**
   * Makes a new run from a finished one, with other settings of order, blocks or report, without
   * reading the log.
   *
   * @param run the directory of the run, or an output path for its run of the newest date
   */
  public RunSummary recut(String run) {
    return unchecked(() -> new Recut(hadoop(), progress.get()).run(run, options));
  }

  /**
   * Compares two runs, and writes the comparison below {@code output.path}, or where the later run
   * is.
   *
   * @param before the directory of the earlier run, or an output path
   * @param after that of the later run
   */
  public RunComparer.ComparisonSummary compare(String before, String after) {
    return unchecked(
        () ->
            new RunComparer(hadoop(), JobConfig.from(options), progress.get())
                .run(RunStore.find(hadoop(), before), RunStore.find(hadoop(), after), true));
  }

  /**
   * Reads the result of a finished run.
   *
   * @param run the directory of the run, or an output path for its run of the newest date
   */
  public RunResult read(String run) {
    return unchecked(
        () -> ComparedSide.read(StoredRun.open(RunStore.find(hadoop(), run)), 0).found());
  }

  private JobConfig config(Optional<Dataset<Row>> log) {
    JobConfig config = JobConfig.from(options);
    if (log.isEmpty()) {
      config.input().location().require();
    } else {
      config.input().location().requireNone();
    }
    config.requireFitting();
    return config;
  }

  private static JobInputs inputs(Session session, JobConfig config, Optional<Dataset<Row>> log) {
    return new JobInputs(SparkAccess.of(session.spark()), config, log);
  }

  private Configuration hadoop() {
    return spark.sparkContext().hadoopConfiguration();
  }

  /** What is done in a session. */
  private interface Work<T> {
    T in(Session session, Progress shown) throws IOException;
  }

  private <T> T inSession(Work<T> work) {
    Progress shown = progress.get();
    return unchecked(
        () -> {
          try (Session session = Session.beside(spark, new TaskWatch(shown::tasks))) {
            return work.in(session, shown);
          } finally {
            shown.interrupt();
          }
        });
  }

  /** What may fail to read or write. */
  private interface Action<T> {
    T run() throws IOException;
  }

  private static <T> T unchecked(Action<T> action) {
    try {
      return action.run();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
