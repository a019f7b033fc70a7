package org.classblocks.store;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Which runs may go: complete ones beyond the newest few, and ones that were begun long ago and
 * never completed. A run that may still be written stays, and so does the one that readers are sent
 * to, however old it is.
 *
 * @param keep how many complete runs stay, at least 1
 * @param latest the run that {@code latest.json} names
 * @param now the present time
 */
record OldRuns(int keep, Optional<Run> latest, Instant now) {
  /** A run that is not complete after this time never will be. */
  private static final Duration LONGEST_RUN = Duration.ofDays(7);

  OldRuns {
    if (keep < 1) {
      throw new IllegalArgumentException("at least one run stays, not " + keep);
    }
  }

  /**
   * The runs that may go, oldest first.
   *
   * @param begun all runs, oldest first
   * @param complete those of them that are complete
   */
  List<Run> among(List<Run> begun, Set<Run> complete) {
    List<Run> old = new ArrayList<>();
    int surplus = complete.size() - keep;
    for (Run run : begun) {
      boolean isOld = complete.contains(run) ? surplus-- > 0 : isGivenUp(run);
      if (isOld && !latest.equals(Optional.of(run))) {
        old.add(run);
      }
    }
    return old;
  }

  private boolean isGivenUp(Run run) {
    return run.begun().map(begun -> begun.plus(LONGEST_RUN).isBefore(now)).orElse(false);
  }
}
