package org.classblocks.report.picture;

import java.util.ArrayList;
import java.util.List;
import org.classblocks.order.ClassOrder;
import org.classblocks.report.canvas.Canvas;
import org.classblocks.report.canvas.OutlineFont;
import org.classblocks.report.text.PlainText;
import org.classblocks.similarity.ClassList;

/**
 * The names of all classes at their rows and columns, where they are not too many.
 *
 * @param size the size of their letters
 * @param gap between a name and the matrix
 * @param names as they are drawn, by position
 * @param widest the width of the longest
 * @param onTop whether they stand at the columns, too
 */
record EdgeNames(double size, double gap, List<String> names, double widest, boolean onTop) {
  private static final double LARGEST = 17;
  private static final double GAP = 8;
  private static final double WIDEST = 280;

  /** The most letters or so of a name that is drawn very small. */
  private static final double WIDEST_EMS = 40;

  /**
   * The names by position, or none of them where there are too many.
   *
   * @param height the height of a row
   * @param unit the pixels of a unit of length
   */
  static EdgeNames of(
      ClassList classes,
      ClassOrder order,
      double height,
      double unit,
      OutputMedium medium,
      OutlineFont lettering) {
    double size = Math.min(LARGEST * unit, 0.85 * height);
    double room = Math.min(WIDEST * unit, WIDEST_EMS * size);
    List<String> names = new ArrayList<>();
    double widest = 0;
    if (order.size() <= medium.mostNames()) {
      for (int position = 0; position < order.size(); position++) {
        String name = PlainText.className(classes.name(order.classAt(position)));
        names.add(lettering.elide(name, size, room));
        widest = Math.max(widest, lettering.width(names.get(position), size));
      }
    }
    return new EdgeNames(size, Math.min(GAP * unit, size / 2), names, widest, medium.namesOnTop());
  }

  /** The room that the names need left of the matrix, gap included. */
  double width() {
    return names.isEmpty() ? 0 : gap + widest;
  }

  /** The room that the names need above the matrix, gap included. */
  double height() {
    return onTop ? width() : 0;
  }

  void draw(MatrixFrame frame, Canvas canvas) {
    for (int position = 0; position < names.size(); position++) {
      double middle = (position + 0.5) * frame.perClass();
      Canvas.Words name = new Canvas.Words(names.get(position), Canvas.INK);
      canvas.text(size, Canvas.Anchor.END, frame.x() - gap, frame.y() + middle, name);
    }
    for (int position = 0; onTop && position < names.size(); position++) {
      double middle = (position + 0.5) * frame.perClass();
      Canvas.Words name = new Canvas.Words(names.get(position), Canvas.INK);
      canvas.upwardText(size, frame.x() + middle, frame.y() - gap, name);
    }
  }
}
