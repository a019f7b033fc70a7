package org.classblocks.store;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Comparator;
import java.util.Optional;

/**
 * The name of a run. Runs are ordered by the day they are about, and those of a day by id, which is
 * by the time at which they began to be written.
 *
 * @param date the day the run is about
 * @param id unique among the runs of all days; of the runs of a day, later ones have greater ids
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

  /** The folder of all runs of a day, below the output path. */
  static String folder(LocalDate date) {
    return DATE + date;
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
