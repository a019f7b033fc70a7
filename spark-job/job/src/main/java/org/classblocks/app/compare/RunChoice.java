package org.classblocks.app.compare;

import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.classblocks.UserErrorException;
import org.classblocks.store.CompleteRun;
import org.classblocks.store.Run;
import org.classblocks.store.RunStore;
import org.classblocks.store.Store;

/**
 * Two runs of one output path, chosen by date. The newest run of a date counts.
 *
 * @param before the earlier run
 * @param after the later run
 */
public record RunChoice(CompleteRun before, CompleteRun after) {
  /**
   * Chooses runs.
   *
   * @param output the output path
   * @param from the date of the earlier run; by default the last date before the later run
   * @param to the date of the later run; by default the newest
   * @throws UserErrorException if there is no such run, or the earlier one is not earlier
   */
  public static RunChoice of(
      Configuration hadoop, String output, Optional<LocalDate> from, Optional<LocalDate> to)
      throws IOException {
    Store store = Store.at(hadoop, output);
    RunStore runs = RunStore.at(store);
    NavigableMap<LocalDate, Run> runByDate = RunStore.newestOfEachDate(runs.runs());
    Run after =
        (to.isPresent() ? to.map(runByDate::get) : run(runByDate.lastEntry()))
            .orElseThrow(() -> missing(store, to));
    requireEarlier(from, after);
    Run before =
        (from.isPresent() ? from.map(runByDate::get) : run(runByDate.lowerEntry(after.date())))
            .orElseThrow(() -> from.isPresent() ? missing(store, from) : alone(store, after));
    return new RunChoice(runs.complete(before), runs.complete(after));
  }

  /**
   * The newest run before a date.
   *
   * @param runs oldest first
   */
  public static Optional<Run> before(List<Run> runs, LocalDate date) {
    return run(RunStore.newestOfEachDate(runs).lowerEntry(date));
  }

  private static Optional<Run> run(Map.Entry<LocalDate, Run> entry) {
    return Optional.ofNullable(entry).map(Map.Entry::getValue);
  }

  private static void requireEarlier(Optional<LocalDate> from, Run after) {
    if (from.isPresent() && !from.get().isBefore(after.date())) {
      throw UserErrorException.usage(
          "--from %s: expected a date before %s, the date of the later run. Name an earlier"
              + " date, or a later run with --to DATE.",
          from.get(), after.date());
    }
  }

  private static UserErrorException missing(Store store, Optional<LocalDate> date) {
    return UserErrorException.input(
        "Expected a complete run%s at %s, found none. Name an output path and dates that have"
            + " runs, or name two runs by their directories.",
        date.map(day -> " of " + day).orElse(""), store.location());
  }

  private static UserErrorException alone(Store store, Run after) {
    return UserErrorException.input(
        "Expected a complete run of an earlier date than %s at %s, found none. Name the earlier"
            + " run with --from DATE, or name two runs by their directories.",
        after.date(), store.location());
  }
}
