package org.classblocks.app;

import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
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
    return read(files, progress, run -> of(run, run.compared(), () -> StoredFindings.of(run)));
  }

  /** The same of a run of which there will be a page: everything is read, and the matrix once. */
  static Subject ofPage(CompleteRun files, Progress progress) {
    return read(
        files,
        progress,
        run -> {
          StoredFindings all = StoredFindings.of(run);
          return of(run, all.compared(), () -> all);
        });
  }

  private static Subject of(ParentRun run, ComparedRun found, Supplier<StoredFindings> all) {
    return new Subject(run, Optional.empty(), found, all);
  }

  private static Subject read(
      CompleteRun files, Progress progress, Function<ParentRun, Subject> reader) {
    ParentRun run = ParentRun.open(files);
    progress.begin("Reading");
    int classes = run.manifest().classes().total();
    MemoryGate.check(Recut.memory(classes, run.isSparse()), Runtime.getRuntime().maxMemory());
    Subject subject = reader.apply(run);
    progress.end(
        String.format(
            "run %s of %s, %s, %s",
            run.manifest().runId(),
            run.manifest().runDate(),
            Counts.classes(classes),
            Counts.of(run.manifest().blocks().count(), "block", "blocks")));
    return subject;
  }

  /** How the figures name it. */
  ComparisonFigures.Side side() {
    return ComparisonFigures.Side.of(run, group.orElse(null), found);
  }
}
