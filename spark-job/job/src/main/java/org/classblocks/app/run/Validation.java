package org.classblocks.app.run;

import java.util.List;
import java.util.Optional;
import org.classblocks.UserErrorException;

/**
 * What is wrong with a log.
 *
 * @param lines what the log holds and what is wrong with it, in sentences
 * @param refusal why {@code analyze} would refuse the log, if it would
 */
public record Validation(List<String> lines, Optional<UserErrorException> refusal) {
  public Validation {
    lines = List.copyOf(lines);
  }

  /** Whether {@code analyze} would accept the log. */
  public boolean isAccepted() {
    return refusal.isEmpty();
  }
}
