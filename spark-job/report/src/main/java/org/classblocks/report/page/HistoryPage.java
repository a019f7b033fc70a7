package org.classblocks.report.page;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.classblocks.report.model.RunHistory;
import org.classblocks.report.table.HistoryRows;
import org.classblocks.report.text.PlainText;

/**
 * The page of a history: one HTML file with charts and a table, without any script.
 *
 * @param sentence what the history comes to
 * @param history at least one date
 * @param versions the versions of what ran, name by name, in the order to be shown
 */
public record HistoryPage(String sentence, RunHistory history, Map<String, String> versions) {
  /** The name of the page among the files of a history. */
  public static final String FILE = "index.html";

  public HistoryPage {
    if (history.points().isEmpty()) {
      throw new IllegalArgumentException("no points");
    }
    versions = Collections.unmodifiableMap(new LinkedHashMap<>(versions));
  }

  private record View(String sentence, HistoryRows.Section history, String versions) {}

  /** Writes the page in UTF-8, and closes the stream. */
  public void write(OutputStream out) throws IOException {
    String ran =
        versions.entrySet().stream()
            .map(version -> version.getKey() + " " + version.getValue())
            .collect(Collectors.joining(", "));
    View view = new View(PlainText.of(sentence), HistoryRows.of(history), PlainText.of(ran));
    Templates.write("history.html", view, Map.of(), out);
  }
}
