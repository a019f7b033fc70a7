package org.classblocks.app.compare;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.apache.hadoop.conf.Configuration;
import org.classblocks.Text;
import org.classblocks.UserErrorException;
import org.classblocks.app.render.DerivedPublisher;
import org.classblocks.app.render.KnownHistory;
import org.classblocks.app.render.OutputPages;
import org.classblocks.app.session.Counts;
import org.classblocks.app.session.Progress;
import org.classblocks.app.session.Versions;
import org.classblocks.compare.RunComparison;
import org.classblocks.conf.CompareConfig;
import org.classblocks.report.page.HistoryPage;
import org.classblocks.store.CompleteDirectory;
import org.classblocks.store.DerivedStore;
import org.classblocks.store.Run;
import org.classblocks.store.RunStore;
import org.classblocks.store.Store;
import org.classblocks.write.comparison.ComparisonFigures;
import org.classblocks.write.comparison.HistoryRow;
import org.classblocks.write.comparison.HistoryTable;
import org.classblocks.write.run.StoredRun;

/**
 * The runs of an output path by date. Rows of the last history are reused, so a new date costs one
 * comparison. Rows of deleted or damaged runs stay. Rows that other code wrote are computed again
 * if their runs are there. A damaged run without a row is left out, and a note names it.
 */
public final class History {
  private static final int LEAST_CLASSES = 2;

  /** The way from the page to the output. */
  private static final String ROOT = "../../";

  private final Progress progress;
  private final Store store;
  private final RunStore runs;
  private final DerivedPublisher histories;
  private final ComparedRuns compared;
  private final CompareConfig limits;

  /**
   * @param limits the thresholds of alerts
   */
  public History(Configuration hadoop, String output, CompareConfig limits, Progress progress) {
    this.progress = progress;
    this.store = Store.at(hadoop, output);
    this.runs = RunStore.at(store);
    this.histories = new DerivedPublisher(store, DerivedStore.Kind.HISTORY);
    this.compared = new ComparedRuns(hadoop, progress);
    this.limits = limits;
  }

  /**
   * The outcome.
   *
   * @param rows the rows, by date
   * @param directory the directory of the history
   */
  public record HistorySummary(List<HistoryRow> rows, String directory) {
    public String page() {
      return directory + "/" + HistoryPage.FILE;
    }
  }

  /** Brings the history up to date. It stays as it is if nothing has changed. */
  public HistorySummary run() throws IOException {
    Optional<CompleteDirectory> newest = histories.store().newest();
    List<HistoryRow> known = newest.map(KnownHistory::rows).orElse(List.of());
    boolean isOfThisCode = newest.map(KnownHistory::areOfThisCode).orElse(true);
    AlertThresholds thresholds = new AlertThresholds(limits);
    List<HistoryRow> rows =
        new RowsByDate(known, isOfThisCode, RunStore.newestOfEachDate(runs.runs()))
            .rows().stream().map(row -> row.withAlerts(thresholds.crossed(row.change()))).toList();
    for (Run torn : runs.torn()) {
      progress.note(
          Text.of(
              "the run %s is ignored, because its manifest is cut off.",
              runs.files(torn).location()));
    }
    if (rows.isEmpty()) {
      throw UserErrorException.input(
          "Expected complete runs at %s, found none. Name an output path with finished runs.",
          store.location());
    }
    byte[] page = page(rows);
    return newest.filter(history -> isOfThisCode && isSame(history, rows, page)).isPresent()
        ? new HistorySummary(rows, newest.get().location())
        : new HistorySummary(rows, written(rows, page));
  }

  /** Whether a history has these rows and this page. */
  private static boolean isSame(CompleteDirectory history, List<HistoryRow> rows, byte[] page) {
    return rows.equals(KnownHistory.rows(history))
        && Arrays.equals(page, KnownHistory.page(history));
  }

  /** The page, with links to what is there. */
  private byte[] page(List<HistoryRow> rows) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    new HistoryPage(
            text(rows),
            KnownHistory.shown(rows, limits.thresholds(), Optional.of(OutputPages.of(store, ROOT))),
            Versions.all())
        .write(out);
    return out.toByteArray();
  }

  /** Makes the rows, oldest first: those that are known, and those of runs that came since. */
  private final class RowsByDate {
    private final Map<LocalDate, HistoryRow> known = new TreeMap<>();
    private final boolean isOfThisCode;
    private final Map<LocalDate, Run> there;
    private final List<HistoryRow> rows = new ArrayList<>();
    private ComparedSide last;

    RowsByDate(List<HistoryRow> known, boolean isOfThisCode, Map<LocalDate, Run> there) {
      known.forEach(row -> this.known.put(row.runDate(), row));
      this.isOfThisCode = isOfThisCode;
      this.there = there;
    }

    List<HistoryRow> rows() {
      TreeSet<LocalDate> dates = new TreeSet<>(known.keySet());
      dates.addAll(there.keySet());
      for (LocalDate date : dates) {
        HistoryRow previous = rows.isEmpty() ? null : rows.get(rows.size() - 1);
        Optional<HistoryRow> row =
            isKnown(date, previous)
                ? Optional.empty()
                : intact(
                    date,
                    known.containsKey(date) ? "keeps its row from the last history" : "is left out",
                    () -> row(date, previous));
        row.or(() -> Optional.ofNullable(known.get(date))).ifPresent(rows::add);
      }
      return List.copyOf(rows);
    }

    /**
     * Reads something of a run. If the run is damaged, a note says so and nothing is returned.
     *
     * @param otherwise what happens to its row, for people
     */
    private <T> Optional<T> intact(LocalDate date, String otherwise, Supplier<T> reading) {
      try {
        return Optional.of(reading.get());
      } catch (UserErrorException failure) {
        if (failure.kind() != UserErrorException.Kind.INPUT) {
          throw failure;
        }
        progress.interrupt();
        progress.note(Text.of("the run of %s %s: %s", date, otherwise, failure.getMessage()));
        return Optional.empty();
      }
    }

    /** Whether the row of a date can be reused. */
    private boolean isKnown(LocalDate date, HistoryRow previous) {
      Run run = there.get(date);
      return run == null || (isKnown(run, previous) && (isOfThisCode || !canBeComputed(previous)));
    }

    /** Whether the last history has this run, after the same earlier run. */
    private boolean isKnown(Run run, HistoryRow previous) {
      HistoryRow row = known.get(run.date());
      String previousId = previous == null ? null : previous.runId();
      return row != null
          && row.runId().equals(run.id())
          && Objects.equals(row.change().previousRunId(), previousId);
    }

    /** Whether a row can be computed again, which needs the earlier run. */
    private boolean canBeComputed(HistoryRow previous) {
      return previous == null || isThere(previous);
    }

    private boolean isThere(HistoryRow row) {
      Run run = there.get(row.runDate());
      return run != null && run.id().equals(row.runId());
    }

    private HistoryRow row(LocalDate date, HistoryRow previous) {
      Run run = there.get(date);
      if (previous == null) {
        return HistoryRow.of(StoredRun.open(runs.complete(run)).manifest());
      }
      Optional<ComparedSide> before = sideOf(previous);
      ComparedSide after =
          before
              .map(side -> compared.after(runs.complete(run), side.run()))
              .orElseGet(() -> ComparedSide.of(runs.complete(run), progress));
      HistoryRow row = HistoryRow.of(after.run().manifest());
      last = after.isWhole() ? after : null;
      return before
          .map(side -> compared(row, previous, side, after))
          .orElseGet(() -> isKnown(run, previous) ? known.get(date) : row.after(previous));
    }

    /** The side of the earlier run, unless it was deleted or is damaged. */
    private Optional<ComparedSide> sideOf(HistoryRow row) {
      if (last != null && last.run().manifest().runId().equals(row.runId())) {
        return Optional.of(last);
      }
      return isThere(row)
          ? intact(
              row.runDate(),
              "is not compared with the next date",
              () -> ComparedSide.of(runs.complete(there.get(row.runDate())), progress))
          : Optional.empty();
    }

    private HistoryRow compared(
        HistoryRow row, HistoryRow previous, ComparedSide before, ComparedSide after) {
      RunComparison found = RunComparison.of(before.found(), after.found(), 0);
      return found.classes().size() < LEAST_CLASSES
          ? row.after(previous)
          : row.after(
              previous,
              ComparisonFigures.of(
                  before.side(),
                  after.side(),
                  found,
                  after.found().similarity().classes(),
                  Map.of(),
                  0),
              found);
    }
  }

  private String written(List<HistoryRow> rows, byte[] page) {
    return histories
        .write(
            List.of(),
            limits.thresholds(),
            progress::notes,
            files -> {
              files.write(HistoryTable.PATH, out -> HistoryTable.write(rows, out));
              files.write(HistoryPage.FILE, out -> out.write(page));
            })
        .location();
  }

  /** The history as a text table. */
  public static String text(List<HistoryRow> rows) {
    HistoryRow last = rows.get(rows.size() - 1);
    return Text.of(
        "%s from %s to %s. The last one has %s%s.",
        Counts.of(rows.size(), "date", "dates"),
        rows.get(0).runDate(),
        last.runDate(),
        Counts.of(last.blocks(), "block", "blocks"),
        Double.isNaN(last.change().drift())
            ? last.isDriftUnknown() ? "; its drift from the one before is unknown" : ""
            : Text.of(" and a drift of %.3f from the one before", last.change().drift()));
  }
}
