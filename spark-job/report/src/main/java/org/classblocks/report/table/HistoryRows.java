package org.classblocks.report.table;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.classblocks.report.model.HistoryPoint;
import org.classblocks.report.text.Numbers;
import org.classblocks.report.text.PlainText;

/** The points of a history, as charts and as a table. */
public final class HistoryRows {
  private static final double LEAST_DRIFT = 0.01;
  private static final double LEAST_PERCENTAGE = 1;
  private static final int MOST_DATES = 366;

  private HistoryRows() {}

  /**
   * What a page says of a history.
   *
   * @param earlier how many early dates are left out; empty for none
   */
  public record Section(List<HistoryChart> charts, List<Row> rows, String earlier) {}

  /** One date; the last one comes first. */
  record Row(
      String date,
      String runId,
      NumberCell samples,
      NumberCell blocks,
      NumberCell drift,
      NumberCell pairs,
      NumberCell classes,
      NumberCell lost,
      NumberCell gone) {}

  /** The charts and rows of points by date; null without any. */
  public static Section of(List<HistoryPoint> all) {
    if (all.isEmpty()) {
      return null;
    }
    List<HistoryPoint> points = all.subList(Math.max(0, all.size() - MOST_DATES), all.size());
    List<Row> rows = new ArrayList<>(points.stream().map(HistoryRows::row).toList());
    Collections.reverse(rows);
    return new Section(charts(points), rows, Numbers.countOver(all.size(), MOST_DATES));
  }

  private static List<HistoryChart> charts(List<HistoryPoint> points) {
    return List.of(
        HistoryChart.of(
            "Drift from the date before",
            points,
            HistoryPoint::drift,
            LEAST_DRIFT,
            Numbers::threeDecimals),
        percentages(
            "Pairs whose similarity changed, in percent", points, HistoryPoint::changedPairs),
        percentages("Classes that moved, in percent", points, HistoryPoint::movedClasses),
        percentages(
            "Classes that lost their correlation, in percent", points, HistoryPoint::lostClasses),
        percentages("Earlier blocks that are gone, in percent", points, HistoryPoint::goneBlocks),
        HistoryChart.of("Blocks", points, HistoryPoint::blocks, 1, Numbers::quantity),
        HistoryChart.of("Samples", points, HistoryPoint::samples, 1, HistoryRows::samples));
  }

  private static HistoryChart percentages(
      String title, List<HistoryPoint> points, ToDoubleFunction<HistoryPoint> share) {
    return HistoryChart.of(
        title,
        points,
        point -> 100 * share.applyAsDouble(point),
        LEAST_PERCENTAGE,
        value -> Numbers.percent(value / 100));
  }

  private static String samples(double samples) {
    return Double.isNaN(samples) ? Numbers.quantity(samples) : Numbers.count(Math.round(samples));
  }

  private static Row row(HistoryPoint point) {
    return new Row(
        point.date().toString(),
        PlainText.of(point.runId()),
        NumberCell.quantity(point.samples()),
        NumberCell.count(point.blocks()),
        point.isDriftUnknown() ? NumberCell.unknown() : NumberCell.threeDecimals(point.drift()),
        NumberCell.percent(point.changedPairs()),
        NumberCell.percent(point.movedClasses()),
        NumberCell.percent(point.lostClasses()),
        NumberCell.percent(point.goneBlocks()));
  }
}
