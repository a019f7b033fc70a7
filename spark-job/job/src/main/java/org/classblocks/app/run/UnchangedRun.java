package org.classblocks.app.run;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.classblocks.UserErrorException;
import org.classblocks.app.session.Progress;
import org.classblocks.app.session.Stage;
import org.classblocks.app.source.OutputLocation;
import org.classblocks.app.source.Source;
import org.classblocks.conf.JobConfig;

/** Tells without Spark, from a listing of the log, that there is nothing to do. */
public final class UnchangedRun {
  private UnchangedRun() {}

  /**
   * The run that a configuration would repeat. Empty if there is none, or if it takes more than a
   * listing to tell. Then nothing is said of mistakes either: {@link Pipeline} finds them again.
   *
   * @param progress shows the stage, if the run is found
   */
  public static Optional<RunSummary> find(
      JobConfig configured, Configuration hadoop, Progress progress) {
    if (configured.output().force()) {
      return Optional.empty();
    }
    Clock clock = Clock.systemUTC();
    JobConfig config = configured.dated(LocalDate.now(clock));
    progress.begin(Stage.OPENING);
    try {
      Optional<String> fingerprint = Source.fingerprint(config, hadoop);
      if (fingerprint.isEmpty()) {
        return Optional.empty();
      }
      EarlierRun runs =
          new EarlierRun(
              OutputLocation.open(config, hadoop, clock),
              found -> {
                progress.end("nothing has changed since run " + found.runId());
                found.notes().forEach(progress::note);
              });
      return runs.find(config.output().runDate().orElseThrow(), fingerprint.get());
    } catch (UserErrorException mistake) {
      return Optional.empty();
    }
  }
}
