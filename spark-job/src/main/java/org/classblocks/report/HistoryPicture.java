package org.classblocks.report;

import java.awt.Color;
import java.io.IOException;
import java.io.OutputStream;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/**
 * A picture of nights in a row: how far each drifted from the one before, and how many blocks it
 * had, as two lines above each other, from left to right by date. Nights without a figure leave a
 * gap. PNG; {@value #WIDTH} x {@value #HEIGHT} pixels.
 */
public final class HistoryPicture {
  private static final int WIDTH = 1000;
  private static final int HEIGHT = 480;
  private static final int LEFT = 70;
  private static final int RIGHT = 40;
  private static final int PANEL_HEIGHT = 150;
  private static final int FIRST_PANEL = 50;
  private static final int SECOND_PANEL = 260;
  private static final int MOST_DATES = 8;
  private static final double LETTERS = 13;
  private static final int DOT = 2;
  private static final double LEAST_DRIFT = 0.01;

  private final List<Night> nights;

  /**
   * A night.
   *
   * @param drift how far it is from the night before; NaN if nobody knows
   * @param blocks how many blocks it has
   */
  public record Night(LocalDate date, double drift, double blocks) {}

  /**
   * @param nights at least one, by date
   */
  public HistoryPicture(List<Night> nights) {
    if (nights.isEmpty()) {
      throw new IllegalArgumentException("no nights");
    }
    this.nights = List.copyOf(nights);
  }

  /** Writes the picture; leaves the stream open. */
  public void write(OutputStream out) throws IOException {
    try (Lettering lettering = new Lettering();
        Canvas canvas = new Canvas(WIDTH, HEIGHT, lettering)) {
      panel(canvas, FIRST_PANEL, "Drift from the night before", Night::drift, LEAST_DRIFT);
      panel(canvas, SECOND_PANEL, "Blocks", Night::blocks, 1);
      dates(canvas);
      PngFormat.write(canvas.image(), new int[] {Canvas.ACCENT.getRGB() & 0xFFFFFF}, out);
    }
  }

  private void panel(
      Canvas canvas, int top, String title, ToDoubleFunction<Night> figure, double least) {
    double most =
        nights.stream()
            .mapToDouble(figure)
            .filter(value -> !Double.isNaN(value))
            .reduce(least, Math::max);
    double upper = roundedUp(most);
    canvas.text(title, LETTERS, LEFT, top - 20, Canvas.INK);
    for (int tick = 0; tick <= 2; tick++) {
      double y = top + PANEL_HEIGHT * (1 - tick / 2.0);
      canvas.line(Canvas.RULE, LEFT, y, WIDTH - RIGHT, y);
      String label = label(upper * tick / 2);
      double width = canvas.lettering().width(label, LETTERS);
      canvas.text(label, LETTERS, LEFT - 10 - width, y, Canvas.FAINT);
    }
    draw(canvas, top, upper, figure);
  }

  private void draw(Canvas canvas, int top, double upper, ToDoubleFunction<Night> figure) {
    List<Double> open = new ArrayList<>();
    for (Night night : nights) {
      double value = figure.applyAsDouble(night);
      if (Double.isNaN(value)) {
        finish(canvas, open);
      } else {
        double y = top + PANEL_HEIGHT * (1 - value / upper);
        open.add(x(night.date()));
        open.add(y);
        dot(canvas, x(night.date()), y, Canvas.ACCENT);
      }
    }
    finish(canvas, open);
  }

  private static void finish(Canvas canvas, List<Double> open) {
    if (open.size() > 2) {
      canvas.line(Canvas.ACCENT, open.stream().mapToDouble(value -> value).toArray());
    }
    open.clear();
  }

  private static void dot(Canvas canvas, double x, double y, Color colour) {
    canvas.fill((int) Math.round(x) - DOT, (int) Math.round(y) - DOT, 2 * DOT, 2 * DOT, colour);
  }

  private void dates(Canvas canvas) {
    LocalDate first = nights.get(0).date();
    long days = ChronoUnit.DAYS.between(first, nights.get(nights.size() - 1).date());
    long step = Math.max(1, (days + MOST_DATES - 1) / MOST_DATES);
    for (long day = 0; day <= days; day += step) {
      LocalDate date = first.plusDays(day);
      canvas.centredText(
          date.toString(), LETTERS, x(date), SECOND_PANEL + PANEL_HEIGHT + 25, Canvas.FAINT);
    }
  }

  private double x(LocalDate date) {
    LocalDate first = nights.get(0).date();
    long days = ChronoUnit.DAYS.between(first, nights.get(nights.size() - 1).date());
    double share = days == 0 ? 0.5 : ChronoUnit.DAYS.between(first, date) / (double) days;
    return LEFT + 30 + share * (WIDTH - LEFT - RIGHT - 60);
  }

  /** The next number of the form 1, 2 or 5 times a power of ten, so that halves are short. */
  static double roundedUp(double value) {
    double power = Math.pow(10, Math.floor(Math.log10(value)));
    for (double digit : new double[] {1, 2, 5, 10}) {
      if (value <= digit * power * (1 + 1e-12)) {
        return digit * power;
      }
    }
    throw new IllegalArgumentException("no finite number: " + value);
  }

  private static String label(double value) {
    return String.format(Locale.ROOT, value >= 1 || value == 0 ? "%.3g" : "%.2g", value)
        .replaceFirst("(\\.\\d*?)0+$", "$1")
        .replaceFirst("\\.$", "");
  }
}
