package org.classblocks.write.state;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.classblocks.store.Checksum;

/**
 * The settings that a state depends on, so that only matching states are added up. The hash
 * includes the format of states.
 *
 * @param settings values by key; unset keys are missing
 */
public record StateFingerprint(SortedMap<String, String> settings) {
  private static final int HASH_DIGITS = 16;

  public StateFingerprint {
    settings = Collections.unmodifiableSortedMap(new TreeMap<>(settings));
  }

  static StateFingerprint of(Map<String, String> settings) {
    return new StateFingerprint(new TreeMap<>(settings));
  }

  /** A short name for these settings: 64 bits of a SHA-256, in hexadecimal. */
  public String hash() {
    StringBuilder text = new StringBuilder("format=" + StateManifest.FORMAT_VERSION + ";");
    settings.forEach(
        (key, value) ->
            text.append(key).append('=').append(value.length()).append(':').append(value));
    return Checksum.of(text.toString().getBytes(StandardCharsets.UTF_8)).substring(0, HASH_DIGITS);
  }

  /** The keys whose values differ, sorted. */
  public List<String> differingKeys(StateFingerprint other) {
    TreeSet<String> keys = new TreeSet<>(settings.keySet());
    keys.addAll(other.settings.keySet());
    List<String> differing = new ArrayList<>(keys);
    differing.removeIf(key -> Objects.equals(settings.get(key), other.settings.get(key)));
    return differing;
  }
}
