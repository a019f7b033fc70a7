package org.classblocks.app;

import java.util.Optional;
import org.classblocks.compare.ComparedRun;
import org.classblocks.store.CompleteRun;
import org.classblocks.write.ComparisonFigures;
import org.classblocks.write.ParentRun;

/**
 * One of the two things that are compared.
 *
 * @param run the run
 * @param group the group of its samples, or nothing for all of them
 * @param found what it has found
 */
record Subject(ParentRun run, Optional<String> group, ComparedRun found) {
  /** A run with all of its samples, read from its files. */
  static Subject of(CompleteRun files, Progress progress) {
    ParentRun run = ParentRun.open(files);
    progress.begin("Reading");
    int classes = run.manifest().classes().total();
    MemoryGate.check(Recut.memory(classes, run.isSparse()), Runtime.getRuntime().maxMemory());
    Subject subject = new Subject(run, Optional.empty(), run.compared());
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
