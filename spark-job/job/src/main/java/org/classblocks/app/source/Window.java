package org.classblocks.app.source;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.classblocks.Text;
import org.classblocks.UserErrorException;
import org.classblocks.app.session.Counts;
import org.classblocks.result.Provenance;
import org.classblocks.similarity.ClassList;
import org.classblocks.spark.plan.TilePlan;
import org.classblocks.write.state.CompleteState;
import org.classblocks.write.state.StoredState;

/**
 * The window of dates of a run, with the states of the dates before its own.
 *
 * @param first the first date
 * @param last the last date, that of the run
 * @param before the states of the dates before the last, by date
 * @param missing the dates before the last that have no state
 */
public record Window(
    LocalDate first, LocalDate last, List<StoredState> before, List<LocalDate> missing) {
  private static final int LISTED = 10;

  public Window {
    before = List.copyOf(before);
    missing = List.copyOf(missing);
  }

  /**
   * Finds the states of a window.
   *
   * @param days the number of dates
   * @param classes the class list of the run
   * @throws UserErrorException if a date has states under other settings only
   */
  static Window of(DailyStates states, LocalDate last, int days, ClassList classes) {
    LocalDate first = last.minusDays(days - 1L);
    List<StoredState> before = new ArrayList<>();
    List<LocalDate> missing = new ArrayList<>();
    List<CompleteState> others = new ArrayList<>();
    for (LocalDate date : first.datesUntil(last).toList()) {
      Optional<StoredState> found = states.of(date);
      if (found.isPresent()) {
        before.add(found.get());
      } else {
        states.newestOther(date).ifPresentOrElse(others::add, () -> missing.add(date));
      }
    }
    String checksum = StateSettings.checksum(classes);
    before.stream()
        .filter(state -> !state.summary().classList().equals(checksum))
        .map(StoredState::files)
        .forEach(others::add);
    if (!others.isEmpty()) {
      throw refused(others, states, classes);
    }
    return new Window(first, last, before, missing);
  }

  private static UserErrorException refused(
      List<CompleteState> others, DailyStates states, ClassList classes) {
    CompleteState latest = others.get(others.size() - 1);
    return UserErrorException.input(
        "%s cannot be added to this run, such as that of %s in %s: %s. Run analyze again for %s"
            + " with state.window-days=1 and these settings, or name another state.path.",
        Counts.of(others.size(), "state", "states"),
        latest.name().date(),
        latest.location(),
        differences(latest, states, classes),
        others.size() == 1 ? "that date" : "those dates");
  }

  /** How the settings of a state differ from those of this run, for people. */
  static String differences(CompleteState other, DailyStates states, ClassList classes) {
    return StoredState.otherFormat(other)
        .orElseGet(() -> differences(StoredState.open(other), states, classes));
  }

  private static String differences(StoredState other, DailyStates states, ClassList classes) {
    List<String> found = new ArrayList<>();
    Map<String, String> there = other.summary().settings();
    Map<String, String> here = states.fingerprint().settings();
    for (String key : states.fingerprint().differingKeys(other.summary().fingerprint())) {
      if (!key.equals(StateSettings.CLASSES)) {
        found.add(Text.of("%s is %s there and %s here", key, shown(there, key), shown(here, key)));
      }
    }
    if (!other.summary().classList().equals(StateSettings.checksum(classes))) {
      found.add(StateSettings.difference(other.classes(), classes));
    } else if (there.containsKey(StateSettings.CLASSES)
        != here.containsKey(StateSettings.CLASSES)) {
      found.add("only one of the two has a class list");
    }
    return String.join(", ", found);
  }

  private static String shown(Map<String, String> settings, String key) {
    return settings.containsKey(key) ? "'" + settings.get(key) + "'" : "not set";
  }

  /** Whether a state has the tile size of this version. */
  static boolean isCutAsNow(StoredState state) {
    return state.summary().tileEdge() == TilePlan.edge(state.summary().classes());
  }

  /**
   * Checks that the states can be added up tile by tile.
   *
   * @throws UserErrorException if one has another tile size
   */
  void requireSameTiles() {
    for (StoredState state : before) {
      if (!isCutAsNow(state)) {
        throw UserErrorException.input(
            "The state %s has tiles of %d classes, but this version of ClassBlocks uses tiles of"
                + " %d. Run analyze again for %s with state.window-days=1.",
            state.location(),
            state.summary().tileEdge(),
            TilePlan.edge(state.summary().classes()),
            state.name().date());
      }
    }
  }

  /**
   * Checks that all states have the sums of folds.
   *
   * @throws UserErrorException if one has none
   */
  void requireFolds() {
    for (StoredState state : before) {
      if (!state.summary().hasFolds()) {
        throw UserErrorException.input(
            "The state %s has no sums of folds, which this run needs. Run analyze again for %s"
                + " with state.window-days=1 and similarity.folds=keep.",
            state.location(), state.name().date());
      }
    }
  }

  /** How many of some states have no sums of folds. */
  static long withoutFolds(List<StoredState> states) {
    return states.stream().filter(state -> !state.summary().hasFolds()).count();
  }

  /**
   * Checks that no file counts for two dates.
   *
   * @param inputs the files of the last date
   * @throws UserErrorException if one does
   */
  void requireDisjoint(List<Provenance.Input> inputs) {
    Map<Provenance.Input, LocalDate> dates = new HashMap<>();
    inputs.forEach(input -> dates.put(input, last));
    for (StoredState state : before) {
      for (Provenance.Input input : state.summary().inputs()) {
        LocalDate other = dates.put(input, state.name().date());
        if (other != null && !other.equals(state.name().date())) {
          throw UserErrorException.input(
              "%s was already read for %s and is now read for %s, so its samples would count"
                  + " twice. Name only the logs of one date, for example with {run-date} in"
                  + " input.paths, and delete the states of several dates.",
              input.path(), state.name().date(), other);
        }
      }
    }
  }

  public long days() {
    return first.until(last, ChronoUnit.DAYS) + 1;
  }

  /** The note on dates without a state. */
  public String missingText() {
    List<String> named = missing.stream().limit(LISTED).map(LocalDate::toString).toList();
    return Text.of(
        "%s left out: %s%s",
        Counts.of(missing.size(), "date without a state is", "dates without a state are"),
        String.join(", ", named),
        missing.size() > named.size() ? ", ..." : "");
  }
}
