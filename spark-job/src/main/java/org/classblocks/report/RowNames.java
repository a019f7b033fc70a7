package org.classblocks.report;

import java.util.ArrayList;
import java.util.List;
import org.classblocks.order.ClassOrder;
import org.classblocks.similarity.ClassList;

/** The names of all classes left of their rows, for matrices whose rows are high enough. */
final class RowNames {
  private static final int MOST_CLASSES = 60;
  private static final int WIDEST = 280;
  private static final int GAP = 10;

  private final Lettering lettering;
  private final double size;
  private final List<String> names;

  private RowNames(Lettering lettering, double size, List<String> names) {
    this.lettering = lettering;
    this.size = size;
    this.names = names;
  }

  /**
   * The names by position, or none of them where there are too many.
   *
   * @param height the height of a row
   */
  static RowNames of(ClassList classes, ClassOrder order, double height, Lettering lettering) {
    double size = Math.min(17, 0.85 * height);
    List<String> names = new ArrayList<>();
    if (order.size() <= MOST_CLASSES) {
      for (int position = 0; position < order.size(); position++) {
        String name = PlainText.className(classes.name(order.classAt(position)));
        names.add(lettering.elide(name, size, WIDEST));
      }
    }
    return new RowNames(lettering, size, names);
  }

  /** The pixels that the names need left of the matrix, gap included. */
  int width() {
    return names.isEmpty()
        ? 0
        : GAP
            + (int)
                Math.ceil(
                    names.stream()
                        .mapToDouble(name -> lettering.width(name, size))
                        .max()
                        .orElse(0));
  }

  void draw(MatrixFrame frame, Canvas canvas) {
    for (int position = 0; position < names.size(); position++) {
      double y = frame.y() + (position + 0.5) * frame.perClass();
      Canvas.Words name = new Canvas.Words(names.get(position), Canvas.INK);
      canvas.text(size, Canvas.Anchor.END, frame.x() - GAP, y, name);
    }
  }
}
