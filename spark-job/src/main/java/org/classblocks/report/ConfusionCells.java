package org.classblocks.report;

import java.util.Arrays;
import org.classblocks.linalg.SparseMatrix;
import org.classblocks.order.ClassOrder;

/** What is confused as a square grid of numbers, small enough to be drawn. */
final class ConfusionCells {
  private ConfusionCells() {}

  /**
   * How often the class of a row was the label and that of a column was predicted in its place, by
   * position in the order, on a grid of at most {@code limit} x {@code limit} cells.
   *
   * <p>The diagonal is left out, and so is what has no label or no prediction. A cell that covers
   * several pairs holds the largest of their counts, so that a single error is as dark as anywhere;
   * one that covers a part of the diagonal and no error is NaN. O(entries) time, O(limit^2) memory.
   *
   * @param counts (k + 1) x (k + 1), the last row and column for no label and no prediction
   */
  static MatrixPixels of(SparseMatrix counts, ClassOrder order, int limit) {
    int classes = order.size();
    int side = Math.min(classes, limit);
    float[] cells = new float[side * side];
    for (int place = 0; place < side; place++) {
      cells[place * side + place] = Float.NaN;
    }
    int[] places = new int[classes];
    Arrays.setAll(places, id -> (int) ((long) order.positionOf(id) * side / classes));
    for (int actual = 0; actual < classes; actual++) {
      for (int entry = counts.start(actual); entry < counts.end(actual); entry++) {
        int predicted = counts.column(entry);
        float count = (float) counts.value(entry);
        if (predicted != actual && predicted < classes && count > 0) {
          int cell = places[actual] * side + places[predicted];
          cells[cell] = Float.isNaN(cells[cell]) ? count : Math.max(cells[cell], count);
        }
      }
    }
    return new MatrixPixels(side, side < classes, cells);
  }
}
