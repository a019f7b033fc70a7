package org.classblocks.app.cli;

import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** A finished run, named by an option or by a parameter. */
final class RunArgument {
  private static final String DESCRIPTION =
      "A finished run: its directory, or an output path for its run of the newest date.";

  @Option(names = "--run", paramLabel = "PATH", description = DESCRIPTION)
  private String option;

  @Parameters(paramLabel = "RUN", description = DESCRIPTION)
  private String parameter;

  String path() {
    return option == null ? parameter : option;
  }
}
