package org.classblocks.app.source;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BiFunction;
import org.classblocks.app.session.Versions;
import org.classblocks.conf.JobConfig;
import org.classblocks.conf.TransformConfig;
import org.classblocks.result.Provenance;
import org.classblocks.spark.files.LogFile;
import org.classblocks.store.Checksum;
import org.classblocks.write.state.StoredState;

/**
 * A checksum of what a run depends on: configuration, input files with sizes and times, states of
 * other dates, code and version of Spark. Equal fingerprints mean equal results, unless a file
 * changes but keeps its size and time.
 *
 * <p>The output path, the number of runs to keep and the settings of comparisons do not count. Of
 * credentials only checksums count.
 */
final class Fingerprint {
  private static final Set<String> IRRELEVANT =
      Set.of("output.path", "output.run-date", "output.keep-runs", "output.force", "compare.pairs");

  /** Like {@code compare.pairs}, this affects comparisons only. */
  private static final String THRESHOLDS = "compare.alert-";

  private static final String FILTER = "input.filter";
  private static final int DIGITS = 16;

  private Fingerprint() {}

  /**
   * The fingerprint.
   *
   * @param logs the files and tables of the log, in order
   * @param others the class list and the taxonomy
   * @param states the states of other dates, which never change
   */
  static String of(
      JobConfig config,
      List<Provenance.Input> logs,
      List<LogFile> others,
      List<StoredState> states) {
    return of(Versions.bearing(), config, logs, others, states);
  }

  /**
   * The fingerprint for some code.
   *
   * @param code identifies the code
   */
  static String of(
      String code,
      JobConfig config,
      List<Provenance.Input> logs,
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
    logs.forEach(input -> facts.add(fact("log", input)));
    Source.inputs(others).forEach(input -> facts.add(fact("classes", input)));
    states.forEach(state -> facts.add("state\t" + state.name().path()));
    return Checksum.of(String.join("\n", facts).getBytes(StandardCharsets.UTF_8));
  }

  private static String fact(String role, Provenance.Input input) {
    return input.version() == null
        ? String.join(
            "\t", role, input.path(), Long.toString(input.bytes()), input.modified().toString())
        : String.join("\t", role, input.path(), input.version());
  }

  /**
   * The keys with a value, and the value without credentials. Credentials in a path do not matter,
   * since they lead to the same files. Constants in a filter do: where one is masked, "#" and the
   * first 16 digits of the SHA-256 of the filter follow. In place of the transform {@code auto},
   * the one that was taken counts.
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
    TransformConfig transform = config.input().transform();
    if (transform.isAutomatic()) {
      settings.put("input.transform", transform.kind().word());
      transform
          .leastProbability()
          .ifPresent(least -> settings.put("input.least-probability", least.toString()));
    }
    if (config.effective().get(FILTER) instanceof String filter) {
      settings.computeIfPresent(FILTER, told(filter));
    }
    return settings;
  }

  private static BiFunction<String, String, String> told(String filter) {
    return (key, shown) -> shown.equals(filter) ? shown : shown + "#" + checksum(filter);
  }

  private static String checksum(String text) {
    return Checksum.of(text.getBytes(StandardCharsets.UTF_8)).substring(0, DIGITS);
  }
}
