package org.classblocks.report;

import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.classblocks.blocks.BlockForest;
import org.classblocks.linalg.SparseMatrix;
import org.classblocks.order.ClassOrder;
import org.classblocks.similarity.ClassList;

/**
 * What is confused as a PNG: a row per label, a column per class predicted in its place, both in
 * the order of the similarities, with the outlines of their blocks. Shades of purple go by the
 * logarithms of counts.
 *
 * <p>See {@link ConfusionCells} for more than {@value PlotDrawing#MOST_CELLS} classes. O(entries)
 * time; memory for the picture, some 40 MB at most.
 */
public final class ConfusionPicture {
  private final SparseMatrix counts;
  private final ClassList classes;
  private final ClassOrder order;
  private final BlockForest forest;
  private final Heading heading;

  /**
   * @param counts (k + 1) x (k + 1): how often the class of the row was the label and that of the
   *     column the prediction; the last row is for no label, the last column for no prediction
   */
  public ConfusionPicture(
      SparseMatrix counts,
      ClassList classes,
      ClassOrder order,
      BlockForest forest,
      Heading heading) {
    this.counts = counts;
    this.classes = classes;
    this.order = order;
    this.forest = forest;
    this.heading = heading;
  }

  /**
   * Writes the picture as a PNG. The same counts, heading and JDK give the same bytes.
   *
   * @param out is flushed and left open
   */
  public void writePng(OutputStream out) throws IOException {
    PlotDrawing.writePng(plot(), out);
  }

  /** What the PNG shows. */
  Plot plot() {
    MatrixPixels cells = ConfusionCells.of(counts, order, PlotDrawing.MOST_CELLS);
    CountScale scale = CountScale.covering(cells);
    Key key =
        new Key("Errors, log scale", scale, scale.lightest(), scale.ticks(), notes(cells, scale));
    return new Plot(
        heading,
        cells,
        Key.Mark.GREY,
        key,
        classes,
        order,
        forest,
        scale.isEmpty() ? "No class was predicted in place of another." : "");
  }

  private List<Key.Note> notes(MatrixPixels cells, CountScale scale) {
    List<Key.Note> notes = new ArrayList<>();
    notes.add(new Key.Note(Key.Mark.ZERO, "never"));
    notes.add(new Key.Note(Key.Mark.GREY, "right predictions, left out"));
    notes.addAll(PlotDrawing.blockNotes(forest, order.size(), Medium.PIXELS));
    if (cells.side() < order.size() && !scale.isEmpty()) {
      double perPixel = (double) order.size() / cells.side();
      notes.add(
          new Key.Note(
              Key.Mark.NONE,
              String.format(
                  Locale.ROOT,
                  "a pixel is the highest count of %.1f \u00d7 %.1f classes",
                  perPixel,
                  perPixel)));
    }
    addIfPositive(withoutPrediction(), "missed labels without a prediction", notes);
    addIfPositive(withoutLabel(), "predictions without a label", notes);
    return notes;
  }

  private static void addIfPositive(double count, String what, List<Key.Note> notes) {
    if (count > 0) {
      String text = String.format(Locale.ROOT, "not drawn: %s %s", Numbers.amount(count), what);
      notes.add(new Key.Note(Key.Mark.NONE, text));
    }
  }

  private double withoutPrediction() {
    double sum = 0;
    for (int actual = 0; actual < order.size(); actual++) {
      sum += counts.at(actual, order.size());
    }
    return sum;
  }

  private double withoutLabel() {
    double sum = 0;
    for (int entry = counts.start(order.size()); entry < counts.end(order.size()); entry++) {
      sum += counts.value(entry);
    }
    return sum;
  }
}
