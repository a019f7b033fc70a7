package org.classblocks.app.source;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BiFunction;
import org.classblocks.Secrets;
import org.classblocks.app.session.Versions;
import org.classblocks.conf.JobConfig;
import org.classblocks.spark.files.LogFile;
import org.classblocks.store.Checksum;
import org.classblocks.write.state.StoredState;

/**
 * What a run depends on, in a few characters: the configuration, the files that were there with
 * their sizes and times, the states of other dates, our code and the version of Spark. Equal
 * fingerprints mean equal results, as long as no file changes without another size or time.
 *
 * <p>Where results go, and how many are kept, does not matter, nor how much is told of the
 * difference between two runs. Credentials come in as checksums alone.
 */
final class Fingerprint {
  private static final Set<String> IRRELEVANT =
      Set.of("output.path", "output.run-date", "output.keep-runs", "output.force", "compare.pairs");

  /** As {@code compare.pairs}, what is told of two runs, each of which is there already. */
  private static final String THRESHOLDS = "compare.alert-";

  private static final String FILTER = "input.filter";
  private static final int DIGITS = 16;

  private Fingerprint() {}

  /**
   * The fingerprint.
   *
   * @param logs the files of the log, in order
   * @param others the files that say what classes there are
   * @param states what else counts, which never changes
   */
  static String of(
      JobConfig config, List<LogFile> logs, List<LogFile> others, List<StoredState> states) {
    return of(Versions.bearing(), config, logs, others, states);
  }

  /**
   * The fingerprint of what some code computes.
   *
   * @param code tells it from other code
   */
  static String of(
      String code,
      JobConfig config,
      List<LogFile> logs,
      List<LogFile> others,
      List<StoredState> states) {
    List<String> facts = new ArrayList<>();
    facts.add("code\t" + code);
    settings(config)
        .forEach(
            (key, value) -> {
              if (!IRRELEVANT.contains(key) && !key.startsWith(THRESHOLDS)) {
                facts.add(key + "=" + value);
              }
            });
    logs.forEach(file -> facts.add(fact("log", file)));
    others.forEach(file -> facts.add(fact("classes", file)));
    states.forEach(state -> facts.add("state\t" + state.name().path()));
    return Checksum.of(String.join("\n", facts).getBytes(StandardCharsets.UTF_8));
  }

  private static String fact(String role, LogFile file) {
    return String.join(
        "\t",
        role,
        Secrets.mask(file.path()),
        Long.toString(file.bytes()),
        file.modified().toString());
  }

  /**
   * The keys that have a value, each with the value as it may be shown. Other credentials in a path
   * lead to the same files, so they do not make another configuration; other constants in a filter
   * do, whatever they look like. Where something is masked in a filter, "#" and the first 16 digits
   * of the SHA-256 of the whole follow.
   */
  static SortedMap<String, String> settings(JobConfig config) {
    SortedMap<String, String> settings = new TreeMap<>();
    config
        .shown()
        .forEach(
            (key, shown) -> {
              if (shown != null) {
                settings.put(key, shown.toString());
              }
            });
    config.input().filter().ifPresent(filter -> settings.computeIfPresent(FILTER, told(filter)));
    return settings;
  }

  private static BiFunction<String, String, String> told(String filter) {
    return (key, shown) -> shown.equals(filter) ? shown : shown + "#" + checksum(filter);
  }

  private static String checksum(String text) {
    return Checksum.of(text.getBytes(StandardCharsets.UTF_8)).substring(0, DIGITS);
  }
}
