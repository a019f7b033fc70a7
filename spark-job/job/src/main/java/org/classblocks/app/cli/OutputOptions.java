package org.classblocks.app.cli;

import org.classblocks.conf.ConfigSource;
import picocli.CommandLine.Option;

/** Short forms of the keys that say where results go. */
final class OutputOptions {
  @Option(
      names = "--output",
      paramLabel = "PATH",
      description = "The folder that holds all runs; each run gets its own below it.")
  private String path;

  @Option(
      names = "--run-date",
      paramLabel = "YYYY-MM-DD",
      description =
          "The date the run is for, or 'yesterday' (default: the present day); days are UTC's.")
  private String runDate;

  void addTo(ConfigSource source) {
    source.addIfPresent("output.path", path);
    source.addIfPresent("output.run-date", runDate);
  }
}
