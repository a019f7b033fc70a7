package org.classblocks.report.picture;

import java.awt.Color;
import org.classblocks.report.canvas.Canvas;
import org.classblocks.report.canvas.OutlineFont;
import org.classblocks.report.text.PlainText;

/**
 * Where the heading, the matrix, the names and the legend of a picture lie, and how large letters
 * are: so large that they can be read where the whole picture fills the height of a slide.
 *
 * <p>Lengths are in units of a thousandth of the matrix's edge.
 */
final class PlotLayout {
  private static final double UNITS = 1000;
  private static final double MARGIN = 28;
  private static final double TITLE_SIZE = 30;
  private static final double TITLE_MIDDLE = 38;
  private static final double SUBTITLE_SIZE = 18;
  private static final double SUBTITLE_MIDDLE = 73;
  private static final double HEADER = 98;
  private static final double MESSAGE_SIZE = 26;

  private final Plot plot;
  private final OutputMedium medium;
  private final OutlineFont lettering;
  private final double unit;
  private final EdgeNames names;
  private final BlockMargin blocks;
  private final MatrixFrame frame;
  private final double width;
  private final Legend legend;

  /**
   * @param edge the edge of the matrix in pixels
   */
  PlotLayout(Plot plot, double edge, OutputMedium medium, OutlineFont lettering) {
    this.plot = plot;
    this.medium = medium;
    this.lettering = lettering;
    this.unit = edge / UNITS;
    int classes = plot.order().size();
    double perClass = edge / Math.max(1, classes);
    names = EdgeNames.of(plot.classes(), plot.order(), perClass, unit, medium, lettering);
    blocks = new BlockMargin(plot.forest(), edge, classes, unit, lettering);
    double x = Math.ceil(MARGIN * unit + names.width());
    frame = new MatrixFrame(x, Math.ceil(HEADER * unit + names.height()), edge, classes);
    width = Math.ceil(frame.right() + blocks.width() + MARGIN * unit);
    legend = new Legend(plot.key(), width - MARGIN * unit - frame.x(), unit, lettering);
  }

  MatrixFrame frame() {
    return frame;
  }

  /** The width of the picture in whole pixels. */
  int width() {
    return (int) width;
  }

  /** The height of the picture in whole pixels. */
  int height() {
    return (int) Math.ceil(frame.bottom() + legend.height());
  }

  void draw(Canvas canvas) {
    write(plot.heading().title(), TITLE_SIZE, TITLE_MIDDLE, canvas, Canvas.INK);
    write(plot.heading().subtitle(), SUBTITLE_SIZE, SUBTITLE_MIDDLE, canvas, Canvas.FAINT);
    new MatrixPainter(plot, frame, medium, canvas).paint();
    names.draw(frame, canvas);
    blocks.draw(frame, canvas);
    legend.draw(frame.x(), frame.bottom(), canvas);
    if (!plot.message().isEmpty()) {
      canvas.text(
          MESSAGE_SIZE * unit,
          Canvas.Anchor.MIDDLE,
          frame.x() + frame.edge() / 2,
          frame.y() + frame.edge() / 2,
          new Canvas.Words(plot.message(), Canvas.INK));
    }
  }

  private void write(String text, double size, double middle, Canvas canvas, Color colour) {
    double x = MARGIN * unit;
    String line = lettering.elide(PlainText.of(text), size * unit, width - 2 * x);
    canvas.text(size * unit, Canvas.Anchor.START, x, middle * unit, new Canvas.Words(line, colour));
  }
}
