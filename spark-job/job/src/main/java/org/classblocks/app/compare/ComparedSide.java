package org.classblocks.app.compare;

import java.util.Optional;
import java.util.function.Function;
import org.classblocks.Text;
import org.classblocks.app.check.MemoryCheck;
import org.classblocks.app.session.Counts;
import org.classblocks.app.session.Progress;
import org.classblocks.app.session.Stage;
import org.classblocks.result.RunResult;
import org.classblocks.store.CompleteRun;
import org.classblocks.write.comparison.ComparisonFigures;
import org.classblocks.write.run.StoredRun;

/**
 * One of the two sides of a comparison.
 *
 * @param run the run
 * @param group the group of its samples, or nothing for all of them
 * @param found what was found over these samples
 */
public record ComparedSide(StoredRun run, Optional<String> group, RunResult found) {
  /** A run with all of its samples, without the matrices of its groups. */
  public static ComparedSide of(CompleteRun files, Progress progress) {
    return of(files, 0, progress);
  }

  /**
   * The same beside what is in memory already.
   *
   * @param held how much of the heap that takes, in bytes
   */
  public static ComparedSide of(CompleteRun files, long held, Progress progress) {
    return told(StoredRun.open(files), progress, run -> read(run, held));
  }

  /**
   * A run of which there will be a page, which shows its groups, too.
   *
   * @param held how much of the heap is taken already, in bytes
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
   * A run that is read in the midst of another stage.
   *
   * @param held how much of the heap is taken already, in bytes
   * @throws org.classblocks.UserErrorException if it does not fit beside that, or is damaged
   */
  public static ComparedSide read(StoredRun run, long held) {
    MemoryCheck.check(run, held + MemoryCheck.ofPooled(run));
    return of(run, run.pooledResult());
  }

  private static ComparedSide of(StoredRun run, RunResult found) {
    return new ComparedSide(run, Optional.empty(), found);
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

  /** How the figures name it. */
  ComparisonFigures.Side side() {
    return ComparisonFigures.Side.of(run.name(), group.orElse(null), found);
  }
}
