package org.classblocks.app.check;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.classblocks.Text;
import org.classblocks.report.text.ExcludedText;
import org.classblocks.similarity.ClassStatus;
import org.classblocks.write.manifest.Manifest;

/** Warns of classes without a correlation and of an unknown drift, though the run is complete. */
public final class RunWarnings {
  private RunWarnings() {}

  /**
   * The warnings of a run, a line each.
   *
   * @param drift the drift since an earlier run, if it was measured
   */
  public static List<String> of(Manifest.Classes classes, Optional<Manifest.Drift> drift) {
    List<String> warnings = new ArrayList<>();
    List<Manifest.Excluded> excluded = classes.excluded();
    if (!excluded.isEmpty()) {
      warnings.add(ExcludedText.of(classes.total(), namesByStatus(excluded)));
    }
    drift
        .filter(since -> since.reason() != null)
        .ifPresent(
            since ->
                warnings.add(
                    Text.of("the drift since %s is unknown: %s", since.runDate(), since.reason())));
    drift
        .filter(since -> !since.lost().isEmpty())
        .ifPresent(since -> warnings.add(lost(since.lost())));
    return warnings;
  }

  /**
   * The sentence on classes that lost their correlation.
   *
   * @param lost at least one
   */
  public static String lost(Collection<Manifest.Excluded> lost) {
    return ExcludedText.ofLost(namesByStatus(lost));
  }

  private static SortedMap<ClassStatus, List<String>> namesByStatus(
      Collection<Manifest.Excluded> classes) {
    return classes.stream()
        .collect(
            Collectors.groupingBy(
                found -> ClassStatus.of(found.status()),
                TreeMap::new,
                Collectors.mapping(Manifest.Excluded::className, Collectors.toList())));
  }
}
