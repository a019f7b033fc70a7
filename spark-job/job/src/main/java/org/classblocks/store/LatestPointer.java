package org.classblocks.store;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * {@code latest.json} of an output path, which names the newest complete run. It ends with its
 * closing brace, so an incomplete file is recognised.
 */
record LatestPointer(Store store) {
  static final String NAME = "latest.json";
  private static final Pattern WHOLE =
      Pattern.compile(
          "\\{.*\"path\"\\s*:\\s*\"(run_date=[^/\"]+)/(run_id=[^/\"]+)\".*\\}\\s*", Pattern.DOTALL);

  private static final int MOST_BYTES = 1 << 16;

  /** The named run; nothing if the file is missing or incomplete. */
  Optional<Run> read() throws IOException {
    try (InputStream in = store.open(NAME)) {
      Matcher whole = WHOLE.matcher(new String(in.readNBytes(MOST_BYTES), StandardCharsets.UTF_8));
      return whole.matches() ? Run.parse(whole.group(1), whole.group(2)) : Optional.empty();
    } catch (FileNotFoundException missing) {
      return Optional.empty();
    }
  }

  /** Names a run. Readers find the old name or the new one. */
  void write(Run run) throws IOException {
    String json =
        String.format(
            Locale.ROOT,
            """
            {
              "run_date" : "%s",
              "run_id" : "%s",
              "path" : "%s",
              "manifest" : "%s"
            }
            """,
            run.date(),
            run.id(),
            run.path(),
            run.path() + "/" + Store.MANIFEST);
    store.replace(NAME, run.path(), json.getBytes(StandardCharsets.UTF_8));
  }
}
