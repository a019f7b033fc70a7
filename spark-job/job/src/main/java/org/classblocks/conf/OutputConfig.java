package org.classblocks.conf;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import org.classblocks.UserErrorException;

/**
 * Where results go, and how much of them.
 *
 * @param path the folder that holds all runs
 * @param runName what people call the run, such as the model
 * @param runDate the date the run is for; the present day in UTC if not set
 * @param npyMaxClasses the most classes for which similarity.npy is written
 * @param neighbours how many neighbours of each class are listed
 * @param examples whether ids of samples are listed that score highest
 * @param keepRuns how many complete runs are kept once a new one is there; all, if 0
 * @param force whether a run that is there already is run again
 */
public record OutputConfig(
    Optional<String> path,
    Optional<String> runName,
    Optional<LocalDate> runDate,
    int npyMaxClasses,
    int neighbours,
    boolean examples,
    int keepRuns,
    boolean force) {
  /** For schedulers that cannot compute a date. */
  private static final String YESTERDAY = "yesterday";

  static OutputConfig from(ConfigValues values) {
    return new OutputConfig(
        values.text("output.path"),
        values.text("run.name"),
        values.text("output.run-date").map(text -> date("Configuration key output.run-date", text)),
        values.integer("output.npy-max-classes", 20_000, 0),
        values.integer("output.neighbours", 20, 0),
        values.flag("output.examples", true),
        values.integer("output.keep-runs", 0, 0),
        values.flag("output.force", false));
  }

  /**
   * This configuration with a run date.
   *
   * @param today the run date, if none is set
   */
  OutputConfig dated(LocalDate today) {
    return new OutputConfig(
        path,
        runName,
        runDate.or(() -> Optional.of(today)),
        npyMaxClasses,
        neighbours,
        examples,
        keepRuns,
        force);
  }

  /**
   * Reads a date: YYYY-MM-DD, or {@code yesterday} in UTC.
   *
   * @param where the key or option, for messages
   * @throws UserErrorException if it is neither
   */
  public static LocalDate date(String where, String text) {
    if (text.equals(YESTERDAY)) {
      return LocalDate.now(ZoneOffset.UTC).minusDays(1);
    }
    try {
      return LocalDate.parse(text);
    } catch (DateTimeParseException malformed) {
      throw UserErrorException.usage(
              "%s: expected YYYY-MM-DD or %s, found '%s'. Write, for example, 2026-01-31.",
              where, YESTERDAY, text)
          .causedBy(malformed);
    }
  }

  /**
   * The path.
   *
   * @throws UserErrorException if it is not set
   */
  public String requiredPath() {
    return path.orElseThrow(
        () ->
            UserErrorException.usage(
                "No output is given. Name a folder for the runs with --output PATH or the key"
                    + " output.path."));
  }
}
