package org.classblocks.report.table;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.DoubleFunction;
import java.util.function.ToDoubleFunction;
import org.classblocks.Text;
import org.classblocks.report.model.HistoryPoint;
import org.classblocks.report.text.Numbers;

/**
 * A figure of a history as a line, by date from left to right and from 0 up. Dates without the
 * figure leave a gap. Places are in units of the picture, {@value #WIDTH} x {@value #HEIGHT}, from
 * its upper left corner.
 *
 * @param title what the figure is
 * @param latest the last figure that is known, or a dash
 * @param summary all of it in words, for those who do not see it
 * @param levels the lines across, by height
 * @param limit the line above which a figure is an alert, or null
 * @param dates some dates beneath
 * @param lines the points of each unbroken line, as SVG has them
 * @param dots each figure that is known
 */
public record HistoryChart(
    String title,
    String latest,
    String summary,
    List<Mark> levels,
    Mark limit,
    List<Mark> dates,
    List<String> lines,
    List<Dot> dots) {
  private static final int WIDTH = 440;
  private static final int HEIGHT = 150;
  private static final int LEFT = 56;
  private static final int RIGHT = 10;
  private static final int TOP = 34;
  private static final int BOTTOM = 24;
  private static final int MARGIN = 30;
  private static final int MOST_DATES = 5;

  /** A line or a label at a place along one of the axes. */
  record Mark(String place, String label) {}

  /**
   * A figure that is known, with its date in words.
   *
   * @param isAlert whether it crossed the threshold
   */
  record Dot(String x, String y, String text, boolean isAlert) {}

  /** A threshold, in the unit of the figure, with the key that sets it. */
  record Threshold(String key, double value) {
    private String words(DoubleFunction<String> ofFigure) {
      return "alert above " + (value == 0 ? "0" : ofFigure.apply(value));
    }
  }

  /**
   * Draws a figure.
   *
   * @param history at least one, by date
   * @param least the upper end of the scale is not below it
   * @param threshold above which the figure is an alert, if there is one
   * @param words a value as people read it
   */
  static HistoryChart of(
      String title,
      List<HistoryPoint> history,
      ToDoubleFunction<HistoryPoint> figure,
      double least,
      Optional<Threshold> threshold,
      DoubleFunction<String> words) {
    double most =
        history.stream()
            .mapToDouble(figure)
            .filter(value -> !Double.isNaN(value))
            .reduce(Math.max(least, threshold.map(Threshold::value).orElse(0.0)), Math::max);
    Curve curve = new Curve(history, figure, roundedUp(most));
    return new HistoryChart(
        title,
        words.apply(curve.latest()),
        Text.of(
            "%s, %s to %s: at most %s, last %s%s",
            title,
            history.get(0).date(),
            history.get(history.size() - 1).date(),
            words.apply(curve.highest()),
            words.apply(curve.latest()),
            threshold.map(limit -> "; " + limit.words(words)).orElse("")),
        curve.levels(),
        threshold
            .map(limit -> new Mark(number(curve.y(limit.value())), limit.words(words)))
            .orElse(null),
        curve.dates(),
        curve.lines(),
        curve.dots(threshold.map(Threshold::key).orElse(""), words));
  }

  /** Where everything is. */
  private record Curve(
      List<HistoryPoint> history, ToDoubleFunction<HistoryPoint> figure, double upper) {
    double latest() {
      return known().isEmpty() ? Double.NaN : figure.applyAsDouble(known().get(known().size() - 1));
    }

    double highest() {
      return known().stream().mapToDouble(figure).max().orElse(Double.NaN);
    }

    private List<HistoryPoint> known() {
      return history.stream().filter(point -> !Double.isNaN(figure.applyAsDouble(point))).toList();
    }

    List<Mark> levels() {
      List<Mark> levels = new ArrayList<>();
      for (int step = 0; step <= 2; step++) {
        double value = upper * step / 2;
        levels.add(new Mark(number(y(value)), level(value)));
      }
      return levels;
    }

    List<Mark> dates() {
      LocalDate first = history.get(0).date();
      long step = Math.max(1, (days() + MOST_DATES - 2) / (MOST_DATES - 1));
      List<Mark> dates = new ArrayList<>();
      for (long day = 0; day <= days(); day += step) {
        LocalDate date = first.plusDays(day);
        dates.add(new Mark(number(x(date)), date.toString()));
      }
      return dates;
    }

    List<String> lines() {
      List<String> lines = new ArrayList<>();
      List<String> line = new ArrayList<>();
      for (HistoryPoint point : history) {
        double value = figure.applyAsDouble(point);
        if (Double.isNaN(value)) {
          lines.add(String.join(" ", line));
          line.clear();
        } else {
          line.add(number(x(point.date())) + "," + number(y(value)));
        }
      }
      lines.add(String.join(" ", line));
      return lines.stream().filter(points -> points.contains(" ")).toList();
    }

    List<Dot> dots(String key, DoubleFunction<String> words) {
      return known().stream()
          .map(
              point -> {
                double value = figure.applyAsDouble(point);
                boolean isAlert = point.alerts().contains(key);
                return new Dot(
                    number(x(point.date())),
                    number(y(value)),
                    point.date() + ": " + words.apply(value) + (isAlert ? ", an alert" : ""),
                    isAlert);
              })
          .toList();
    }

    private long days() {
      return ChronoUnit.DAYS.between(history.get(0).date(), history.get(history.size() - 1).date());
    }

    private double x(LocalDate date) {
      double share =
          days() == 0
              ? 0.5
              : ChronoUnit.DAYS.between(history.get(0).date(), date) / (double) days();
      return LEFT + MARGIN + share * (WIDTH - LEFT - RIGHT - 2 * MARGIN);
    }

    private double y(double value) {
      return TOP + (HEIGHT - TOP - BOTTOM) * (1 - value / upper);
    }
  }

  /** The next number of the form 1, 2 or 5 times a power of ten, so that halves are short. */
  public static double roundedUp(double value) {
    double power = Math.pow(10, Math.floor(Math.log10(value)));
    for (double digit : new double[] {1, 2, 5, 10}) {
      if (value <= digit * power * (1 + 1e-12)) {
        return digit * power;
      }
    }
    throw new IllegalArgumentException("no finite number: " + value);
  }

  /** A level in as few digits as it has: 0, 0.005, 2.5, 50,000. */
  private static String level(double value) {
    return value >= 100
        ? Numbers.count(Math.round(value))
        : Text.of("%.6f", value).replaceFirst("0+$", "").replaceFirst("\\.$", "");
  }

  private static String number(double place) {
    return Text.of("%.1f", place);
  }
}
