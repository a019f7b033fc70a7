package org.classblocks.report.picture;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.awt.image.DataBuffer;
import java.awt.image.IndexColorModel;
import java.util.Arrays;
import org.classblocks.blocks.Block;
import org.classblocks.blocks.BlockForest;
import org.classblocks.report.canvas.Canvas;

/** Paints the square: its shades, its numbers where they fit, and the outlines of its blocks. */
record MatrixPainter(Plot plot, MatrixFrame frame, OutputMedium medium, Canvas canvas) {
  private static final double HEIGHT_WITH_NUMBERS = 48;
  private static final double LARGEST_NUMBER = 36;
  private static final int OPAQUE = 0xFF000000;

  /** The least length of an outlined block, in widths of the thinnest line. */
  private static final double SMALLEST_OUTLINE = 5;

  /**
   * The most that a line of less than a pixel takes of a class. Such lines grow where a picture of
   * vectors is enlarged, others do not, and they must not grow thicker than those.
   */
  private static final double FINE_LINE = 0.15;

  /** The fewest classes of a block that is outlined in a square of the given edge. */
  static int smallestOutlined(double edge, int classes, OutputMedium medium) {
    return (int) Math.ceil(SMALLEST_OUTLINE * medium.finest() * classes / edge);
  }

  void paint() {
    MatrixPixels cells = plot.cells();
    double edge = frame.edge();
    if (cells.hasUndefined()) {
      if (plot.undefined() == LegendKey.Mark.HATCH) {
        canvas.hatch(frame.x(), frame.y(), edge, edge);
      } else {
        canvas.fill(frame.x(), frame.y(), edge, edge, Canvas.LEFT_OUT);
      }
    }
    if (cells.side() > 0) {
      canvas.cells(image(cells, plot.key().scale()), frame.x(), frame.y(), edge);
    }
    if (frame.perClass() >= HEIGHT_WITH_NUMBERS) {
      writeNumbers();
    }
    double outside = medium == OutputMedium.PIXELS ? 1 : 0;
    canvas.outline(
        frame.x() - outside,
        frame.y() - outside,
        edge + 2 * outside,
        edge + 2 * outside,
        1,
        Canvas.RULE);
    outlineBlocks(plot.forest());
  }

  /** The cells, at least one, a pixel and a byte each; cells without a value are transparent. */
  private static BufferedImage image(MatrixPixels cells, Shades.Scale scale) {
    int side = cells.side();
    IndexColorModel palette = palette(scale.shades().all());
    int none = palette.getTransparentPixel();
    BufferedImage image = new BufferedImage(side, side, BufferedImage.TYPE_BYTE_INDEXED, palette);
    byte[] line = new byte[side];
    for (int row = 0; row < side; row++) {
      for (int column = 0; column < side; column++) {
        float value = cells.at(row, column);
        line[column] = (byte) (Float.isNaN(value) ? none : scale.place(value));
      }
      image.getRaster().setDataElements(0, row, side, 1, line);
    }
    return image;
  }

  /** The shades, and after them a colour that is transparent. */
  private static IndexColorModel palette(int[] shades) {
    int[] colours = Arrays.copyOf(shades, shades.length + 1);
    for (int i = 0; i < shades.length; i++) {
      colours[i] |= OPAQUE;
    }
    return new IndexColorModel(
        Byte.SIZE, colours.length, colours, 0, true, shades.length, DataBuffer.TYPE_BYTE);
  }

  private void writeNumbers() {
    double height = frame.perClass();
    Shades.Scale scale = plot.key().scale();
    for (int row = 0; row < plot.cells().side(); row++) {
      for (int column = 0; column < plot.cells().side(); column++) {
        float value = plot.cells().at(row, column);
        if (!Float.isNaN(value)) {
          boolean dark = scale.shades().isDark(scale.place(value));
          Color colour = dark ? Canvas.PAPER : Canvas.INK;
          canvas.text(
              Math.min(LARGEST_NUMBER, 0.3 * height),
              Canvas.Anchor.MIDDLE,
              frame.x() + (column + 0.5) * height,
              frame.y() + (row + 0.5) * height,
              new Canvas.Words(scale.text(value), colour));
        }
      }
    }
  }

  /** Inner blocks first, so that the stronger outlines of outer ones lie above them. */
  private void outlineBlocks(BlockForest forest) {
    int smallest = smallestOutlined(frame.edge(), frame.classes(), medium);
    for (int id = forest.blocks().size() - 1; id >= 0; id--) {
      Block block = forest.blocks().get(id);
      if (block.size() >= smallest) {
        double start = frame.offset(block.start());
        double length = frame.offset(block.end()) - start;
        double thickness = Math.min(Math.max(1, 3 - block.depth()), length / 12);
        if (thickness < 1) {
          thickness = Math.min(thickness, FINE_LINE * frame.perClass());
        }
        canvas.outline(
            frame.x() + start,
            frame.y() + start,
            length,
            length,
            Math.max(medium.finest(), thickness),
            Canvas.ACCENT);
      }
    }
  }
}
