package org.classblocks.store;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.classblocks.Text;

/**
 * Makes ids of the form TIME-RANDOM. A new id is greater than all existing ones, even if their
 * clocks were ahead: its time is now, or the millisecond after the latest.
 *
 * @param clock gives the time
 * @param random distinguishes ids of several writers in the same millisecond
 */
public record NewIds(Clock clock, RandomGenerator random) {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss.SSS'Z'", Locale.ROOT);

  /**
   * A new id.
   *
   * @param there the ids that it must exceed; those of another form are ignored
   */
  public String next(Collection<String> there) {
    Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    Instant time =
        there.stream()
            .flatMap(id -> time(id).stream())
            .max(Comparator.naturalOrder())
            .map(latest -> latest.plusMillis(1))
            .filter(next -> next.isAfter(now))
            .orElse(now);
    return Text.of("%s-%06x", TIME.format(time.atOffset(ZoneOffset.UTC)), random.nextInt(1 << 24));
  }

  private static Optional<Instant> time(String id) {
    try {
      String time = id.substring(0, Math.max(0, id.lastIndexOf('-')));
      return Optional.of(LocalDateTime.parse(time, TIME).toInstant(ZoneOffset.UTC));
    } catch (DateTimeParseException ofAnotherForm) {
      return Optional.empty();
    }
  }
}
