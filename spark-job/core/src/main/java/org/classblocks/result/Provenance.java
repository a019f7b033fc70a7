package org.classblocks.result;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.classblocks.Secrets;

/**
 * Where the result of a run comes from.
 *
 * @param runDate the day the run is about
 * @param runId tells runs of one date apart
 * @param versions the version of each thing that ran, by name
 * @param configuration as run, with its defaults, by key; without credentials
 * @param sources what was read
 * @param notes the notes of the job, as on the terminal
 */
public record Provenance(
    LocalDate runDate,
    String runId,
    Map<String, String> versions,
    Map<String, ?> configuration,
    Sources sources,
    List<String> notes) {
  public Provenance {
    notes = notes.stream().map(Secrets::mask).toList();
    versions = ordered(versions);
    configuration = ordered(configuration);
  }

  /** The same with other notes. */
  public Provenance withNotes(List<String> others) {
    return new Provenance(runDate, runId, versions, configuration, sources, others);
  }

  /** What people call the run, or null if it has no name. */
  public String runName() {
    return (String) configuration.get("run.name");
  }

  /**
   * What was read.
   *
   * @param fingerprint what the results depend on, or null if a parent read the logs
   * @param inputs the logs
   * @param skippedInputs files of the logs that were left out because the configuration names them
   * @param window the dates whose states were added up, or null without states
   * @param blas what multiplied the matrices
   * @param precision the arithmetic of the products; null if an earlier version read them
   * @param bytesRead how much this run read itself
   * @param scores what the scores are, or null if an earlier version read them
   * @param parent the run that read the logs, or null if this one did
   */
  public record Sources(
      String fingerprint,
      List<Input> inputs,
      List<Input> skippedInputs,
      Window window,
      String blas,
      Precision precision,
      long bytesRead,
      Scores scores,
      Parent parent) {
    public Sources {
      inputs = List.copyOf(inputs);
      skippedInputs = List.copyOf(skippedInputs);
    }

    /** The bytes of the states that were added up. */
    public long bytesAddedUp() {
      return window == null ? 0 : window.days().stream().mapToLong(Day::bytes).sum();
    }
  }

  /**
   * The arithmetic of the products.
   *
   * @param used its name
   * @param reason why, as a sentence for people
   */
  public record Precision(String used, String reason) {}

  /**
   * What the scores are, and what became of them before they were correlated.
   *
   * @param transform the name of the transform that was taken
   * @param kind the name of the kind that was recognised; null if no rows were looked at for it
   * @param evidence what the kind was recognised by, for people; null without a kind
   */
  public record Scores(String transform, String kind, String evidence) {}

  /**
   * A run that another one started from.
   *
   * @param location where it lay
   * @param leftOut what it has and the other one has not, since that needs the logs; sentences for
   *     people
   */
  public record Parent(LocalDate runDate, String runId, String location, List<String> leftOut) {
    public Parent {
      location = Secrets.mask(location);
      leftOut = leftOut == null ? List.of() : List.copyOf(leftOut);
    }
  }

  /**
   * A file of the input, or a table.
   *
   * @param path the path of the file, or the name of the table
   * @param bytes the size of the file; 0 for a table
   * @param modified when the file was written last; null for a table, and in manifests of earlier
   *     versions
   * @param version the version of the table that was read; null for a file
   */
  public record Input(String path, long bytes, Instant modified, String version) {
    public Input {
      path = Secrets.mask(path);
    }

    public static Input ofFile(String path, long bytes, Instant modified) {
      return new Input(path, bytes, modified, null);
    }

    public static Input ofTable(String name, String version) {
      return new Input(name, 0, null, version);
    }
  }

  /**
   * The states that were added up.
   *
   * @param location where all states lie
   * @param fingerprint tells the settings apart that they depend on
   * @param first the first date of the window
   * @param last the last, which is that of the run
   * @param days the dates that have a state
   * @param missing those that have none, and so do not count
   */
  public record Window(
      String location,
      String fingerprint,
      LocalDate first,
      LocalDate last,
      List<Day> days,
      List<LocalDate> missing) {
    public Window {
      location = Secrets.mask(location);
      days = List.copyOf(days);
      missing = List.copyOf(missing);
    }
  }

  /**
   * A date of a window.
   *
   * @param stateId which of the date's states counts
   * @param wasRead whether this run read its logs
   * @param rows how many of their rows were used
   * @param bytes the size of the state
   */
  public record Day(LocalDate runDate, String stateId, boolean wasRead, long rows, long bytes) {}

  private static <V> Map<String, V> ordered(Map<String, V> map) {
    return Collections.unmodifiableMap(new LinkedHashMap<>(map));
  }
}
