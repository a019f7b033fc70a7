package org.classblocks.store;

import java.io.IOException;

/** Writes the directory of a run. */
public final class NewRun extends NewDirectory {
  private final Run run;
  private final Runnable published;

  /**
   * @param published names the run in {@code latest.json} of the output path
   */
  NewRun(Run run, Store files, Runnable published) {
    super(run.id(), files);
    this.run = run;
    this.published = published;
  }

  public Run run() {
    return run;
  }

  /**
   * Publishes the run, and then names it in {@code latest.json} of the output path.
   *
   * @throws org.classblocks.UserErrorException if the run is complete, but could not be named
   */
  @Override
  public void publish(byte[] manifest) throws IOException {
    super.publish(manifest);
    published.run();
  }
}
