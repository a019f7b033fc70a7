package org.classblocks.app.run;

import java.util.List;
import java.util.Optional;
import org.classblocks.UserErrorException;

/**
 * What is wrong with a log.
 *
 * @param counts how many rows there are and how many have which fault
 * @param lines what the log holds and what is wrong with it, in sentences
 * @param refusal why {@code analyze} would refuse the log, if it would
 */
public record Validation(
    List<Count> counts, List<String> lines, Optional<UserErrorException> refusal) {
  /**
   * A count.
   *
   * @param kind what is counted: {@code read}, {@code used}, a kind of bad row, {@code
   *     unknown-label} or {@code unlabelled}
   * @param example one of them, or null
   */
  public record Count(String kind, long count, String example) {}

  public Validation {
    counts = List.copyOf(counts);
    lines = List.copyOf(lines);
  }

  /** Whether {@code analyze} would accept the log. */
  public boolean isAccepted() {
    return refusal.isEmpty();
  }
}
