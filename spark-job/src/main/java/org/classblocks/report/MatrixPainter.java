package org.classblocks.report;

import org.classblocks.blocks.Block;
import org.classblocks.blocks.BlockForest;

/** Paints the square: its shades, its numbers where they fit, and the outlines of its blocks. */
final class MatrixPainter {
  private static final int HEIGHT_WITH_NUMBERS = 48;
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
    if (pixels.hasUndefined()) {
      canvas.hatch(frame.x(), frame.y(), frame.edge(), frame.edge());
    }
    if (pixels.side() > 0) {
      canvas.cells(CellImage.of(pixels, scale), frame.x(), frame.y(), frame.edge());
    }
    if (frame.perClass() >= HEIGHT_WITH_NUMBERS) {
      writeNumbers();
    }
    canvas.outline(
        frame.x() - 1, frame.y() - 1, frame.edge() + 2, frame.edge() + 2, 1, Canvas.RULE);
    outlineBlocks(forest);
  }

  private void writeNumbers() {
    double height = frame.perClass();
    double size = Math.min(24, 0.3 * height);
    for (int row = 0; row < pixels.side(); row++) {
      for (int column = 0; column < pixels.side(); column++) {
        float value = pixels.at(row, column);
        if (!Float.isNaN(value)) {
          canvas.text(
              size,
              Canvas.Anchor.MIDDLE,
              frame.x() + (column + 0.5) * height,
              frame.y() + (row + 0.5) * height,
              new Canvas.Words(
                  Numbers.twoDecimals(value), scale.isDark(value) ? Canvas.PAPER : Canvas.INK));
        }
      }
    }
  }

  /** Inner blocks first, so that the stronger outlines of outer ones lie above them. */
  private void outlineBlocks(BlockForest forest) {
    for (int id = forest.blocks().size() - 1; id >= 0; id--) {
      Block block = forest.blocks().get(id);
      double start = frame.offset(block.start());
      double length = frame.offset(block.end()) - start;
      if (length >= SMALLEST_OUTLINE) {
        double thickness = Math.max(1, Math.min(3 - block.depth(), Math.floor(length / 12)));
        canvas.outline(
            frame.x() + start, frame.y() + start, length, length, thickness, Canvas.ACCENT);
      }
    }
  }
}
