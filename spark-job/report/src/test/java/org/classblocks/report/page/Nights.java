package org.classblocks.report.page;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.classblocks.report.model.HistoryPoint;
import org.classblocks.report.model.RunHistory;

/** Histories of two nights. */
final class Nights {
  static final String DRIFT = "compare.alert-drift";

  private Nights() {}

  /** A night, and the next one with a drift from it that is an alert. */
  static RunHistory inARow(LocalDate first, double drift) {
    return new RunHistory(
        List.of(
            new HistoryPoint(
                first,
                "run-6",
                1e7,
                1,
                Double.NaN,
                false,
                0,
                0,
                0,
                0,
                Set.of(),
                HistoryPoint.Pages.none()),
            new HistoryPoint(
                first.plusDays(1),
                "run-7",
                1e7,
                1,
                drift,
                false,
                1,
                0.25,
                0,
                0,
                Set.of(DRIFT),
                new HistoryPoint.Pages(
                    Optional.of("../run-7/index.html"), Optional.of("../comparison/index.html")))),
        Map.of(DRIFT, drift / 2));
  }
}
