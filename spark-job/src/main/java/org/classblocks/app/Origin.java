package org.classblocks.app;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.classblocks.linalg.FastestBlas;
import org.classblocks.moments.BadRow;
import org.classblocks.moments.LogStatistics;
import org.classblocks.moments.RowCounts;
import org.classblocks.spark.LogFile;
import org.classblocks.spark.PredictionLog;
import org.classblocks.write.Manifest;
import org.classblocks.write.ParentRun;

/**
 * What the results of a run come from, as its manifest tells it.
 *
 * @param fingerprint what the results depend on, or null if a parent read the logs
 * @param inputs the logs
 * @param skippedInputs files of the logs that were left out
 * @param window the dates whose states were added up, or null without states
 * @param rows the rows of the logs
 * @param clippedScores how many scores were clipped before they were transformed
 * @param blas what multiplied the matrices
 * @param bytesRead how much this run read itself
 * @param parent the run that read the logs, or null if this one did
 */
record Origin(
    String fingerprint,
    List<Manifest.Input> inputs,
    List<Manifest.Input> skippedInputs,
    Manifest.Window window,
    Manifest.Rows rows,
    long clippedScores,
    String blas,
    long bytesRead,
    Manifest.Parent parent) {

  /** A log that was read. */
  static Origin of(PredictionLog log, String fingerprint, LogStatistics statistics) {
    return new Origin(
        fingerprint,
        inputs(log.files()),
        inputs(log.skippedFiles()),
        null,
        rows(statistics.rows()),
        statistics.survey().clipped(),
        FastestBlas.INSTANCE.name(),
        log.bytes(),
        null);
  }

  /** The bytes of the states that were added up. */
  long bytesAddedUp() {
    return window == null ? 0 : window.days().stream().mapToLong(Manifest.Day::bytes).sum();
  }

  /** Counts of rows as manifests have them. */
  static Manifest.Rows rows(RowCounts rows) {
    Map<String, Manifest.Dropped> dropped = new LinkedHashMap<>();
    for (BadRow kind : BadRow.values()) {
      rows.example(kind)
          .ifPresent(
              example ->
                  dropped.put(kind.word(), new Manifest.Dropped(rows.dropped(kind), example)));
    }
    return Manifest.Rows.of(rows.used(), dropped);
  }

  /** Files as manifests have them. */
  static List<Manifest.Input> inputs(List<LogFile> files) {
    return files.stream()
        .map(file -> new Manifest.Input(file.path(), file.bytes(), file.modified()))
        .toList();
  }

  /** The logs that another run has read, of which all is taken over. */
  static Origin of(ParentRun parent) {
    return of(parent, List.of());
  }

  /**
   * The logs that another run has read.
   *
   * @param leftOut what the new run does not take over from it
   */
  static Origin of(ParentRun parent, List<String> leftOut) {
    Manifest manifest = parent.manifest();
    return new Origin(
        null,
        manifest.inputs(),
        manifest.skippedInputs(),
        manifest.window(),
        manifest.rows(),
        manifest.scores() == null ? 0 : manifest.scores().clipped(),
        manifest.blas(),
        parent.bytes(),
        parent.name(leftOut));
  }

  /** How many rows were left out, by the reason in words for people. */
  Map<String, Long> droppedByText() {
    Map<String, Long> dropped = new LinkedHashMap<>();
    for (BadRow kind : BadRow.values()) {
      Manifest.Dropped found = rows.dropped().get(kind.word());
      dropped.put(kind.text(), found == null ? 0 : found.count());
    }
    return dropped;
  }
}
