package org.classblocks.report.picture;

import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.classblocks.Text;
import org.classblocks.blocks.BlockForest;
import org.classblocks.linalg.SparseMatrix;
import org.classblocks.order.ClassOrder;
import org.classblocks.report.text.Numbers;
import org.classblocks.similarity.ClassList;

/**
 * What is confused as a PNG: a row per label, a column per class predicted in its place, both in
 * the order of the similarities, with the outlines of their blocks. Shades of purple go by the
 * logarithms of counts.
 *
 * <p>See {@link #cells} for more than {@value PlotDrawing#MOST_CELLS} classes. O(entries) time;
 * memory for the picture, some 40 MB at most.
 *
 * @param counts (k + 1) x (k + 1): how often the class of the row was the label and that of the
 *     column the prediction; the last row is for no label, the last column for no prediction
 * @param classes the names of the k classes
 * @param order their order
 * @param forest the blocks to be outlined and named
 * @param heading the lines above the picture
 */
public record ConfusionPicture(
    SparseMatrix counts, ClassList classes, ClassOrder order, BlockForest forest, Heading heading) {

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
    MatrixPixels cells = cells(counts, order, PlotDrawing.MOST_CELLS);
    CountScale scale = CountScale.covering(cells);
    LegendKey key =
        new LegendKey(
            "Errors, log scale", scale, scale.lightest(), scale.ticks(), notes(cells, scale));
    return new Plot(
        heading,
        cells,
        LegendKey.Mark.GREY,
        key,
        classes,
        order,
        forest,
        scale.isEmpty() ? "No class was predicted in place of another." : "");
  }

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
  static MatrixPixels cells(SparseMatrix counts, ClassOrder order, int limit) {
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

  private List<LegendKey.Note> notes(MatrixPixels cells, CountScale scale) {
    List<LegendKey.Note> notes = new ArrayList<>();
    notes.add(new LegendKey.Note(LegendKey.Mark.ZERO, "never"));
    notes.add(new LegendKey.Note(LegendKey.Mark.GREY, "right predictions, left out"));
    notes.addAll(PlotDrawing.blockNotes(forest, order.size(), OutputMedium.PIXELS));
    if (cells.side() < order.size() && !scale.isEmpty()) {
      notes.add(PlotDrawing.pixelNote("the highest count", order.size(), cells.side()));
    }
    addIfPositive(withoutPrediction(), "missed labels without a prediction", notes);
    addIfPositive(withoutLabel(), "predictions without a label", notes);
    return notes;
  }

  private static void addIfPositive(double count, String what, List<LegendKey.Note> notes) {
    if (count > 0) {
      String text = Text.of("not drawn: %s %s", Numbers.amount(count), what);
      notes.add(new LegendKey.Note(LegendKey.Mark.NONE, text));
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
