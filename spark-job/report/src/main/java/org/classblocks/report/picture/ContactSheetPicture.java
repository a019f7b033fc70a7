package org.classblocks.report.picture;

import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.BiFunction;
import org.classblocks.blocks.Block;
import org.classblocks.report.canvas.OutlineFont;
import org.classblocks.report.canvas.PngFormat;
import org.classblocks.report.canvas.RasterCanvas;
import org.classblocks.report.thumbnail.ClassPictures;

/**
 * The ordered matrix with numbers on its largest blocks, and beside it for each number small
 * pictures of the classes in the block, as in the figures of Alsallakh et al. (2020),
 * arXiv:2007.06068. At most {@value #MOST_SHEETS} blocks, of which some class has a picture.
 */
public final class ContactSheetPicture {
  static final int MOST_SHEETS = 12;

  private final Plot plot;
  private final ClassPictures pictures;
  private final List<ContactSheet> sheets = new ArrayList<>();

  /**
   * @param matrix the picture of the matrix alone
   * @param pictures the pictures of classes
   * @param typical gives the classes of a block that have pictures, the most typical first, as many
   *     as are wanted
   */
  public ContactSheetPicture(
      MatrixPicture matrix,
      ClassPictures pictures,
      BiFunction<Block, Integer, List<Integer>> typical) {
    this.plot = matrix.plot();
    this.pictures = pictures;
    List<BlockLabel> bySize =
        BlockLabel.choose(plot.forest(), Integer.MAX_VALUE, 1).stream()
            .sorted(Comparator.comparingInt(label -> -label.block().size()))
            .toList();
    for (BlockLabel label : bySize) {
      List<Integer> classes = typical.apply(label.block(), ContactSheet.MOST_PICTURES);
      if (sheets.size() < MOST_SHEETS && !classes.isEmpty()) {
        sheets.add(new ContactSheet(label, classes));
      }
    }
    sheets.sort(
        Comparator.comparingInt((ContactSheet sheet) -> sheet.label().block().start())
            .thenComparingInt(sheet -> sheet.label().level()));
  }

  /** Whether there is nothing to show beside the matrix. */
  public boolean isEmpty() {
    return sheets.isEmpty();
  }

  /**
   * Writes the picture as a PNG in all colours. The same matrix, pictures and JDK give the same
   * bytes.
   *
   * @param out is flushed and left open
   */
  public void writePng(OutputStream out) throws IOException {
    try (OutlineFont lettering = new OutlineFont()) {
      SheetLayout layout =
          new SheetLayout(plot, PlotDrawing.edge(plot.cells().side()), sheets, lettering);
      try (RasterCanvas canvas = new RasterCanvas(layout.width(), layout.height(), lettering)) {
        layout.draw(pictures, canvas);
        PngFormat.writeInAllColours(canvas.image(), out);
      }
    }
  }
}
