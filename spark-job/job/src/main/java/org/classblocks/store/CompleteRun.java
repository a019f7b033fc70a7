package org.classblocks.store;

import java.util.Optional;

/** The directory of a complete run. */
public final class CompleteRun extends CompleteDirectory {
  private final Optional<Store> output;

  CompleteRun(Store files) {
    super(files, "run", "Use another run, or run analyze again.");
    this.output = files.outputOfRun();
  }

  /** The output path of the run, unless its folder was moved. */
  public Optional<String> outputLocation() {
    return output.map(Store::location);
  }
}
