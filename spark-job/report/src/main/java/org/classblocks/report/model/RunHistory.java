package org.classblocks.report.model;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The runs of an output, a date each.
 *
 * @param points by date
 * @param thresholds above which a figure is an alert, by the key that sets it
 */
public record RunHistory(List<HistoryPoint> points, Map<String, Double> thresholds) {
  public RunHistory {
    points = List.copyOf(points);
    thresholds = Collections.unmodifiableMap(new LinkedHashMap<>(thresholds));
  }

  /** No history. */
  public static RunHistory none() {
    return new RunHistory(List.of(), Map.of());
  }
}
