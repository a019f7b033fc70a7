package org.classblocks.report.table;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.DoubleFunction;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import org.classblocks.report.model.HistoryPoint;
import org.classblocks.report.model.RunHistory;
import org.classblocks.report.text.Numbers;
import org.classblocks.report.text.PlainText;

/** The points of a history, as charts and as a table. */
public final class HistoryRows {
  private static final String KEYS = "compare.alert-";
  private static final double LEAST_DRIFT = 0.01;
  private static final double LEAST_PERCENTAGE = 1;
  private static final int MOST_DATES = 366;

  private HistoryRows() {}

  /**
   * What a page says of a history.
   *
   * @param hasAlerts whether a date has an alert
   * @param hasUncompared whether a date after the first has no page of its comparison
   * @param earlier how many early dates are left out; empty for none
   */
  public record Section(
      List<HistoryChart> charts,
      List<Row> rows,
      boolean hasAlerts,
      boolean hasUncompared,
      String earlier) {}

  /**
   * One date; the last one comes first.
   *
   * @param alert the figures that crossed their thresholds; null for none
   * @param page the report of the run, or null
   * @param comparison its comparison with the date before, or null
   */
  record Row(
      String date,
      String runId,
      String alert,
      String page,
      String comparison,
      NumberCell samples,
      NumberCell blocks,
      NumberCell drift,
      NumberCell pairs,
      NumberCell classes,
      NumberCell lost,
      NumberCell gone) {}

  /** The charts and rows of a history; null without any date. */
  public static Section of(RunHistory history) {
    List<HistoryPoint> all = history.points();
    if (all.isEmpty()) {
      return null;
    }
    List<HistoryPoint> points = all.subList(Math.max(0, all.size() - MOST_DATES), all.size());
    List<Row> rows = new ArrayList<>(points.stream().map(HistoryRows::row).toList());
    Collections.reverse(rows);
    return new Section(
        new Charts(points, history.thresholds()).all(),
        rows,
        points.stream().anyMatch(point -> !point.alerts().isEmpty()),
        points.stream().skip(1).anyMatch(point -> point.pages().comparison().isEmpty()),
        Numbers.countOver(all.size(), MOST_DATES));
  }

  private record Charts(List<HistoryPoint> points, Map<String, Double> thresholds) {
    List<HistoryChart> all() {
      return List.of(
          HistoryChart.of(
              "Drift from the date before",
              points,
              HistoryPoint::drift,
              LEAST_DRIFT,
              threshold(KEYS + "drift", 1),
              Numbers::threeDecimals),
          percentages(
              "Pairs whose similarity changed, in percent",
              HistoryPoint::changedPairs,
              "changed-pairs"),
          percentages(
              "Classes that moved, in percent", HistoryPoint::movedClasses, "moved-classes"),
          percentages(
              "Classes that lost their correlation, in percent",
              HistoryPoint::lostClasses,
              "lost-classes"),
          percentages(
              "Earlier blocks that are gone, in percent", HistoryPoint::goneBlocks, "gone-blocks"),
          plain("Blocks", HistoryPoint::blocks, Numbers::quantity),
          plain("Samples", HistoryPoint::samples, HistoryRows::samples));
    }

    private HistoryChart percentages(
        String title, ToDoubleFunction<HistoryPoint> share, String key) {
      return HistoryChart.of(
          title,
          points,
          point -> 100 * share.applyAsDouble(point),
          LEAST_PERCENTAGE,
          threshold(KEYS + key, 100),
          value -> Numbers.percent(value / 100));
    }

    private HistoryChart plain(
        String title, ToDoubleFunction<HistoryPoint> figure, DoubleFunction<String> words) {
      return HistoryChart.of(title, points, figure, 1, Optional.empty(), words);
    }

    /** The threshold of a key; nothing for one that no share crosses. */
    private Optional<HistoryChart.Threshold> threshold(String key, double unit) {
      return Optional.ofNullable(thresholds.get(key))
          .filter(share -> share < 1)
          .map(share -> new HistoryChart.Threshold(key, unit * share));
    }
  }

  private static String samples(double samples) {
    return Double.isNaN(samples) ? Numbers.quantity(samples) : Numbers.count(Math.round(samples));
  }

  private static Row row(HistoryPoint point) {
    return new Row(
        point.date().toString(),
        PlainText.of(point.runId()),
        point.alerts().isEmpty()
            ? null
            : point.alerts().stream().sorted().collect(Collectors.joining(", ")),
        point.pages().run().orElse(null),
        point.pages().comparison().orElse(null),
        NumberCell.quantity(point.samples()),
        NumberCell.count(point.blocks()),
        point.isDriftUnknown() ? NumberCell.unknown() : NumberCell.threeDecimals(point.drift()),
        NumberCell.percent(point.changedPairs()),
        NumberCell.percent(point.movedClasses()),
        NumberCell.percent(point.lostClasses()),
        NumberCell.percent(point.goneBlocks()));
  }
}
