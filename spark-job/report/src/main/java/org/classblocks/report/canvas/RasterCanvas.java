package org.classblocks.report.canvas;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.geom.Path2D;
import java.awt.image.BufferedImage;

/**
 * A white picture of pixels. Edges of rectangles and cells are rounded to whole pixels, borders lie
 * inside of them; lines and letters are smooth. Nothing here asks the JDK for a font.
 */
public final class RasterCanvas implements Canvas, AutoCloseable {
  private final BufferedImage image;
  private final Graphics2D graphics;
  private final OutlineFont lettering;

  public RasterCanvas(int width, int height, OutlineFont lettering) {
    this.image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    this.graphics = image.createGraphics();
    this.lettering = lettering;
    graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    graphics.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
    fill(0, 0, width, height, PAPER);
  }

  public BufferedImage image() {
    return image;
  }

  @Override
  public void fill(double x, double y, double width, double height, Color colour) {
    graphics.setColor(colour);
    fillPixels(pixel(x), pixel(y), pixel(x + width), pixel(y + height));
  }

  @Override
  public void outline(
      double x, double y, double width, double height, double thickness, Color colour) {
    int left = pixel(x);
    int top = pixel(y);
    int right = pixel(x + width);
    int bottom = pixel(y + height);
    int border = Math.max(1, pixel(thickness));
    graphics.setColor(colour);
    fillPixels(left, top, right, top + border);
    fillPixels(left, bottom - border, right, bottom);
    fillPixels(left, top + border, left + border, bottom - border);
    fillPixels(right - border, top + border, right, bottom - border);
  }

  private void fillPixels(int left, int top, int right, int bottom) {
    graphics.fillRect(left, top, right - left, bottom - top);
  }

  @Override
  public void hatch(double x, double y, double width, double height) {
    for (int row = pixel(y); row < pixel(y + height); row++) {
      for (int column = pixel(x); column < pixel(x + width); column++) {
        boolean onLine = (row + column) % HATCH_PERIOD < 2;
        image.setRGB(column, row, (onLine ? HATCH_LINE : HATCH_GROUND).getRGB());
      }
    }
  }

  @Override
  public void line(Color colour, double... points) {
    Path2D path = new Path2D.Double();
    path.moveTo(points[0], points[1]);
    for (int i = 2; i < points.length; i += 2) {
      path.lineTo(points[i], points[i + 1]);
    }
    graphics.setColor(colour);
    graphics.setStroke(new BasicStroke(1f));
    graphics.draw(path);
  }

  @Override
  public void cells(BufferedImage cells, double x, double y, double edge) {
    int left = pixel(x);
    int top = pixel(y);
    graphics.drawImage(cells, left, top, pixel(x + edge) - left, pixel(y + edge) - top, null);
  }

  @Override
  public void text(double size, Anchor anchor, double x, double y, Words... words) {
    double at = x;
    if (anchor != Anchor.START) {
      for (Words part : words) {
        at -= anchor.share() * lettering.width(part.text(), size);
      }
    }
    for (Words part : words) {
      graphics.setColor(part.colour());
      lettering.draw(graphics, part.text(), size, at, y + OutlineFont.belowMiddle(size));
      at += lettering.width(part.text(), size);
    }
  }

  @Override
  public void upwardText(double size, double x, double y, Words... words) {
    AffineTransform upright = graphics.getTransform();
    graphics.translate(x, y);
    graphics.rotate(-Math.PI / 2);
    text(size, Anchor.START, 0, 0, words);
    graphics.setTransform(upright);
  }

  @Override
  public void close() {
    graphics.dispose();
  }

  private static int pixel(double length) {
    return (int) Math.round(length);
  }
}
