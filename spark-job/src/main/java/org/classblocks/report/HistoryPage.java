package org.classblocks.report;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Map;

/**
 * The page of a history: one HTML file with charts and a table of nights, without any script.
 *
 * @param sentence what the history comes to
 * @param nights at least one, by date
 */
public record HistoryPage(String sentence, List<Night> nights) {
  /** The name of the page among the files of a history. */
  public static final String FILE = "index.html";

  public HistoryPage {
    if (nights.isEmpty()) {
      throw new IllegalArgumentException("no nights");
    }
    nights = List.copyOf(nights);
  }

  /** What the template sees. */
  private record View(String sentence, NightRows.Section nights) {}

  /** Writes the page in UTF-8, and closes the stream. */
  public void write(OutputStream out) throws IOException {
    Templates.write(
        "history.html", new View(PlainText.of(sentence), NightRows.of(nights)), Map.of(), out);
  }
}
