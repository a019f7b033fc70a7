package org.classblocks.app.cli;

import java.util.ArrayList;
import java.util.List;
import org.classblocks.conf.ConfigSource;
import picocli.CommandLine.Option;

/** The options of every command. */
final class CommonOptions {
  @Option(
      names = "--conf",
      paramLabel = "FILE",
      description = "A configuration file, YAML or JSON, on any file system.")
  private String conf;

  @Option(
      names = "--set",
      paramLabel = "key=value",
      description = "Sets one configuration key; wins over the file; repeatable.")
  private List<String> assignments = new ArrayList<>();

  @Option(
      names = "--verbose",
      description = "Also shows the log of Spark and of the job, and the stack traces of errors.")
  private boolean verbose;

  boolean verbose() {
    return verbose;
  }

  /** The configuration from the file and the assignments. */
  ConfigSource source() {
    ConfigSource source = new ConfigSource();
    if (conf != null) {
      ConfigFile file = ConfigFile.read(conf);
      source.addDocument(file.text(), file.name());
    }
    assignments.forEach(source::addAssignment);
    return source;
  }
}
