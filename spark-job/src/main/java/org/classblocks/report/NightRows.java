package org.classblocks.report;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** The nights of a history, as charts and as a table. */
final class NightRows {
  private static final double LEAST_DRIFT = 0.01;
  private static final double LEAST_PERCENTAGE = 1;
  private static final int MOST_NIGHTS = 366;

  private NightRows() {}

  /**
   * What a page says of nights.
   *
   * @param earlier how many nights are left out because they are long ago; empty for none
   */
  record Section(List<NightChart> charts, List<Row> rows, String earlier) {}

  /** A night; of many nights the last one comes first. */
  record Row(
      String date,
      String runId,
      Figure samples,
      Figure blocks,
      Figure drift,
      Figure pairs,
      Figure classes,
      Figure lost,
      Figure gone) {}

  /** The nights by date; null without any. */
  static Section of(List<Night> all) {
    if (all.isEmpty()) {
      return null;
    }
    List<Night> nights = all.subList(Math.max(0, all.size() - MOST_NIGHTS), all.size());
    List<Row> rows = new ArrayList<>(nights.stream().map(NightRows::row).toList());
    Collections.reverse(rows);
    return new Section(charts(nights), rows, Numbers.countOver(all.size(), MOST_NIGHTS));
  }

  private static List<NightChart> charts(List<Night> nights) {
    return List.of(
        NightChart.of(
            "Drift from the night before",
            nights,
            Night::drift,
            LEAST_DRIFT,
            Numbers::threeDecimals),
        percentages("Pairs whose similarity changed, in percent", nights, Night::changedPairs),
        percentages("Classes that moved, in percent", nights, Night::movedClasses),
        percentages("Classes that lost their correlation, in percent", nights, Night::lostClasses),
        percentages("Earlier blocks that are gone, in percent", nights, Night::goneBlocks),
        NightChart.of("Blocks", nights, Night::blocks, 1, Numbers::quantity),
        NightChart.of("Samples", nights, Night::samples, 1, NightRows::samples));
  }

  private static NightChart percentages(
      String title, List<Night> nights, ToDoubleFunction<Night> share) {
    return NightChart.of(
        title,
        nights,
        night -> 100 * share.applyAsDouble(night),
        LEAST_PERCENTAGE,
        value -> Numbers.percent(value / 100));
  }

  private static String samples(double samples) {
    return Double.isNaN(samples) ? Numbers.quantity(samples) : Numbers.count(Math.round(samples));
  }

  private static Row row(Night night) {
    return new Row(
        night.date().toString(),
        PlainText.of(night.runId()),
        Figure.quantity(night.samples()),
        Figure.count(night.blocks()),
        night.isDriftUnknown() ? Figure.unknown() : Figure.threeDecimals(night.drift()),
        Figure.percent(night.changedPairs()),
        Figure.percent(night.movedClasses()),
        Figure.percent(night.lostClasses()),
        Figure.percent(night.goneBlocks()));
  }
}
