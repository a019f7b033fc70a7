package org.classblocks.app.render;

import java.io.IOException;
import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.hadoop.conf.Configuration;
import org.classblocks.UserErrorException;
import org.classblocks.app.session.Progress;
import org.classblocks.app.session.Versions;
import org.classblocks.report.model.HistoryPoint;
import org.classblocks.report.model.RunHistory;
import org.classblocks.report.page.HistoryPage;
import org.classblocks.store.CompleteDirectory;
import org.classblocks.store.DerivedStore;
import org.classblocks.store.Store;
import org.classblocks.store.StoredFile;
import org.classblocks.write.comparison.HistoryRow;
import org.classblocks.write.comparison.HistoryTable;
import org.classblocks.write.manifest.DerivedManifest;
import org.classblocks.write.run.StoredRun;

/** Reads the newest history of an output path. */
public final class KnownHistory {
  private KnownHistory() {}

  /**
   * The points of a history, by date.
   *
   * @throws UserErrorException if it is damaged
   */
  public static List<HistoryRow> rows(CompleteDirectory history) {
    return StoredFile.find(manifest(history).files(), HistoryTable.PATH)
        .map(file -> history.read(file, in -> HistoryTable.read(in.readAllBytes())))
        .orElseThrow(() -> history.damaged(HistoryTable.PATH, "the manifest does not list it"));
  }

  /**
   * The page of a history.
   *
   * @throws UserErrorException if it is damaged
   */
  public static byte[] page(CompleteDirectory history) {
    return StoredFile.find(manifest(history).files(), HistoryPage.FILE)
        .map(file -> history.read(file, InputStream::readAllBytes))
        .orElseThrow(() -> history.damaged(HistoryPage.FILE, "the manifest does not list it"));
  }

  /**
   * Whether this version of the code wrote a history.
   *
   * @throws UserErrorException if it is damaged
   */
  public static boolean areOfThisCode(CompleteDirectory history) {
    return Versions.areOfThisCode(manifest(history).versions());
  }

  private static DerivedManifest manifest(CompleteDirectory history) {
    byte[] manifest = history.manifest();
    try {
      return DerivedManifest.fromJson(manifest);
    } catch (IOException malformed) {
      throw history.damagedManifest("it is no manifest").causedBy(malformed);
    }
  }

  /**
   * The history of the output path that a run lies in, to be shown; none without a history. They
   * are no part of what a page has to say: where the history is damaged, a note says so.
   *
   * @param page the place of the page: a page elsewhere has no links
   */
  public static RunHistory around(
      StoredRun run, Place page, Configuration hadoop, Progress progress) {
    try {
      return run.outputLocation()
          .map(output -> Store.at(hadoop, output))
          .flatMap(output -> of(output, page))
          .orElse(RunHistory.none());
    } catch (UserErrorException unusable) {
      progress.note("the page shows no history: " + unusable.getMessage());
      return RunHistory.none();
    }
  }

  /**
   * Where a page lies.
   *
   * @param output the output that it belongs to
   * @param root the way from the page to there, such as {@code ../../}
   */
  public record Place(Store output, String root) {}

  private static Optional<RunHistory> of(Store output, Place page) {
    return new DerivedPublisher(output, DerivedStore.Kind.HISTORY)
        .store()
        .newest()
        .map(
            history ->
                shown(
                    rows(history),
                    thresholds(manifest(history).configuration()),
                    output.location().equals(page.output().location())
                        ? Optional.of(OutputPages.of(output, page.root()))
                        : Optional.empty()));
  }

  /** The thresholds of alerts among the keys of a configuration. */
  public static Map<String, Double> thresholds(Map<String, ?> configuration) {
    Map<String, Double> thresholds = new LinkedHashMap<>();
    configuration.forEach(
        (key, value) -> {
          if (key.startsWith("compare.alert-") && value instanceof Number limit) {
            thresholds.put(key, limit.doubleValue());
          }
        });
    return thresholds;
  }

  /**
   * The dates of a history as pages show them.
   *
   * @param pages what dates lead to
   */
  public static RunHistory shown(
      List<HistoryRow> rows, Map<String, Double> thresholds, Optional<OutputPages> pages) {
    return new RunHistory(points(rows, pages), thresholds);
  }

  private static List<HistoryPoint> points(List<HistoryRow> rows, Optional<OutputPages> pages) {
    return rows.stream()
        .map(
            row ->
                new HistoryPoint(
                    row.runDate(),
                    row.runId(),
                    row.samples(),
                    row.blocks(),
                    row.change().drift(),
                    row.isDriftUnknown(),
                    row.change().changedPairs(),
                    row.change().movedClasses(),
                    row.change().lostClasses(),
                    row.change().goneBlocks(),
                    Set.copyOf(row.alerts()),
                    pages.map(known -> known.about(row)).orElse(HistoryPoint.Pages.none())))
        .toList();
  }
}
