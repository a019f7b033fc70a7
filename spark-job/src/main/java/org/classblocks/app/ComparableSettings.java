package org.classblocks.app;

import java.nio.charset.StandardCharsets;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BiFunction;
import org.classblocks.conf.JobConfig;
import org.classblocks.store.Checksum;

/**
 * A configuration in words that can be kept. Other credentials in a path lead to the same files, so
 * they do not make another configuration; other constants in a filter do, whatever they look like.
 */
final class ComparableSettings {
  private static final String FILTER = "input.filter";
  private static final int DIGITS = 16;

  private ComparableSettings() {}

  /**
   * The keys that have a value, each with the value as it may be shown. Where something is masked
   * in a filter, "#" and the first 16 digits of the SHA-256 of the whole follow.
   */
  static SortedMap<String, String> of(JobConfig config) {
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
