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

/** Where the statistics of a run come from. It is open: what is wrong at first sight was said. */
public interface Source {
  /**
   * The source that a configuration asks for: its logs, or the states of a window of dates.
   *
   * @param config of one date
   */
  static Source open(JobConfig config, SparkSession spark, Progress progress, Clock clock) {
    return config.state().path().isPresent()
        ? WindowSource.open(config, spark, progress, clock)
        : LogSource.open(config, spark, progress);
  }

  ClassList classes();

  /** What the results depend on. */
  String fingerprint();

  /** Whether it leaves something that is not there yet, whatever runs there are. */
  boolean isDue();

  /** What memory it takes to read. */
  MemoryEstimate memory();

  Measured read() throws IOException;

  /** What was read; asked for after reading. */
  Provenance.Sources sources();

  /** Files of logs as a provenance names them. */
  static List<Provenance.Input> inputs(List<LogFile> files) {
    return files.stream()
        .map(file -> new Provenance.Input(file.path(), file.bytes(), file.modified()))
        .toList();
  }
}
