package org.classblocks.store;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Comparator;
import java.util.Optional;

/**
 * The name of a run. Runs are ordered by date and then by id, which begins with the time of their
 * start.
 *
 * @param date the run date
 * @param id unique among all runs; of a date, later runs have greater ids
 */
public record Run(LocalDate date, String id) implements Comparable<Run> {
  static final String DATE = "run_date=";
  private static final String ID = "run_id=";
  private static final Comparator<Run> ORDER =
      Comparator.comparing(Run::date).thenComparing(Run::id);

  public Run {
    if (!id.matches("[A-Za-z0-9._-]+")) {
      throw new IllegalArgumentException("not a run id: " + id);
    }
  }

  /** The folder of the run, below the output path. */
  public String path() {
    return folder(date) + "/" + ID + id;
  }

  /** The folder of all runs of a date, below the output path. */
  static String folder(LocalDate date) {
    return DATE + date;
  }

  /** Parses the two names of a {@link #path}; nothing if they are not those of a run. */
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
