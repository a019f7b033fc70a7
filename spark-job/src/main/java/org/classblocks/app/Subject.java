package org.classblocks.app;

import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.classblocks.UserErrorException;
import org.classblocks.compare.ComparedRun;
import org.classblocks.store.CompleteRun;
import org.classblocks.write.ComparisonFigures;
import org.classblocks.write.ParentRun;
import org.classblocks.write.StoredFindings;

/**
 * One of the two things that are compared.
 *
 * @param run the run
 * @param group the group of its samples, or nothing for all of them
 * @param found what it has found
 * @param all all that its run has found, for a page
 */
record Subject(
    ParentRun run, Optional<String> group, ComparedRun found, Supplier<StoredFindings> all) {
  /** A run with all of its samples, read from its files as far as a comparison needs them. */
  static Subject of(CompleteRun files, Progress progress) {
    return told(ParentRun.open(files), progress, run -> read(run, 0));
  }

  /**
   * The same of a run of which there will be a page: everything is read, and the matrix once.
   *
   * @param held what is held of the heap already, in bytes
   */
  static Subject ofPage(CompleteRun files, long held, Progress progress) {
    return told(
        ParentRun.open(files),
        progress,
        run -> {
          MemoryGate.check(run, held + MemoryGate.ofAll(run));
          StoredFindings all = StoredFindings.of(run);
          return of(run, all.compared(), () -> all);
        });
  }

  /** The same without a page, beside what is held already. */
  static Subject of(CompleteRun files, long held, Progress progress) {
    return told(ParentRun.open(files), progress, run -> read(run, held));
  }

  /**
   * A run that is read in the midst of another stage.
   *
   * @param held what is held of the heap already, in bytes
   * @throws UserErrorException if it does not fit beside that, or is damaged
   */
  static Subject read(ParentRun run, long held) {
    MemoryGate.check(run, held + MemoryGate.ofPooled(run));
    return of(run, run.compared(), () -> StoredFindings.of(run));
  }

  private static Subject of(ParentRun run, ComparedRun found, Supplier<StoredFindings> all) {
    return new Subject(run, Optional.empty(), found, all);
  }

  private static Subject told(
      ParentRun run, Progress progress, Function<ParentRun, Subject> reader) {
    progress.begin(Stage.READING);
    Subject subject = reader.apply(run);
    progress.end(
        String.format(
            Locale.ROOT,
            "run %s of %s, %s, %s",
            run.manifest().runId(),
            run.manifest().runDate(),
            Counts.classes(run.manifest().classes().total()),
            Counts.of(run.manifest().blocks().count(), "block", "blocks")));
    return subject;
  }

  /** How the figures name it. */
  ComparisonFigures.Side side() {
    return ComparisonFigures.Side.of(run.name(), group.orElse(null), found);
  }
}
