package org.classblocks.report.picture;

import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import org.classblocks.blocks.BlockForest;
import org.classblocks.order.ClassOrder;
import org.classblocks.report.text.Numbers;
import org.classblocks.similarity.Similarity;

/**
 * The ordered matrix as a picture: shades of blue, outlined blocks, the names of the largest ones,
 * and a legend. Needs neither a display nor fonts on the machine.
 *
 * <p>More than {@value PlotDrawing#MOST_CELLS} classes are averaged (see {@link MatrixPixels}); as
 * vectors, more than {@link #MOST_DETAILS}, and those have no class names then. Both have the same
 * shades. O(k^2) time, or for a graph a step for each entry; memory for the picture, some 60 MB at
 * most.
 */
public final class MatrixPicture {
  /** The most classes of which the vectors hold every cell and every name. */
  static final int MOST_DETAILS = OutputMedium.VECTORS.mostNames();

  private final Similarity similarity;
  private final ClassOrder order;
  private final BlockForest forest;
  private final Heading heading;
  private final MatrixPixels cells;
  private final ColourScale scale;

  public MatrixPicture(
      Similarity similarity, ClassOrder order, BlockForest forest, Heading heading) {
    this.similarity = similarity;
    this.order = order;
    this.forest = forest;
    this.heading = heading;
    this.cells = MatrixPixels.of(similarity, order, PlotDrawing.MOST_CELLS);
    this.scale = ColourScale.covering(cells.offDiagonal(), forest.noiseFloor());
  }

  /** The similarity from which on the picture of a matrix has its darkest shade. */
  public static double scaleEnd(Similarity similarity, ClassOrder order, BlockForest forest) {
    return new MatrixPicture(similarity, order, forest, new Heading("", "")).scale.end();
  }

  /** The same of numbers of pairs in any order. */
  public static double scaleEnd(float[] similarities, double noiseFloor) {
    return ColourScale.covering(similarities, noiseFloor).end();
  }

  /**
   * The same of a matrix of which only its largest similarities are at hand.
   *
   * @param largest in any order; all that are left out are at most as similar
   * @param pairs the number of pairs with a similarity, left out or not
   * @param noiseFloor the largest similarity that chance is expected to give; NaN if unknown
   */
  public static double scaleEnd(float[] largest, long pairs, double noiseFloor) {
    return ColourScale.covering(largest, pairs, noiseFloor).end();
  }

  /**
   * Writes the picture as a PNG. The same matrix, heading and JDK give the same bytes.
   *
   * @param out is flushed and left open
   */
  public void writePng(OutputStream out) throws IOException {
    PlotDrawing.writePng(plot(cells, OutputMedium.PIXELS), out);
  }

  /**
   * Writes the picture as an SVG. The same matrix, heading and JDK give the same bytes.
   *
   * @param out is flushed and left open
   */
  public void writeSvg(OutputStream out) throws IOException {
    boolean hasDetails = cells.side() < order.size() && order.size() <= MOST_DETAILS;
    MatrixPixels shown = hasDetails ? MatrixPixels.of(similarity, order, MOST_DETAILS) : cells;
    PlotDrawing.writeSvg(plot(shown, OutputMedium.VECTORS), out);
  }

  /** What the PNG shows. */
  Plot plot() {
    return plot(cells, OutputMedium.PIXELS);
  }

  private Plot plot(MatrixPixels shown, OutputMedium medium) {
    LegendKey key =
        new LegendKey(
            "Similarity", scale, 0, scale.ticks(cells.hasNegative()), notes(shown, medium));
    return new Plot(
        heading,
        shown,
        LegendKey.Mark.HATCH,
        key,
        similarity.classes(),
        order,
        forest,
        order.size() == 0 ? "There are no classes." : "");
  }

  private List<LegendKey.Note> notes(MatrixPixels shown, OutputMedium medium) {
    List<LegendKey.Note> notes = new ArrayList<>();
    int undefined = similarity.excludedClasses().size();
    if (undefined > 0) {
      String excluded = Numbers.count(undefined, "class", "classes");
      notes.add(new LegendKey.Note(LegendKey.Mark.HATCH, excluded + " without a correlation"));
    }
    if (order.dendrogram().leafCount() < 2) {
      notes.add(new LegendKey.Note(LegendKey.Mark.NONE, "no two classes can be compared"));
    }
    notes.addAll(PlotDrawing.blockNotes(forest, order.size(), medium));
    if (medium == OutputMedium.VECTORS
        && order.size() > OutputMedium.PIXELS.mostNames()
        && order.size() <= MOST_DETAILS) {
      notes.add(
          new LegendKey.Note(LegendKey.Mark.NONE, "names of classes can be read when enlarged"));
    }
    if (shown.side() < order.size()) {
      notes.add(PlotDrawing.pixelNote("the mean", order.size(), shown.side()));
    }
    return notes;
  }
}
