package org.classblocks.app.compare;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.hadoop.conf.Configuration;
import org.classblocks.Text;
import org.classblocks.UserErrorException;
import org.classblocks.app.check.MemoryCheck;
import org.classblocks.app.find.OrderAndBlocks;
import org.classblocks.app.session.Counts;
import org.classblocks.app.session.Progress;
import org.classblocks.app.session.Stage;
import org.classblocks.app.source.JobInputs;
import org.classblocks.app.source.Measured;
import org.classblocks.app.source.SummedStates;
import org.classblocks.conf.JobConfig;
import org.classblocks.result.Provenance;
import org.classblocks.result.RunResult;
import org.classblocks.similarity.ClassList;
import org.classblocks.write.run.StoredRun;

/**
 * The dates of a window that another window lacks.
 *
 * <p>The windows of two nights in a row share all dates but one. So they differ by little, whatever
 * that night is like. Instead, the dates that only the later window has are compared with the
 * earlier window.
 *
 * @param window the window that has them
 * @param days these dates, at least one
 * @param shared how many dates both windows have, at least one
 */
public record OwnDates(Provenance.Window window, List<Provenance.Day> days, int shared) {
  public OwnDates {
    days = List.copyOf(days);
  }

  /**
   * Finds the dates; none if the windows share no date, or all of this one. Nor are there any for
   * similarity graphs, whose states hold rows that only a session can search.
   *
   * @param window a window, or null for a run without states
   * @param other the other window, or null
   * @param areGraphs whether the similarities of the runs are graphs
   */
  public static Optional<OwnDates> of(
      Provenance.Window window, Provenance.Window other, boolean areGraphs) {
    if (areGraphs || window == null || other == null || !haveSameStates(window, other)) {
      return Optional.empty();
    }
    Set<LocalDate> others =
        other.days().stream().map(Provenance.Day::runDate).collect(Collectors.toSet());
    List<Provenance.Day> own =
        window.days().stream().filter(day -> !others.contains(day.runDate())).toList();
    int shared = window.days().size() - own.size();
    return own.isEmpty() || shared == 0
        ? Optional.empty()
        : Optional.of(new OwnDates(window, own, shared));
  }

  /** The same for the windows of runs. */
  static Optional<OwnDates> of(StoredRun run, StoredRun other) {
    return of(
        run.manifest().window(), other.manifest().window(), run.manifest().similarity().isGraph());
  }

  private static boolean haveSameStates(Provenance.Window one, Provenance.Window other) {
    return one.location().equals(other.location()) && one.fingerprint().equals(other.fingerprint());
  }

  /** The dates, oldest first. */
  public List<LocalDate> dates() {
    return days.stream().map(Provenance.Day::runDate).sorted().toList();
  }

  /**
   * The order and the blocks of these dates alone. If a state is gone or damaged, a note says so
   * and nothing is returned.
   *
   * @param config the configuration of the run
   * @param held the memory that other runs take, in bytes
   * @throws UserErrorException if the memory does not suffice
   */
  public Optional<RunResult> read(
      ClassList classes, JobConfig config, Configuration hadoop, long held, Progress progress) {
    try {
      return Optional.of(result(classes, config, hadoop, held, progress));
    } catch (UserErrorException unreadable) {
      if (unreadable.kind() != UserErrorException.Kind.INPUT) {
        throw unreadable;
      }
      progress.interrupt();
      progress.note(
          Text.of(
              "The windows of the two runs have %s in common, but they are compared as they are,"
                  + " which finds less: %s",
              Counts.of(shared, "date", "dates"), unreadable.getMessage()));
      return Optional.empty();
    }
  }

  private RunResult result(
      ClassList classes, JobConfig config, Configuration hadoop, long held, Progress progress) {
    SummedStates states = SummedStates.of(window, days, classes, config, hadoop);
    MemoryCheck.checkBeside(states.memory(), held);
    progress.begin(Stage.ADDING_UP);
    Measured measured = states.read().asConfigured(config.similarity());
    progress.end(
        Text.of(
            "%s of %s, %s",
            Counts.of(days.size(), "state", "states"),
            named(dates()),
            Counts.rows(measured.log().rows().read())));
    OrderAndBlocks search = new OrderAndBlocks(config, progress);
    return search
        .of(
            measured.log(),
            measured.similarity(),
            search.neighbours(measured.similarity()),
            Optional.empty(),
            List.of(),
            JobInputs.taxonomy(config, classes, hadoop))
        .withNoise(measured.noise());
  }

  /** Dates for people: the only one, or the first and the last. */
  static String named(List<LocalDate> dates) {
    return dates.size() == 1
        ? dates.get(0).toString()
        : Text.of(
            "%d dates from %s to %s", dates.size(), dates.get(0), dates.get(dates.size() - 1));
  }
}
