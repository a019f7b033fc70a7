package org.classblocks.report;

import java.awt.image.BufferedImage;
import java.util.Arrays;
import org.classblocks.blocks.Block;
import org.classblocks.blocks.BlockForest;

/** Paints the square: its shades, its numbers where they fit, and the outlines of its blocks. */
final class MatrixPainter {
  private static final int ZOOM_WITH_NUMBERS = 48;
  private static final int SMALLEST_OUTLINE = 5;

  private final MatrixPixels pixels;
  private final ColourScale scale;
  private final MatrixFrame frame;
  private final Canvas canvas;

  MatrixPainter(MatrixPixels pixels, ColourScale scale, MatrixFrame frame, Canvas canvas) {
    this.pixels = pixels;
    this.scale = scale;
    this.frame = frame;
    this.canvas = canvas;
  }

  void paint(BlockForest forest) {
    for (int row = 0; row < pixels.side(); row++) {
      paintRow(row);
    }
    if (frame.zoom() >= ZOOM_WITH_NUMBERS) {
      writeNumbers();
    }
    canvas.outline(
        frame.x() - 1, frame.y() - 1, frame.edge() + 2, frame.edge() + 2, 1, Canvas.RULE);
    outlineBlocks(forest);
  }

  private void paintRow(int row) {
    int zoom = frame.zoom();
    int[] line = new int[frame.edge()];
    for (int column = 0; column < pixels.side(); column++) {
      float value = pixels.at(row, column);
      int shade = Float.isNaN(value) ? 0 : scale.shade(value);
      Arrays.fill(line, column * zoom, (column + 1) * zoom, shade);
    }
    int top = frame.y() + row * zoom;
    BufferedImage image = canvas.image();
    for (int y = top; y < top + zoom; y++) {
      image.setRGB(frame.x(), y, line.length, 1, line, 0, line.length);
    }
    for (int column = 0; column < pixels.side(); column++) {
      if (Float.isNaN(pixels.at(row, column))) {
        canvas.hatch(frame.x() + column * zoom, top, zoom, zoom);
      }
    }
  }

  private void writeNumbers() {
    int zoom = frame.zoom();
    double size = Math.min(24, 0.3 * zoom);
    for (int row = 0; row < pixels.side(); row++) {
      for (int column = 0; column < pixels.side(); column++) {
        float value = pixels.at(row, column);
        if (!Float.isNaN(value)) {
          canvas.centredText(
              Numbers.twoDecimals(value),
              size,
              frame.x() + (column + 0.5) * zoom,
              frame.y() + (row + 0.5) * zoom,
              scale.isDark(value) ? Canvas.PAPER : Canvas.INK);
        }
      }
    }
  }

  /** Inner blocks first, so that the stronger outlines of outer ones lie above them. */
  private void outlineBlocks(BlockForest forest) {
    for (int id = forest.blocks().size() - 1; id >= 0; id--) {
      Block block = forest.blocks().get(id);
      int start = frame.offset(pixels.boundary(block.start()));
      int length = frame.offset(pixels.boundary(block.end())) - start;
      if (length >= SMALLEST_OUTLINE) {
        int thickness = Math.max(1, Math.min(3 - block.depth(), length / 12));
        canvas.outline(
            frame.x() + start, frame.y() + start, length, length, thickness, Canvas.ACCENT);
      }
    }
  }
}
