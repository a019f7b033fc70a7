package org.classblocks.report;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.OutputStream;
import org.classblocks.blocks.BlockForest;
import org.classblocks.order.ClassOrder;
import org.classblocks.similarity.SimilarityMatrix;

/**
 * The ordered matrix as a PNG: shades of blue, outlined blocks, the names of the largest ones, and
 * a legend. Needs neither a display nor fonts on the machine.
 *
 * <p>The matrix is {@value #LEAST_EDGE} to {@code 2 * LEAST_EDGE} pixels wide: few classes are
 * enlarged by a whole factor, more than {@value #MOST_CELLS} are averaged (see {@link
 * MatrixPixels}). O(k^2) time; memory for the picture, some 20 MB at most.
 */
public final class MatrixPicture {
  private static final int LEAST_EDGE = 1000;
  static final int MOST_CELLS = 1400;
  static final int MARGIN = 28;
  static final int HEADER = 64;
  private static final double TITLE_SIZE = 22;
  private static final int LEAST_WIDTH = 960;

  private final SimilarityMatrix similarity;
  private final ClassOrder order;
  private final BlockForest forest;

  public MatrixPicture(SimilarityMatrix similarity, ClassOrder order, BlockForest forest) {
    this.similarity = similarity;
    this.order = order;
    this.forest = forest;
  }

  /**
   * Writes the picture as a PNG. The same matrix, title and JDK give the same bytes.
   *
   * @param title the line above the matrix, cut where it does not fit
   * @param out is flushed and left open
   */
  public void write(String title, OutputStream out) throws IOException {
    PngFormat.write(paint(title), ColourScale.shades(), out);
  }

  /** The picture in memory. */
  BufferedImage paint(String title) {
    MatrixPixels pixels = MatrixPixels.of(similarity, order, MOST_CELLS);
    ColourScale scale = ColourScale.covering(pixels.offDiagonal(), forest.noiseFloor());
    int zoom = zoom(pixels.side());
    int edge = pixels.side() * zoom;
    try (Lettering lettering = new Lettering()) {
      RowNames rows = RowNames.of(similarity.classes(), order, zoom, lettering);
      BlockMargin blocks = new BlockMargin(forest, edge, order.size(), lettering);
      MatrixFrame frame = new MatrixFrame(MARGIN + rows.width(), HEADER, edge, order.size());
      int width = Math.max(LEAST_WIDTH, MARGIN + rows.width() + edge + blocks.width() + MARGIN);
      try (RasterCanvas canvas =
          new RasterCanvas(width, HEADER + edge + Legend.HEIGHT, lettering)) {
        String line = lettering.elide(PlainText.of(title), TITLE_SIZE, width - 2.0 * MARGIN);
        canvas.text(
            TITLE_SIZE,
            Canvas.Anchor.START,
            MARGIN,
            HEADER / 2.0,
            new Canvas.Words(line, Canvas.INK));
        new MatrixPainter(pixels, scale, frame, canvas).paint(forest);
        rows.draw(frame, canvas);
        blocks.draw(frame, canvas);
        new Legend(lettering, canvas, scale)
            .draw(
                frame.x(),
                frame.bottom(),
                pixels.hasNegative(),
                similarity.excludedClasses().size(),
                !forest.blocks().isEmpty(),
                (double) order.size() / Math.max(1, pixels.side()));
        return canvas.image();
      }
    }
  }

  private static int zoom(int side) {
    return side == 0 ? 1 : (LEAST_EDGE + side - 1) / side;
  }
}
