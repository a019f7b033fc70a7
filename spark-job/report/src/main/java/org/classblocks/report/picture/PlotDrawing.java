package org.classblocks.report.picture;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import org.classblocks.Text;
import org.classblocks.blocks.BlockForest;
import org.classblocks.report.canvas.OutlineFont;
import org.classblocks.report.canvas.PngFormat;
import org.classblocks.report.canvas.RasterCanvas;
import org.classblocks.report.canvas.SvgCanvas;

/** Draws plots as pixels or as vectors, both in the same layout. */
final class PlotDrawing {
  /** The most cells along the edge of a picture of pixels. */
  static final int MOST_CELLS = 1400;

  private static final int LEAST_EDGE = 1000;

  private PlotDrawing() {}

  /**
   * The plot in pixels. The matrix is {@value #LEAST_EDGE} to {@code 2 * LEAST_EDGE} wide: few
   * cells are enlarged by a whole factor.
   */
  static BufferedImage paint(Plot plot) {
    try (OutlineFont lettering = new OutlineFont()) {
      PlotLayout layout =
          new PlotLayout(plot, edge(plot.cells().side()), OutputMedium.PIXELS, lettering);
      try (RasterCanvas canvas = new RasterCanvas(layout.width(), layout.height(), lettering)) {
        layout.draw(canvas);
        return canvas.image();
      }
    }
  }

  /** The edge of the matrix in pixels, for so many cells along it. */
  static int edge(int side) {
    return side == 0 ? LEAST_EDGE : (LEAST_EDGE + side - 1) / side * side;
  }

  static void writePng(Plot plot, OutputStream out) throws IOException {
    PngFormat.write(paint(plot), plot.key().scale().shades().all(), out);
  }

  static void writeSvg(Plot plot, OutputStream out) throws IOException {
    try (OutlineFont lettering = new OutlineFont()) {
      PlotLayout layout = new PlotLayout(plot, LEAST_EDGE, OutputMedium.VECTORS, lettering);
      Heading heading = plot.heading();
      SvgCanvas canvas =
          new SvgCanvas(
              layout.width(), layout.height(), scale(plot), heading.title(), heading.subtitle());
      layout.draw(canvas);
      canvas.write(out);
    }
  }

  /** So large that each cell has a pixel at least: cells are not averaged when they are drawn. */
  private static double scale(Plot plot) {
    return Math.max(1, (double) plot.cells().side() / LEAST_EDGE);
  }

  /** What a legend says of outlines. */
  static List<LegendKey.Note> blockNotes(BlockForest forest, int classes, OutputMedium medium) {
    List<LegendKey.Note> notes = new ArrayList<>();
    if (!forest.blocks().isEmpty()) {
      notes.add(
          new LegendKey.Note(
              LegendKey.Mark.BLOCK, "block: its two central classes \u00b7 how many it has"));
      int edge = medium == OutputMedium.PIXELS ? edge(Math.min(classes, MOST_CELLS)) : LEAST_EDGE;
      int smallest = MatrixPainter.smallestOutlined(edge, classes, medium);
      if (forest.blocks().stream().anyMatch(block -> block.size() < smallest)) {
        notes.add(
            new LegendKey.Note(
                LegendKey.Mark.NONE,
                Text.of("blocks of fewer than %d classes are not outlined", smallest)));
      }
    }
    return notes;
  }

  /** What a legend says of pixels that stand for more than one pair of classes. */
  static LegendKey.Note pixelNote(String what, int classes, int side) {
    String perPixel = Text.of("%.1f", (double) classes / side);
    return new LegendKey.Note(
        LegendKey.Mark.NONE,
        "a pixel is " + what + " of " + perPixel + " \u00d7 " + perPixel + " classes");
  }
}
