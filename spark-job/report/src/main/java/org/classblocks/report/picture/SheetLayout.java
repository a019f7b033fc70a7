package org.classblocks.report.picture;

import java.awt.Color;
import java.util.List;
import org.classblocks.report.canvas.Canvas;
import org.classblocks.report.canvas.OutlineFont;
import org.classblocks.report.text.Numbers;
import org.classblocks.report.text.PlainText;
import org.classblocks.report.thumbnail.ClassPictures;

/**
 * Where the matrix, the numbers on it and the contact sheets beside it lie. Lengths are in units of
 * a thousandth of the matrix's edge.
 */
final class SheetLayout {
  private static final double UNITS = 1000;
  private static final double MARGIN = 28;
  private static final double TITLE_SIZE = 30;
  private static final double TITLE_MIDDLE = 38;
  private static final double SUBTITLE_SIZE = 18;
  private static final double SUBTITLE_MIDDLE = 73;
  private static final double HEADER = 98;
  private static final double BESIDE = 44;
  private static final double PICTURE = 52;
  private static final double GAP = 4;
  private static final double CAPTION = 32;
  private static final double CAPTION_SIZE = 18;
  private static final double SHEET_WIDTH = ContactSheet.PER_ROW * (PICTURE + GAP) - GAP;
  private static final int SHEETS_PER_COLUMN = ContactSheetPicture.MOST_SHEETS / 2;
  private static final double SHEET_HEIGHT = UNITS / SHEETS_PER_COLUMN;
  private static final double TAG = 22;
  private static final double TAG_SIZE = 15;

  private final Plot plot;
  private final List<ContactSheet> sheets;
  private final OutlineFont lettering;
  private final double unit;
  private final MatrixFrame frame;
  private final double width;
  private final Legend legend;

  /**
   * @param edge the edge of the matrix in pixels
   * @param sheets what is shown of blocks, in their order
   */
  SheetLayout(Plot plot, double edge, List<ContactSheet> sheets, OutlineFont lettering) {
    this.plot = plot;
    this.sheets = sheets;
    this.lettering = lettering;
    this.unit = edge / UNITS;
    frame =
        new MatrixFrame(
            Math.ceil(MARGIN * unit), Math.ceil(HEADER * unit), edge, plot.order().size());
    int columns = (sheets.size() + SHEETS_PER_COLUMN - 1) / SHEETS_PER_COLUMN;
    width = Math.ceil(frame.right() + (columns * (BESIDE + SHEET_WIDTH) + MARGIN) * unit);
    legend = new Legend(plot.key(), width - 2 * MARGIN * unit, unit, lettering);
  }

  /** The width of the picture in whole pixels. */
  int width() {
    return (int) width;
  }

  /** The height of the picture in whole pixels. */
  int height() {
    return (int) Math.ceil(frame.bottom() + legend.height());
  }

  void draw(ClassPictures pictures, Canvas canvas) {
    write(plot.heading().title(), TITLE_SIZE, TITLE_MIDDLE, canvas, Canvas.INK);
    write(plot.heading().subtitle(), SUBTITLE_SIZE, SUBTITLE_MIDDLE, canvas, Canvas.FAINT);
    new MatrixPainter(plot, frame, OutputMedium.PIXELS, canvas).paint();
    legend.draw(frame.x(), frame.bottom(), canvas);
    for (int i = 0; i < sheets.size(); i++) {
      drawOnMatrix(i, canvas);
      drawSheet(i, pictures, canvas);
    }
  }

  private void write(String text, double size, double middle, Canvas canvas, Color colour) {
    String line = lettering.elide(PlainText.of(text), size * unit, width - 2 * MARGIN * unit);
    canvas.text(
        size * unit,
        Canvas.Anchor.START,
        MARGIN * unit,
        middle * unit,
        new Canvas.Words(line, colour));
  }

  /** Right of the block at its top; left of it where the matrix ends. */
  private void drawOnMatrix(int index, Canvas canvas) {
    double start = frame.offset(sheets.get(index).label().block().start());
    double end = frame.offset(sheets.get(index).label().block().end());
    boolean fits = end + (TAG + GAP) * unit <= frame.edge();
    double x = fits ? end + GAP * unit : Math.max(0, start - (TAG + GAP) * unit);
    double y = Math.min(start, frame.edge() - TAG * unit);
    drawTag(index, frame.x() + x, frame.y() + y, canvas);
  }

  private void drawTag(int index, double x, double y, Canvas canvas) {
    canvas.fill(x, y, TAG * unit, TAG * unit, Canvas.ACCENT);
    canvas.text(
        TAG_SIZE * unit,
        Canvas.Anchor.MIDDLE,
        x + TAG / 2 * unit,
        y + TAG / 2 * unit,
        new Canvas.Words(Numbers.count(index + 1), Canvas.PAPER));
  }

  private void drawSheet(int index, ClassPictures pictures, Canvas canvas) {
    ContactSheet sheet = sheets.get(index);
    int column = index / SHEETS_PER_COLUMN;
    double x = frame.right() + (BESIDE + column * (BESIDE + SHEET_WIDTH)) * unit;
    double y = frame.y() + index % SHEETS_PER_COLUMN * SHEET_HEIGHT * unit;
    drawTag(index, x, y, canvas);
    drawCaption(sheet, x + (TAG + 2 * GAP) * unit, y + TAG / 2 * unit, canvas);
    int edge = (int) (PICTURE * unit);
    for (int i = 0; i < sheet.classes().size(); i++) {
      int row = i / ContactSheet.PER_ROW;
      double left = x + i % ContactSheet.PER_ROW * (PICTURE + GAP) * unit;
      double top = y + (CAPTION + row * (PICTURE + GAP)) * unit;
      canvas.cells(
          pictures.image(sheet.classes().get(i), edge), Math.rint(left), Math.rint(top), edge);
    }
  }

  private void drawCaption(ContactSheet sheet, double x, double middle, Canvas canvas) {
    double size = CAPTION_SIZE * unit;
    String count = " \u00b7 " + Numbers.count(sheet.label().block().size());
    double room = (SHEET_WIDTH - TAG - 2 * GAP) * unit - lettering.width(count, size);
    canvas.text(
        size,
        Canvas.Anchor.START,
        x,
        middle,
        new Canvas.Words(
            lettering.elide(PlainText.of(sheet.label().block().name()), size, room), Canvas.INK),
        new Canvas.Words(count, Canvas.FAINT));
  }
}
