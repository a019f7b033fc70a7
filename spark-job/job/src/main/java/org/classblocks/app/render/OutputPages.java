package org.classblocks.app.render;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.classblocks.report.model.HistoryPoint;
import org.classblocks.report.page.ReportPage;
import org.classblocks.store.DerivedStore;
import org.classblocks.store.Run;
import org.classblocks.store.Store;
import org.classblocks.store.StoredFile;
import org.classblocks.write.comparison.HistoryRow;
import org.classblocks.write.manifest.DerivedManifest;

/** The pages of an output that are there: reports of runs, and comparisons of two of them. */
public final class OutputPages {
  private static final String PAGE = "report/" + ReportPage.FILE;

  private final Store output;
  private final String root;
  private final Map<List<String>, String> comparisons;

  private OutputPages(Store output, String root, Map<List<String>, String> comparisons) {
    this.output = output;
    this.root = root;
    this.comparisons = comparisons;
  }

  /**
   * Looks for the pages of an output. A comparison whose manifest cannot be read is left out.
   *
   * @param root the way from the page with the links to the output, such as {@code ../../}
   * @throws org.classblocks.UserErrorException if the output cannot be read
   */
  public static OutputPages of(Store output, String root) {
    Map<List<String>, String> comparisons = new HashMap<>();
    for (DerivedStore.Entry entry :
        new DerivedPublisher(output, DerivedStore.Kind.COMPARISON).store().complete()) {
      manifest(entry)
          .filter(manifest -> StoredFile.find(manifest.files(), PAGE).isPresent())
          .ifPresent(
              manifest ->
                  comparisons.putIfAbsent(
                      manifest.runs().stream().map(run -> run.runId()).toList(),
                      entry.path() + "/" + PAGE));
    }
    return new OutputPages(output, root, comparisons);
  }

  private static Optional<DerivedManifest> manifest(DerivedStore.Entry entry) {
    try {
      return Optional.of(DerivedManifest.fromJson(entry.files().manifest()));
    } catch (IOException malformed) {
      return Optional.empty();
    }
  }

  /** The pages about a date, as links. */
  HistoryPoint.Pages about(HistoryRow row) {
    String run = new Run(row.runDate(), row.runId()).path() + "/" + PAGE;
    return new HistoryPoint.Pages(
        Optional.of(run).filter(this::isThere).map(this::link),
        Optional.ofNullable(row.change().previousRunId())
            .map(previous -> comparisons.get(List.of(previous, row.runId())))
            .filter(this::isThere)
            .map(this::link));
  }

  private boolean isThere(String path) {
    try {
      return output.exists(path);
    } catch (IOException unknown) {
      return false;
    }
  }

  private String link(String path) {
    return root + path;
  }
}
