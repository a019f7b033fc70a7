package org.classblocks.store;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Which runs may go: complete ones beyond those of the newest days, and ones that were never
 * completed and to which nothing was written for long. The run that was published last stays for
 * the moment, and so does the one that readers are sent to, however old they are.
 *
 * @param keep how many complete runs stay, at least 1
 * @param published the run that was published last
 * @param latest the run that {@code latest.json} names
 */
record OldRuns(int keep, Run published, Optional<Run> latest) {
  /** An incomplete run without a write for this time was abandoned. */
  private static final Duration LONGEST_PAUSE = Duration.ofDays(7);

  OldRuns {
    if (keep < 1) {
      throw new IllegalArgumentException("at least one run stays, not " + keep);
    }
  }

  /**
   * The runs to delete, in their order.
   *
   * @param complete the complete runs, in their order
   * @param written the last write to each incomplete run
   * @param now the time of the published run, by the same clock
   */
  List<Run> among(List<Run> complete, Map<Run, Instant> written, Instant now) {
    List<Run> old = new ArrayList<>(beyond(complete));
    old.remove(published);
    latest.ifPresent(old::remove);
    written.forEach(
        (run, last) -> {
          if (last.plus(LONGEST_PAUSE).isBefore(now)) {
            old.add(run);
          }
        });
    Collections.sort(old);
    return old;
  }

  /** Whether the next run may delete the published one, because enough runs have later dates. */
  boolean isNext(List<Run> complete) {
    return beyond(complete).contains(published);
  }

  private List<Run> beyond(List<Run> complete) {
    return complete.subList(0, Math.max(0, complete.size() - keep));
  }
}
