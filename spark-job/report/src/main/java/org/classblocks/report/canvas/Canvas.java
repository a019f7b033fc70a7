package org.classblocks.report.canvas;

import java.awt.Color;
import java.awt.image.BufferedImage;

/**
 * What pictures are drawn on, with the few things that are drawn. Lengths are in pixels, from the
 * upper left corner, and may have fractions.
 */
public interface Canvas {
  Color PAPER = Color.WHITE;
  Color INK = new Color(0x1B2733);
  Color FAINT = new Color(0x66758A);
  Color RULE = new Color(0xA9B4C0);
  Color ACCENT = new Color(0xE8590C);

  Color HATCH_GROUND = new Color(0xECEFF2);
  Color HATCH_LINE = new Color(0xB4BEC8);

  /** The grey of cells that are left out. */
  Color LEFT_OUT = new Color(0xD8DEE5);

  /** The pixels along an edge after which hatching repeats. */
  int HATCH_PERIOD = 8;

  /** Which end of a text stays where it is told to be. */
  enum Anchor {
    START(0),
    MIDDLE(0.5),
    END(1);

    private final double share;

    Anchor(double share) {
      this.share = share;
    }

    /** The share of the text that lies before the anchor. */
    double share() {
      return share;
    }
  }

  /** A part of a line of text, in one colour. */
  record Words(String text, Color colour) {}

  void fill(double x, double y, double width, double height, Color colour);

  /** Draws the border of a rectangle. */
  void outline(double x, double y, double width, double height, double thickness, Color colour);

  /** Fills a rectangle with the pattern that means "no similarity is defined here". */
  void hatch(double x, double y, double width, double height);

  /** Draws thin connected lines through points given as x, y, x, y and so on. */
  void line(Color colour, double... points);

  /** Draws a square grid of cells, a pixel each, enlarged without blur to a square. */
  void cells(BufferedImage cells, double x, double y, double edge);

  /**
   * Draws a line of text, its capitals centred on the height y.
   *
   * @param size the size of the letters
   * @param anchor which end of the text lies at x
   * @param words the parts of the text, from left to right
   */
  void text(double size, Anchor anchor, double x, double y, Words... words);

  /** Draws a line of text from y upwards, its capitals centred on x. */
  void upwardText(double size, double x, double y, Words... words);
}
