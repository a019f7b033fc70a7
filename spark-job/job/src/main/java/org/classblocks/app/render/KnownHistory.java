package org.classblocks.app.render;

import java.io.IOException;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.classblocks.UserErrorException;
import org.classblocks.app.session.Progress;
import org.classblocks.app.session.Versions;
import org.classblocks.report.model.HistoryPoint;
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
   */
  public static List<HistoryPoint> around(StoredRun run, Configuration hadoop, Progress progress) {
    try {
      return run.outputLocation()
          .map(output -> new DerivedPublisher(Store.at(hadoop, output), DerivedStore.Kind.HISTORY))
          .flatMap(histories -> histories.store().newest())
          .map(history -> shown(rows(history)))
          .orElse(List.of());
    } catch (UserErrorException unusable) {
      progress.note("the page shows no history: " + unusable.getMessage());
      return List.of();
    }
  }

  /** The dates of a history as pages show them. */
  public static List<HistoryPoint> shown(List<HistoryRow> rows) {
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
                    row.change().goneBlocks()))
        .toList();
  }
}
