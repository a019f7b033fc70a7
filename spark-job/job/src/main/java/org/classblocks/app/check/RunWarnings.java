package org.classblocks.app.check;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
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

  /** The warnings of a run, a line each. */
  public static List<String> of(Manifest run) {
    List<String> warnings = new ArrayList<>();
    List<Manifest.Excluded> excluded = run.classes().excluded();
    if (!excluded.isEmpty()) {
      warnings.add(ExcludedText.of(run.classes().total(), namesByStatus(excluded)));
    }
    Manifest.Drift drift = run.drift();
    if (drift != null && drift.reason() != null) {
      warnings.add(Text.of("the drift since %s is unknown: %s", drift.runDate(), drift.reason()));
    }
    if (drift != null && !drift.lost().isEmpty()) {
      warnings.add(lost(drift.lost()));
    }
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
