package org.classblocks.write.run;

import java.io.IOException;
import org.classblocks.result.RunResult;
import org.classblocks.store.ConcurrentFiles;
import org.classblocks.store.NewDirectory;

/** Writes all tables of a run that is known as a whole. */
public final class WrittenRun {
  private WrittenRun() {}

  public static void write(RunResult run, int npyMaxClasses, NewDirectory directory)
      throws IOException {
    try (ConcurrentFiles files = new ConcurrentFiles(directory)) {
      RunWriter writer = new RunWriter(files, npyMaxClasses);
      writer.addMeasured(
          run.log(), run.similarity(), run.neighbours(), run.noise(), run.suspects());
      writer.addFound(run);
      files.finish();
    }
  }
}
