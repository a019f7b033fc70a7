package org.classblocks.report.picture;

import java.awt.Color;
import java.util.ArrayList;
import java.util.List;
import org.classblocks.report.canvas.Canvas;
import org.classblocks.report.canvas.OutlineFont;

/**
 * The lines under the matrix that say what shades, hatching and outlines mean: a bar of shades, and
 * right of it the notes, in as many lines as they need.
 */
final class Legend {
  private static final double SIZE = 17;
  private static final double SMALL = 15;
  private static final double BAR_WIDTH = 320;
  private static final double BAR_HEIGHT = 17;
  private static final double TOP = 20;
  private static final double LINE_HEIGHT = 27;
  private static final double SWATCH = 15;
  private static final double GAP = 28;
  private static final double BAR_GAP = 44;

  private final LegendKey key;
  private final double unit;
  private final OutlineFont lettering;
  private final double noteStart;
  private final List<Placed> notes = new ArrayList<>();
  private int lines = 1;

  /** A note right of the left edge, in a line. */
  private record Placed(LegendKey.Note note, String text, double x, int line) {}

  /**
   * @param width the room from the left edge of the matrix to that of the picture
   * @param unit the pixels of a unit of length
   */
  Legend(LegendKey key, double width, double unit, OutlineFont lettering) {
    this.key = key;
    this.unit = unit;
    this.lettering = lettering;
    this.noteStart = key.ticks().isEmpty() ? 0 : barStart() + (BAR_WIDTH + BAR_GAP) * unit;
    double x = noteStart;
    for (LegendKey.Note note : key.notes()) {
      double before = swatchWidth(note.mark());
      String text = lettering.elide(note.text(), SIZE * unit, width - noteStart - before);
      double noteWidth = before + lettering.width(text, SIZE * unit);
      if (x > noteStart && x + noteWidth > width) {
        x = noteStart;
        lines++;
      }
      notes.add(new Placed(note, text, x, lines - 1));
      x += noteWidth + GAP * unit;
    }
  }

  private double barStart() {
    return lettering.width(key.caption(), SIZE * unit) + 20 * unit;
  }

  private double swatchWidth(LegendKey.Mark mark) {
    return mark == LegendKey.Mark.NONE ? 0 : (SWATCH + 8) * unit;
  }

  /** The room it needs below the matrix. */
  double height() {
    return (TOP + Math.max(2, lines) * LINE_HEIGHT + 4) * unit;
  }

  /**
   * @param x the left edge
   * @param y the upper edge
   */
  void draw(double x, double y, Canvas canvas) {
    double top = y + TOP * unit;
    double middle = top + BAR_HEIGHT * unit / 2;
    if (!key.ticks().isEmpty()) {
      write(key.caption(), x, middle, canvas);
      drawBar(x + barStart(), top, canvas);
    }
    for (Placed placed : notes) {
      double height = middle + placed.line() * LINE_HEIGHT * unit;
      drawSwatch(placed.note().mark(), x + placed.x(), height, canvas);
      write(placed.text(), x + placed.x() + swatchWidth(placed.note().mark()), height, canvas);
    }
  }

  private void write(String text, double x, double middle, Canvas canvas) {
    canvas.text(SIZE * unit, Canvas.Anchor.START, x, middle, new Canvas.Words(text, Canvas.INK));
  }

  private void drawSwatch(LegendKey.Mark mark, double x, double middle, Canvas canvas) {
    double side = SWATCH * unit;
    double y = middle - side / 2;
    switch (mark) {
      case NONE -> {
        return;
      }
      case HATCH -> canvas.hatch(x, y, side, side);
      case ZERO -> canvas.fill(x, y, side, side, new Color(key.scale().shades().at(0)));
      case GREY -> canvas.fill(x, y, side, side, Canvas.LEFT_OUT);
      case BLOCK -> canvas.fill(x, y, side, side, Canvas.PAPER);
    }
    boolean isBlock = mark == LegendKey.Mark.BLOCK;
    canvas.outline(x, y, side, side, isBlock ? 2 : 1, isBlock ? Canvas.ACCENT : Canvas.RULE);
  }

  private void drawBar(double x, double y, Canvas canvas) {
    double width = BAR_WIDTH * unit;
    double height = BAR_HEIGHT * unit;
    int first = Shades.place(key.lightest());
    int shades = Shades.COUNT - first;
    for (int i = 0; i < shades; i++) {
      double left = x + width * i / shades;
      Color shade = new Color(key.scale().shades().at(first + i));
      canvas.fill(left, y, x + width - left, height, shade);
    }
    canvas.outline(x - 1, y - 1, width + 2, height + 2, 1, Canvas.RULE);
    for (LegendKey.Tick tick : key.ticks()) {
      double at = x + tick.share() * width;
      canvas.fill(at - 0.5, y + height + 1, 1, 4 * unit, Canvas.RULE);
      canvas.text(
          SMALL * unit,
          Canvas.Anchor.MIDDLE,
          at,
          y + height + 17 * unit,
          new Canvas.Words(tick.text(), Canvas.FAINT));
    }
  }
}
