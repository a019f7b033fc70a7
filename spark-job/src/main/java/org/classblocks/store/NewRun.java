package org.classblocks.store;

import java.io.IOException;

/** The directory of a run that is being written. */
public final class NewRun extends NewDirectory {
  private final RunStore runs;
  private final Run run;

  NewRun(RunStore runs, Run run, Store files) {
    super(run.id(), files);
    this.runs = runs;
    this.run = run;
  }

  public Run run() {
    return run;
  }

  /**
   * Makes the run exist, and after that names it in {@code latest.json} of the output path.
   *
   * @throws org.classblocks.UserErrorException if the run is complete, but could not be named
   */
  @Override
  public void publish(byte[] manifest) throws IOException {
    super.publish(manifest);
    runs.nameLatest();
  }

  /**
   * Deletes old runs beside this one, which is published.
   *
   * @see RunStore#prune
   */
  public Pruning prune(int keep) throws IOException {
    return runs.prune(keep, run);
  }
}
