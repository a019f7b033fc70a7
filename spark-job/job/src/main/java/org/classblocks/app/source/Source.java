package org.classblocks.app.source;

import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.classblocks.app.session.Counts;
import org.classblocks.app.session.Progress;
import org.classblocks.conf.InputConfig;
import org.classblocks.conf.JobConfig;
import org.classblocks.moments.kind.Recognition;
import org.classblocks.result.Provenance;
import org.classblocks.similarity.ClassList;
import org.classblocks.spark.files.LogFile;
import org.classblocks.spark.log.LogScores;
import org.classblocks.spark.log.PredictionLog;
import org.classblocks.spark.plan.DriverMemory;
import org.classblocks.spark.plan.PrecisionChoice;
import org.classblocks.spark.table.LogTables;
import org.classblocks.spark.table.TableVersion;
import org.classblocks.write.run.OutputSize;

/** Where the statistics of a run come from. Opening it finds the obvious mistakes. */
public interface Source {
  /**
   * Opens the source of a run: its logs, or the states of a window of dates.
   *
   * @param inputs of a configuration with a run date
   */
  static Source open(JobInputs inputs, Progress progress, Clock clock) {
    return inputs.config().state().path().isPresent()
        ? WindowSource.open(inputs, progress, clock)
        : LogSource.open(inputs, progress);
  }

  ClassList classes();

  /** A checksum of what the results depend on. */
  String fingerprint();

  /**
   * The fingerprint of a run on files, from their listing alone. Empty if it depends on more, as
   * with a table, states, or a transform that the scores choose.
   */
  static Optional<String> fingerprint(JobConfig config, Configuration hadoop) {
    InputConfig input = config.input();
    boolean isListed =
        input.location().isOfFiles()
            && !input.transform().isAutomatic()
            && config.state().path().isEmpty();
    return isListed
        ? Optional.of(
            Fingerprint.of(
                config,
                inputs(LogTables.files(input.location(), hadoop)),
                JobInputs.classFiles(config, hadoop),
                List.of()))
        : Optional.empty();
  }

  /** What kind of scores there are; empty if no log is at hand. */
  Optional<LogScores> scores();

  /** What kind of scores there are, for the provenance of a run. */
  static Provenance.Scores provenance(LogScores scores) {
    return new Provenance.Scores(
        scores.transform().kind().word(),
        scores.recognised().map(found -> found.kind().word()).orElse(null),
        scores.recognised().map(Recognition::evidence).orElse(null));
  }

  /** The arithmetic of products, for the provenance of a run. */
  static Provenance.Precision provenance(PrecisionChoice choice) {
    return new Provenance.Precision(choice.precision().word(), choice.reason());
  }

  /** Whether reading it is needed even if there is a run with the same results. */
  boolean isDue();

  /** The memory that reading takes. */
  DriverMemory memory();

  /** About how much a run writes. */
  OutputSize size();

  Measured read() throws IOException;

  /** The sources, known after reading. */
  Provenance.Sources sources();

  /** Where a log is, for people. */
  static String where(PredictionLog log) {
    if (log.version().isPresent()) {
      return log.version().get().text();
    }
    return log.files().isEmpty()
        ? "a query"
        : Counts.of(log.files().size(), "file", "files") + ", " + Counts.bytes(log.bytes());
  }

  /** What a log was read from, as a provenance lists it. */
  static List<Provenance.Input> inputs(PredictionLog log) {
    return inputs(log.files(), log.version());
  }

  /** The files and the table of a log as a provenance lists them. */
  static List<Provenance.Input> inputs(List<LogFile> files, Optional<TableVersion> table) {
    return Stream.concat(
            table.map(of -> Provenance.Input.ofTable(of.table(), of.version())).stream(),
            files.stream()
                .map(file -> Provenance.Input.ofFile(file.path(), file.bytes(), file.modified())))
        .toList();
  }

  /** Files as a provenance lists them. */
  static List<Provenance.Input> inputs(List<LogFile> files) {
    return inputs(files, Optional.empty());
  }
}
