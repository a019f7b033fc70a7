package org.classblocks.app;

import java.io.IOException;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;
import org.classblocks.UserErrorException;
import org.classblocks.compare.ComparedRun;
import org.classblocks.compare.RunComparison;
import org.classblocks.store.Run;
import org.classblocks.store.RunStore;
import org.classblocks.write.RunDrift;
import org.classblocks.write.RunResults;

/**
 * The run of the last date before, against which a new one is held. It is no part of what the new
 * one has to do: where it is missing, damaged or of other classes, a note says so.
 */
final class PreviousRun {
  private final RunStore runs;
  private final Progress progress;

  PreviousRun(RunStore runs, Progress progress) {
    this.runs = runs;
    this.progress = progress;
  }

  /** How far results are from it. */
  Optional<RunDrift> drift(LocalDate date, RunResults results) {
    try {
      Optional<Run> earlier = RunChoice.before(runs.runs(), date);
      if (earlier.isEmpty()) {
        progress.note("no run of an earlier date to compare with at " + runs.location());
        return Optional.empty();
      }
      return drift(Subject.of(runs.complete(earlier.get()), progress), results);
    } catch (IOException | UserErrorException unusable) {
      progress.note("the run before cannot be compared with: " + unusable.getMessage());
      return Optional.empty();
    }
  }

  private Optional<RunDrift> drift(Subject earlier, RunResults results) {
    progress.begin("Comparing");
    RunComparison found = RunComparison.of(earlier.found(), compared(results), 0);
    if (found.drift().pairs() == 0) {
      progress.end("no two classes have a correlation in both runs");
      return Optional.empty();
    }
    RunDrift drift = RunDrift.of(earlier.run(), found);
    progress.end(String.format(Locale.ROOT, "drift %.3g since %s", drift.drift(), drift.runDate()));
    return Optional.of(drift);
  }

  private static ComparedRun compared(RunResults results) {
    return new ComparedRun(
        results.similarity(),
        results.order().permutation(),
        results.blocks(),
        results.marginals().sampleSize().effective(),
        results.listed());
  }
}
