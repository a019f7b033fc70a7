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
import org.classblocks.app.compare.NightlyChanges;
import org.classblocks.app.compare.OwnDates;
import org.classblocks.app.compare.RunChoice;
import org.classblocks.app.session.Counts;
import org.classblocks.app.session.Progress;
import org.classblocks.app.session.Stage;
import org.classblocks.conf.JobConfig;
import org.classblocks.result.Provenance;
import org.classblocks.result.RunResult;
import org.classblocks.similarity.SimilarityGraph;
import org.classblocks.store.Run;
import org.classblocks.store.RunStore;
import org.classblocks.write.manifest.Manifest;
import org.classblocks.write.run.StoredRun;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Compares a run with that of the date before, in the dates that only the later one has. If the run
 * before is missing, damaged or too large for memory, the progress line says so and nothing is
 * compared.
 */
record PreviousRun(RunStore runs, JobConfig config, Configuration hadoop, Progress progress) {
  private static final Logger LOG = LoggerFactory.getLogger(PreviousRun.class);

  /**
   * What changed since the newest run of the date before. If the states of its own dates cannot be
   * read, the runs are compared as they are.
   *
   * @param window the dates that the results are about, or null without states
   */
  Optional<NightlyChanges> changes(LocalDate date, RunResult results, Provenance.Window window) {
    return unlessUnusable(
        () -> {
          Optional<Run> earlier = RunChoice.before(runs.runs(), date);
          if (earlier.isEmpty()) {
            return without("no run of an earlier date at " + runs.location());
          }
          long held = MemoryCheck.of(results);
          ComparedSide before = read(earlier.get(), held);
          Optional<OwnDates> dates = ownDates(window, before, results);
          Optional<RunResult> own = dates.flatMap(days -> own(days, before, results, held));
          return compared(before, own.flatMap(found -> dates), own.orElse(results));
        });
  }

  /**
   * The same for a complete run, from the run that it was compared with. If that is gone, or the
   * state of a date is, nothing is compared.
   *
   * @param known what the run knows of the comparison
   * @param others the memory that is taken beside the results, in bytes
   */
  Optional<NightlyChanges> again(
      Manifest.Drift known, RunResult results, Provenance.Window window, long others) {
    return unlessUnusable(
        () -> {
          Optional<Run> earlier =
              runs.runs().stream()
                  .filter(
                      run -> run.date().equals(known.runDate()) && run.id().equals(known.runId()))
                  .findFirst();
          if (earlier.isEmpty()) {
            return without(
                Text.of(
                    "run %s of %s is gone, so the page does not show what changed since",
                    known.runId(), known.runDate()));
          }
          long held = MemoryCheck.of(results) + others;
          ComparedSide before = read(earlier.get(), held);
          Optional<OwnDates> dates = ownDates(window, before, results);
          Optional<RunResult> own = dates.flatMap(days -> own(days, before, results, held));
          return dates.isPresent() && own.isEmpty()
              ? without("without the states, the page does not show what changed")
              : compared(before, dates, own.orElse(results));
        });
  }

  private interface Comparing {
    Optional<NightlyChanges> run() throws IOException;
  }

  private Optional<NightlyChanges> unlessUnusable(Comparing comparing) {
    try {
      return comparing.run();
    } catch (IOException | UserErrorException unusable) {
      LOG.info("The run before cannot be compared with", unusable);
      return without("skipped: " + unusable.getMessage());
    }
  }

  private ComparedSide read(Run run, long held) {
    return ComparedSide.read(StoredRun.open(runs.complete(run)), held);
  }

  private Optional<NightlyChanges> compared(
      ComparedSide before, Optional<OwnDates> own, RunResult after) {
    progress.begin(Stage.COMPARING);
    NightlyChanges changes = NightlyChanges.of(before, own, after, config.compare().pairs());
    Manifest.Drift drift = changes.drift();
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
    return Optional.of(changes);
  }

  private static Optional<OwnDates> ownDates(
      Provenance.Window window, ComparedSide before, RunResult results) {
    return OwnDates.of(
        window, before.run().manifest().window(), results.similarity() instanceof SimilarityGraph);
  }

  private Optional<RunResult> own(
      OwnDates dates, ComparedSide before, RunResult results, long held) {
    return dates.read(
        results.classes(), config, hadoop, held + MemoryCheck.ofPooled(before.run()), progress);
  }

  private Optional<NightlyChanges> without(String why) {
    progress.begin(Stage.COMPARING);
    progress.end(why);
    return Optional.empty();
  }
}
