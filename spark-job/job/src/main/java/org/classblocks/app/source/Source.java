package org.classblocks.app.source;

import java.io.IOException;
import java.time.Clock;
import java.util.List;
import org.apache.spark.sql.SparkSession;
import org.classblocks.app.session.Progress;
import org.classblocks.conf.JobConfig;
import org.classblocks.result.Provenance;
import org.classblocks.similarity.ClassList;
import org.classblocks.spark.files.LogFile;
import org.classblocks.spark.plan.MemoryEstimate;

/** Where the statistics of a run come from. Opening it finds the obvious mistakes. */
public interface Source {
  /**
   * Opens the source of a configuration: its logs, or the states of a window of dates.
   *
   * @param config with a run date
   */
  static Source open(JobConfig config, SparkSession spark, Progress progress, Clock clock) {
    return config.state().path().isPresent()
        ? WindowSource.open(config, spark, progress, clock)
        : LogSource.open(config, spark, progress);
  }

  ClassList classes();

  /** A checksum of what the results depend on. */
  String fingerprint();

  /** Whether reading it is needed even if there is a run with the same results. */
  boolean isDue();

  /** The memory that reading takes. */
  MemoryEstimate memory();

  Measured read() throws IOException;

  /** The sources, known after reading. */
  Provenance.Sources sources();

  /** The files of logs as a provenance lists them. */
  static List<Provenance.Input> inputs(List<LogFile> files) {
    return files.stream()
        .map(file -> new Provenance.Input(file.path(), file.bytes(), file.modified()))
        .toList();
  }
}
