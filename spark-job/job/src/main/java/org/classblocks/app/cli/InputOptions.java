package org.classblocks.app.cli;

import java.util.List;
import org.classblocks.conf.ConfigSource;
import picocli.CommandLine.Option;

/** Short options for the keys of the input. */
final class InputOptions {
  @Option(
      names = "--input",
      paramLabel = "PATH",
      description = "A prediction log: a Parquet file, a folder or a glob; repeatable.")
  private List<String> paths;

  @Option(
      names = "--classes",
      paramLabel = "PATH",
      description = "The class list: .txt, .csv, .json or .parquet.")
  private String classes;

  @Option(
      names = "--scores",
      paramLabel = "COLUMN",
      description = "The column of scores (default: scores).")
  private String scores;

  @Option(names = "--labels", paramLabel = "COLUMN", description = "The column of labels.")
  private String labels;

  void addTo(ConfigSource source) {
    source.addIfPresent("input.paths", paths);
    source.addIfPresent("classes.path", classes);
    source.addIfPresent("input.scores", scores);
    source.addIfPresent("input.labels", labels);
  }
}
