package org.classblocks.app;

import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.classblocks.UserErrorException;
import org.classblocks.result.RunResult;
import org.classblocks.store.CompleteRun;
import org.classblocks.write.ComparisonFigures;
import org.classblocks.write.ParentRun;

/**
 * One of the two sides of a comparison.
 *
 * @param run the run
 * @param group the group of its samples, or nothing for all of them
 * @param found what was found over these samples
 */
record ComparedSide(ParentRun run, Optional<String> group, RunResult found) {
  /** A run with all of its samples, without the matrices of its groups. */
  static ComparedSide of(CompleteRun files, Progress progress) {
    return of(files, 0, progress);
  }

  /**
   * The same beside what is in memory already.
   *
   * @param held how much of the heap that takes, in bytes
   */
  static ComparedSide of(CompleteRun files, long held, Progress progress) {
    return told(ParentRun.open(files), progress, run -> read(run, held));
  }

  /**
   * A run of which there will be a page, which shows its groups, too.
   *
   * @param held how much of the heap is taken already, in bytes
   */
  static ComparedSide ofPage(CompleteRun files, long held, Progress progress) {
    return told(
        ParentRun.open(files),
        progress,
        run -> {
          MemoryGate.check(run, held + MemoryGate.ofAll(run));
          return of(run, run.result());
        });
  }

  /**
   * A run that is read in the midst of another stage.
   *
   * @param held how much of the heap is taken already, in bytes
   * @throws UserErrorException if it does not fit beside that, or is damaged
   */
  static ComparedSide read(ParentRun run, long held) {
    MemoryGate.check(run, held + MemoryGate.ofPooled(run));
    return of(run, run.pooledResult());
  }

  private static ComparedSide of(ParentRun run, RunResult found) {
    return new ComparedSide(run, Optional.empty(), found);
  }

  private static ComparedSide told(
      ParentRun run, Progress progress, Function<ParentRun, ComparedSide> reader) {
    progress.begin(Stage.READING);
    ComparedSide side = reader.apply(run);
    progress.end(
        String.format(
            Locale.ROOT,
            "run %s of %s, %s, %s",
            run.manifest().runId(),
            run.manifest().runDate(),
            Counts.classes(run.manifest().classes().total()),
            Counts.of(run.manifest().blocks().count(), "block", "blocks")));
    return side;
  }

  /** How the figures name it. */
  ComparisonFigures.Side side() {
    return ComparisonFigures.Side.of(run.name(), group.orElse(null), found);
  }
}
