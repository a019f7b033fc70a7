package org.classblocks.store;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/**
 * The name of a run. Runs are ordered by id, which is by the time at which they began to be
 * written.
 *
 * @param date the day the run is about
 * @param id tells the runs of all days apart; later runs have greater ids
 */
public record Run(LocalDate date, String id) implements Comparable<Run> {
  static final String DATE = "run_date=";
  private static final String ID = "run_id=";
  private static final DateTimeFormatter ID_TIME =
      DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss.SSS'Z'", Locale.ROOT);
  private static final Comparator<Run> ORDER =
      Comparator.comparing(Run::id).thenComparing(Run::date);

  public Run {
    if (!id.matches("[A-Za-z0-9._-]+")) {
      throw new IllegalArgumentException("not a run id: " + id);
    }
  }

  /**
   * A run that begins now.
   *
   * @param salt tells it from runs that begin in the same millisecond
   */
  static Run begin(LocalDate date, Instant now, int salt) {
    return new Run(date, newId(now, salt));
  }

  /** An id that begins with the time, so that later ones are greater. */
  static String newId(Instant now, int salt) {
    return String.format("%s-%06x", ID_TIME.format(now.atOffset(ZoneOffset.UTC)), salt);
  }

  /** The folder of the run, below the output path. */
  public String path() {
    return folder(date) + "/" + ID + id;
  }

  /** The folder of all runs of a day, below the output path. */
  static String folder(LocalDate date) {
    return DATE + date;
  }

  /** When the run began to be written, if its id tells. */
  Optional<Instant> begun() {
    try {
      String time = id.substring(0, Math.max(0, id.lastIndexOf('-')));
      return Optional.of(LocalDateTime.parse(time, ID_TIME).toInstant(ZoneOffset.UTC));
    } catch (DateTimeParseException ofAnotherKind) {
      return Optional.empty();
    }
  }

  /** The run whose {@link #path} is made of these two names, or nothing if they are not such. */
  static Optional<Run> parse(String dateFolder, String idFolder) {
    if (!dateFolder.startsWith(DATE) || !idFolder.startsWith(ID)) {
      return Optional.empty();
    }
    try {
      LocalDate date = LocalDate.parse(dateFolder.substring(DATE.length()));
      return Optional.of(new Run(date, idFolder.substring(ID.length())));
    } catch (DateTimeParseException | IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  @Override
  public int compareTo(Run other) {
    return ORDER.compare(this, other);
  }
}
