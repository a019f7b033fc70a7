package org.classblocks.app;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.classblocks.UserErrorException;
import org.classblocks.conf.ConfigSource;
import picocli.CommandLine.Option;

/** The options that every command has. */
final class CommonOptions {
  @Option(
      names = "--conf",
      paramLabel = "FILE",
      description = "Configuration, YAML or JSON; on any file system.")
  private String conf;

  @Option(
      names = "--set",
      paramLabel = "key=value",
      description = "Sets one configuration key, over the file; repeatable.")
  private List<String> assignments = new ArrayList<>();

  @Option(
      names = "--verbose",
      description = "Also shows the log of Spark and of the job, and stack traces of mistakes.")
  private boolean verbose;

  boolean verbose() {
    return verbose;
  }

  /** The configuration that the file and the assignments give. */
  ConfigSource source() {
    ConfigSource source = new ConfigSource();
    if (conf != null) {
      source.addDocument(read(conf), conf);
    }
    assignments.forEach(source::addAssignment);
    return source;
  }

  private static String read(String path) {
    try (InputStream in = HadoopSettings.open(path, new Configuration())) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException unreadable) {
      throw UserErrorException.usage("--conf %s cannot be read: %s", path, unreadable.getMessage())
          .causedBy(unreadable);
    }
  }
}
