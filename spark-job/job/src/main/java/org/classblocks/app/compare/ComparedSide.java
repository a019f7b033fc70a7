package org.classblocks.app.compare;

import java.util.Optional;
import java.util.function.Function;
import org.classblocks.Text;
import org.classblocks.app.check.MemoryCheck;
import org.classblocks.app.session.Counts;
import org.classblocks.app.session.Progress;
import org.classblocks.app.session.Stage;
import org.classblocks.conf.ConfigSource;
import org.classblocks.conf.JobConfig;
import org.classblocks.result.Provenance;
import org.classblocks.result.RunResult;
import org.classblocks.store.CompleteRun;
import org.classblocks.write.comparison.ComparisonFigures;
import org.classblocks.write.run.StoredRun;

/**
 * One side of a comparison: a run, or a part of its samples.
 *
 * @param run the run
 * @param group the group that its samples are in, or nothing for all groups
 * @param own the dates that only this run has, if only these are compared
 * @param found the results over these samples
 */
public record ComparedSide(
    StoredRun run, Optional<String> group, Optional<OwnDates> own, RunResult found) {
  /** Reads a run with all of its samples, without the matrices of its groups. */
  public static ComparedSide of(CompleteRun files, Progress progress) {
    return of(files, 0, progress);
  }

  /**
   * Reads a run while others are in memory.
   *
   * @param held the memory that the others take, in bytes
   */
  public static ComparedSide of(CompleteRun files, long held, Progress progress) {
    return told(StoredRun.open(files), progress, run -> read(run, held));
  }

  /**
   * Reads a run with its groups, for a page.
   *
   * @param held the memory that other runs take, in bytes
   */
  public static ComparedSide ofPage(CompleteRun files, long held, Progress progress) {
    return told(
        StoredRun.open(files),
        progress,
        run -> {
          MemoryCheck.check(run, held + MemoryCheck.ofAll(run));
          return of(run, run.result());
        });
  }

  /**
   * Reads a run during another stage, without a progress line.
   *
   * @param held the memory that other runs take, in bytes
   * @throws org.classblocks.UserErrorException if it does not fit into memory, or is damaged
   */
  public static ComparedSide read(StoredRun run, long held) {
    MemoryCheck.check(run, held + MemoryCheck.ofPooled(run));
    return of(run, run.pooledResult());
  }

  private static ComparedSide of(StoredRun run, RunResult found) {
    return new ComparedSide(run, Optional.empty(), Optional.empty(), found);
  }

  /** The configuration of a run. */
  static JobConfig config(StoredRun run) {
    ConfigSource source = new ConfigSource();
    run.manifest().configuration().forEach(source::addIfPresent);
    return JobConfig.from(source);
  }

  /** Where the run comes from, with its configuration as its manifest has it. */
  Provenance provenance() {
    return run.provenance(run.manifest().configuration());
  }

  /** Whether it is a whole run. */
  boolean isWhole() {
    return group.isEmpty() && own.isEmpty();
  }

  private static ComparedSide told(
      StoredRun run, Progress progress, Function<StoredRun, ComparedSide> reader) {
    progress.begin(Stage.READING);
    ComparedSide side = reader.apply(run);
    progress.end(
        Text.of(
            "run %s of %s, %s, %s",
            run.manifest().runId(),
            run.manifest().runDate(),
            Counts.classes(run.manifest().classes().total()),
            Counts.of(run.manifest().blocks().count(), "block", "blocks")));
    return side;
  }

  /** The name of this side in the figures. */
  ComparisonFigures.Side side() {
    return ComparisonFigures.Side.of(
        run.name(),
        run.manifest().runName(),
        group.orElse(null),
        own.map(OwnDates::dates).orElse(null),
        found);
  }
}
