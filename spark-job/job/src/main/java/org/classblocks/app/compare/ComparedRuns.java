package org.classblocks.app.compare;

import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.classblocks.app.check.MemoryCheck;
import org.classblocks.app.session.LightJvm;
import org.classblocks.app.session.Progress;
import org.classblocks.store.CompleteRun;
import org.classblocks.write.run.StoredRun;

/**
 * Reads runs to compare. If two windows overlap, only the dates of one that the other lacks are
 * read of it.
 */
record ComparedRuns(Configuration hadoop, Progress progress) {
  /** The sides of a comparison. */
  record Sides(ComparedSide before, ComparedSide after) {}

  /**
   * Reads both runs.
   *
   * @param isForPage whether the later run is read with its groups, for a page
   */
  Sides of(CompleteRun before, CompleteRun after, boolean isForPage) {
    StoredRun earlier = StoredRun.open(before);
    StoredRun later = StoredRun.open(after);
    LightJvm.requireFor(Math.max(earlier.classes().size(), later.classes().size()));
    Optional<ComparedSide> ownBefore =
        OwnDates.of(later, earlier).isPresent()
            ? Optional.empty()
            : own(earlier, later, MemoryCheck.ofPooled(later));
    ComparedSide first = ownBefore.orElseGet(() -> ComparedSide.of(before, progress));
    long held = MemoryCheck.ofPooled(earlier);
    return new Sides(
        first,
        own(later, earlier, held)
            .orElseGet(
                () ->
                    isForPage
                        ? ComparedSide.ofPage(after, held, progress)
                        : ComparedSide.of(after, held, progress)));
  }

  /** Reads the run that is compared with an earlier one, which is in memory. */
  ComparedSide after(CompleteRun run, StoredRun earlier) {
    long held = MemoryCheck.ofPooled(earlier);
    return own(StoredRun.open(run), earlier, held)
        .orElseGet(() -> ComparedSide.of(run, held, progress));
  }

  /** The side that the dates of a run's own make. */
  private Optional<ComparedSide> own(StoredRun run, StoredRun other, long held) {
    return OwnDates.of(run, other)
        .flatMap(
            own ->
                own.read(run.classes(), ComparedSide.config(run), hadoop, held, progress)
                    .map(
                        found -> new ComparedSide(run, Optional.empty(), Optional.of(own), found)));
  }
}
