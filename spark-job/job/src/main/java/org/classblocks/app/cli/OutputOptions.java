package org.classblocks.app.cli;

import org.classblocks.conf.ConfigSource;
import picocli.CommandLine.Option;

/** Short options for the keys of the output. */
final class OutputOptions {
  @Option(
      names = "--output",
      paramLabel = "PATH",
      description = "The folder that holds all runs. Each run gets its own directory in it.")
  private String path;

  @Option(
      names = "--run-date",
      paramLabel = "YYYY-MM-DD",
      description = "The date of the run, or 'yesterday' (default: today). Days are those of UTC.")
  private String runDate;

  void addTo(ConfigSource source) {
    source.addIfPresent("output.path", path);
    source.addIfPresent("output.run-date", runDate);
  }
}
