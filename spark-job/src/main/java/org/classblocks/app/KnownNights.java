package org.classblocks.app;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.classblocks.report.Night;
import org.classblocks.store.CompleteDerived;
import org.classblocks.store.DerivedStore;
import org.classblocks.store.Store;
import org.classblocks.write.DerivedManifest;
import org.classblocks.write.HistoryRow;
import org.classblocks.write.HistoryTable;
import org.classblocks.write.ParentRun;

/** What the newest history of an output path knows. */
final class KnownNights {
  private KnownNights() {}

  /** The nights of a history, by date. */
  static List<HistoryRow> rows(CompleteDerived history) {
    try {
      return DerivedManifest.fromJson(history.manifest()).files().stream()
          .filter(file -> file.path().equals(HistoryTable.PATH))
          .findFirst()
          .map(file -> history.read(file, in -> HistoryTable.read(in.readAllBytes())))
          .orElse(List.of());
    } catch (IOException malformed) {
      throw new UncheckedIOException(malformed);
    }
  }

  /** The nights of the output path that a run lies in, to be shown; none without a history. */
  static List<Night> around(ParentRun run, Configuration hadoop) {
    Optional<CompleteDerived> newest =
        run.outputLocation()
            .map(output -> new Derivation(Store.at(hadoop, output), DerivedStore.Kind.HISTORY))
            .flatMap(histories -> histories.store().newest());
    return newest.map(history -> shown(rows(history))).orElse(List.of());
  }

  /** Nights as pages show them. */
  static List<Night> shown(List<HistoryRow> rows) {
    return rows.stream()
        .map(
            row ->
                new Night(
                    row.runDate(),
                    row.runId(),
                    row.samples(),
                    row.blocks(),
                    row.drift(),
                    row.changedPairs(),
                    row.movedClasses(),
                    row.goneBlocks()))
        .toList();
  }
}
