package org.classblocks.report.table;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.classblocks.report.model.HistoryPoint;
import org.classblocks.report.text.Numbers;
import org.classblocks.report.text.PlainText;

/** The nights of a history, as charts and as a table. */
public final class HistoryRows {
  private static final double LEAST_DRIFT = 0.01;
  private static final double LEAST_PERCENTAGE = 1;
  private static final int MOST_NIGHTS = 366;

  private HistoryRows() {}

  /**
   * What a page says of nights.
   *
   * @param earlier how many nights are left out because they are long ago; empty for none
   */
  public record Section(List<HistoryChart> charts, List<Row> rows, String earlier) {}

  /** A night; of many nights the last one comes first. */
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

  /** The nights by date; null without any. */
  public static Section of(List<HistoryPoint> all) {
    if (all.isEmpty()) {
      return null;
    }
    List<HistoryPoint> nights = all.subList(Math.max(0, all.size() - MOST_NIGHTS), all.size());
    List<Row> rows = new ArrayList<>(nights.stream().map(HistoryRows::row).toList());
    Collections.reverse(rows);
    return new Section(charts(nights), rows, Numbers.countOver(all.size(), MOST_NIGHTS));
  }

  private static List<HistoryChart> charts(List<HistoryPoint> nights) {
    return List.of(
        HistoryChart.of(
            "Drift from the date before",
            nights,
            HistoryPoint::drift,
            LEAST_DRIFT,
            Numbers::threeDecimals),
        percentages(
            "Pairs whose similarity changed, in percent", nights, HistoryPoint::changedPairs),
        percentages("Classes that moved, in percent", nights, HistoryPoint::movedClasses),
        percentages(
            "Classes that lost their correlation, in percent", nights, HistoryPoint::lostClasses),
        percentages("Earlier blocks that are gone, in percent", nights, HistoryPoint::goneBlocks),
        HistoryChart.of("Blocks", nights, HistoryPoint::blocks, 1, Numbers::quantity),
        HistoryChart.of("Samples", nights, HistoryPoint::samples, 1, HistoryRows::samples));
  }

  private static HistoryChart percentages(
      String title, List<HistoryPoint> nights, ToDoubleFunction<HistoryPoint> share) {
    return HistoryChart.of(
        title,
        nights,
        night -> 100 * share.applyAsDouble(night),
        LEAST_PERCENTAGE,
        value -> Numbers.percent(value / 100));
  }

  private static String samples(double samples) {
    return Double.isNaN(samples) ? Numbers.quantity(samples) : Numbers.count(Math.round(samples));
  }

  private static Row row(HistoryPoint night) {
    return new Row(
        night.date().toString(),
        PlainText.of(night.runId()),
        NumberCell.quantity(night.samples()),
        NumberCell.count(night.blocks()),
        night.isDriftUnknown() ? NumberCell.unknown() : NumberCell.threeDecimals(night.drift()),
        NumberCell.percent(night.changedPairs()),
        NumberCell.percent(night.movedClasses()),
        NumberCell.percent(night.lostClasses()),
        NumberCell.percent(night.goneBlocks()));
  }
}
