package org.classblocks.app.compare;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.classblocks.app.session.Versions;
import org.classblocks.result.Provenance;
import org.classblocks.write.comparison.ComparisonFigures.Setting;

/** Finds in the provenance of two runs why their results may differ. */
final class RunDifferences {
  private static final List<String> BEARING =
      List.of("input.", "similarity.", "order.", "blocks.", "state.window-days");
  private static final Set<String> ELSEWHERE = Set.of("input.paths");

  private RunDifferences() {}

  /** The settings that affect the results and differ, by key, and the code if it differs. */
  static Map<String, Setting> settings(Provenance before, Provenance after) {
    Set<String> keys = new HashSet<>(before.configuration().keySet());
    keys.addAll(after.configuration().keySet());
    Map<String, Setting> differences = new LinkedHashMap<>();
    keys.stream()
        .sorted()
        .filter(key -> BEARING.stream().anyMatch(key::startsWith) && !ELSEWHERE.contains(key))
        .forEach(
            key -> {
              Object was = before.configuration().get(key);
              Object is = after.configuration().get(key);
              if (!areSame(was, is)) {
                differences.put(key, new Setting(was, is));
              }
            });
    Object was = before.versions().get(Versions.CODE);
    Object is = after.versions().get(Versions.CODE);
    if (!Objects.equals(was, is)) {
      differences.put("versions." + Versions.CODE, new Setting(was, is));
    }
    return differences;
  }

  /** Whole numbers have another type in a manifest than in a configuration. */
  private static boolean areSame(Object was, Object is) {
    return (was instanceof Number before && is instanceof Number after)
        ? before.doubleValue() == after.doubleValue()
        : Objects.equals(was, is);
  }

  /** How many files both runs have read. */
  static long sharedInputs(Provenance before, Provenance after) {
    Set<String> read =
        before.sources().inputs().stream().map(RunDifferences::name).collect(Collectors.toSet());
    return after.sources().inputs().stream()
        .map(RunDifferences::name)
        .filter(read::contains)
        .count();
  }

  private static String name(Provenance.Input input) {
    return input.bytes() + " " + input.path();
  }
}
