package org.classblocks.report;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Path2D;
import java.awt.image.BufferedImage;

/**
 * A white picture with the few things that are drawn on it. Pixels, from the upper left corner.
 * Nothing here asks the JDK for a font.
 */
final class Canvas implements AutoCloseable {
  static final Color PAPER = Color.WHITE;
  static final Color INK = new Color(0x1B2733);
  static final Color FAINT = new Color(0x66758A);
  static final Color RULE = new Color(0xA9B4C0);
  static final Color ACCENT = new Color(0xE8590C);

  private static final int HATCH_GROUND = 0xECEFF2;
  private static final int HATCH_LINE = 0xB4BEC8;
  private static final int HATCH_PERIOD = 8;

  private final BufferedImage image;
  private final Graphics2D graphics;
  private final Lettering lettering;

  Canvas(int width, int height, Lettering lettering) {
    this.image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    this.graphics = image.createGraphics();
    this.lettering = lettering;
    graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    graphics.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
    fill(0, 0, width, height, PAPER);
  }

  BufferedImage image() {
    return image;
  }

  Lettering lettering() {
    return lettering;
  }

  /** Fills a rectangle. */
  void fill(int x, int y, int width, int height, Color colour) {
    graphics.setColor(colour);
    graphics.fillRect(x, y, width, height);
  }

  /** Draws the border of a rectangle, inside of it. */
  void outline(int x, int y, int width, int height, int thickness, Color colour) {
    graphics.setColor(colour);
    graphics.fillRect(x, y, width, thickness);
    graphics.fillRect(x, y + height - thickness, width, thickness);
    graphics.fillRect(x, y + thickness, thickness, height - 2 * thickness);
    graphics.fillRect(x + width - thickness, y + thickness, thickness, height - 2 * thickness);
  }

  /** Fills a rectangle with the pattern that means "no similarity is defined here". */
  void hatch(int x, int y, int width, int height) {
    for (int row = y; row < y + height; row++) {
      for (int column = x; column < x + width; column++) {
        boolean onLine = (row + column) % HATCH_PERIOD < 2;
        image.setRGB(column, row, onLine ? HATCH_LINE : HATCH_GROUND);
      }
    }
  }

  /** Draws thin connected lines through points given as x, y, x, y and so on. */
  void line(Color colour, double... points) {
    Path2D path = new Path2D.Double();
    path.moveTo(points[0], points[1]);
    for (int i = 2; i < points.length; i += 2) {
      path.lineTo(points[i], points[i + 1]);
    }
    graphics.setColor(colour);
    graphics.setStroke(new BasicStroke(1f));
    graphics.draw(path);
  }

  /** Draws text from x to the right, its capitals centred on the height y. */
  void text(String text, double size, double x, double y, Color colour) {
    graphics.setColor(colour);
    lettering.draw(graphics, text, size, x, y + Lettering.belowMiddle(size));
  }

  /** Draws text that is centred on x, its capitals on the height y. */
  void centredText(String text, double size, double x, double y, Color colour) {
    text(text, size, x - lettering.width(text, size) / 2, y, colour);
  }

  @Override
  public void close() {
    graphics.dispose();
  }
}
