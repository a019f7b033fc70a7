package org.classblocks.app.run;

import java.io.IOException;
import java.time.LocalDate;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.classblocks.Text;
import org.classblocks.UserErrorException;
import org.classblocks.app.check.MemoryCheck;
import org.classblocks.app.compare.ComparedSide;
import org.classblocks.app.compare.ComparisonText;
import org.classblocks.app.compare.OwnDates;
import org.classblocks.app.compare.RunChoice;
import org.classblocks.app.session.Counts;
import org.classblocks.app.session.Progress;
import org.classblocks.app.session.Stage;
import org.classblocks.compare.RunComparison;
import org.classblocks.conf.JobConfig;
import org.classblocks.result.Provenance;
import org.classblocks.result.RunResult;
import org.classblocks.store.Run;
import org.classblocks.store.RunStore;
import org.classblocks.write.comparison.ComparisonFigures;
import org.classblocks.write.manifest.Manifest;
import org.classblocks.write.run.StoredRun;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Measures the drift of a new run since the run of the date before, in the dates that only the new
 * one has. If the run before is missing, damaged or too large for memory, the progress line says so
 * and the new run goes on.
 */
record PreviousRun(RunStore runs, JobConfig config, Configuration hadoop, Progress progress) {
  private static final Logger LOG = LoggerFactory.getLogger(PreviousRun.class);

  /**
   * The drift of results.
   *
   * @param window the dates that they are about, or null without states
   */
  Optional<Manifest.Drift> drift(LocalDate date, RunResult results, Provenance.Window window) {
    try {
      Optional<Run> earlier = RunChoice.before(runs.runs(), date);
      if (earlier.isEmpty()) {
        return without("no run of an earlier date at " + runs.location());
      }
      ComparedSide before =
          ComparedSide.read(StoredRun.open(runs.complete(earlier.get())), held(results));
      RunResult after = own(before.run(), results, window).orElse(results);
      progress.begin(Stage.COMPARING);
      Manifest.Drift drift =
          ComparisonFigures.drift(
              before.run().name(), RunComparison.of(before.found(), after, 0), after.similarity());
      progress.end(
          Text.of(
              "drift %s since %s%s",
              ComparisonText.number(drift.drift()),
              drift.runDate(),
              drift.lost().isEmpty()
                  ? ""
                  : ", "
                      + Counts.of(
                          drift.lost().size(),
                          "class lost its correlation",
                          "classes lost their correlation")));
      return Optional.of(drift);
    } catch (IOException | UserErrorException unusable) {
      LOG.info("The run before cannot be compared with", unusable);
      return without("skipped: " + unusable.getMessage());
    }
  }

  private Optional<RunResult> own(StoredRun before, RunResult results, Provenance.Window window) {
    return OwnDates.of(window, before.manifest().window())
        .flatMap(
            own ->
                own.read(
                    results.classes(),
                    config,
                    hadoop,
                    held(results) + MemoryCheck.ofPooled(before),
                    progress));
  }

  private Optional<Manifest.Drift> without(String why) {
    progress.begin(Stage.COMPARING);
    progress.end(why);
    return Optional.empty();
  }

  private static long held(RunResult results) {
    int groups = results.groups().map(found -> found.groups().size()).orElse(0);
    return MemoryCheck.bytes(
        results.similarity().size(), 1 + groups, results.log().listed().areCounted());
  }
}
