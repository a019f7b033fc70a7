package org.classblocks.report;

import java.awt.Color;
import java.util.Locale;

/** The line under the matrix that says what shades, hatching and outlines mean. */
final class Legend {
  /** The pixels it needs below the matrix. */
  static final int HEIGHT = 62;

  private static final double SIZE = 14;
  private static final double SMALL = 12.5;
  private static final int BAR_WIDTH = 300;
  private static final int BAR_HEIGHT = 14;
  private static final int SWATCH = 14;
  private static final int GAP = 32;

  private final Lettering lettering;
  private final Canvas canvas;
  private final ColourScale scale;

  Legend(Lettering lettering, Canvas canvas, ColourScale scale) {
    this.lettering = lettering;
    this.canvas = canvas;
    this.scale = scale;
  }

  /**
   * @param x the left edge
   * @param y the upper edge
   * @param negatives whether some similarities lie below the light end
   * @param undefined the number of classes without a correlation
   * @param blocks whether blocks are outlined
   * @param classesPerPixel the classes along the edge of one pixel where that is more than one
   */
  void draw(
      double x,
      double y,
      boolean negatives,
      int undefined,
      boolean blocks,
      double classesPerPixel) {
    double top = y + 20;
    double middle = top + BAR_HEIGHT / 2.0;
    String caption = "Similarity";
    write(caption, x, middle);
    double at = x + lettering.width(caption, SIZE) + 24;
    drawBar(at, top, negatives);
    at += BAR_WIDTH + GAP;
    if (undefined > 0) {
      canvas.hatch(at, top, SWATCH, SWATCH);
      canvas.outline(at, top, SWATCH, SWATCH, 1, Canvas.RULE);
      String text = Numbers.count(undefined, "class", "classes") + " without a correlation";
      at = drawNote(text, at + SWATCH + 8, middle);
    }
    if (blocks) {
      canvas.outline(at, top, SWATCH, SWATCH, 2, Canvas.ACCENT);
      at = drawNote("block", at + SWATCH + 8, middle);
    }
    if (classesPerPixel > 1) {
      String mean =
          String.format(
              Locale.ROOT,
              "a pixel is the mean of %.1f \u00d7 %.1f classes",
              classesPerPixel,
              classesPerPixel);
      drawNote(mean, at, middle);
    }
  }

  private double drawNote(String text, double x, double middle) {
    write(text, x, middle);
    return x + lettering.width(text, SIZE) + GAP;
  }

  private void write(String text, double x, double middle) {
    canvas.text(SIZE, Canvas.Anchor.START, x, middle, new Canvas.Words(text, Canvas.INK));
  }

  private void drawBar(double x, double y, boolean negatives) {
    for (int column = 0; column < BAR_WIDTH; column++) {
      int shade = scale.shade(scale.end() * column / (BAR_WIDTH - 1.0));
      canvas.fill(x + column, y, 1, BAR_HEIGHT, new Color(shade));
    }
    canvas.outline(x - 1, y - 1, BAR_WIDTH + 2, BAR_HEIGHT + 2, 1, Canvas.RULE);
    int steps = (int) Math.round(scale.end() / scale.step());
    for (int tick = 0; tick <= steps; tick++) {
      double at = x + (int) Math.round(tick * (BAR_WIDTH - 1.0) / steps);
      canvas.fill(at, y + BAR_HEIGHT + 1, 1, 4, Canvas.RULE);
      canvas.text(
          SMALL,
          Canvas.Anchor.MIDDLE,
          at + 0.5,
          y + BAR_HEIGHT + 15,
          new Canvas.Words(tickText(tick, steps, negatives), Canvas.FAINT));
    }
  }

  /** The number at a tick, with a sign where the end of the scale stands for all beyond it. */
  private String tickText(int tick, int steps, boolean negatives) {
    if (tick == 0) {
      return negatives ? "\u2264 0" : "0";
    }
    String format = scale.step() < 0.1 ? "%.2f" : "%.1f";
    String value =
        tick == steps && scale.end() == 1
            ? "1"
            : String.format(Locale.ROOT, format, tick * scale.step());
    return tick == steps && scale.end() < 1 ? "\u2265 " + value : value;
  }
}
