package org.classblocks.report.picture;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Random;
import java.util.Set;
import javax.imageio.ImageIO;
import org.classblocks.fixtures.Forests;
import org.classblocks.fixtures.Orders;
import org.classblocks.fixtures.Similarities;
import org.classblocks.linalg.SparseMatrix;
import org.classblocks.order.ClassOrder;
import org.classblocks.report.canvas.Canvas;
import org.classblocks.similarity.SimilarityMatrix;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConfusionPictureTest {
  private static final int CLASSES = 100;
  private static final int ZOOM = 10;

  /** The margin and the header of a matrix of a thousand pixels. */
  private static final int LEFT = 28;

  private static final int TOP = 98;

  private static ConfusionPicture picture(double[][] counts) {
    int classes = counts.length - 1;
    SimilarityMatrix similarity = Similarities.random(classes, Set.of(), 1);
    return new ConfusionPicture(
        sparse(counts),
        similarity.classes(),
        Orders.ascending(similarity),
        Forests.of(classes, new int[] {20, 40}),
        new Heading("Confusion", "of classes"));
  }

  private static int cell(BufferedImage image, int row, int column) {
    return image.getRGB(LEFT + column * ZOOM + ZOOM / 2, TOP + row * ZOOM + ZOOM / 2) & 0xFFFFFF;
  }

  @Test
  void shadesFollowCountsAndTheDiagonalIsGrey() {
    double[][] counts = new double[CLASSES + 1][CLASSES + 1];
    counts[50][60] = 1;
    counts[51][60] = 10;
    counts[52][60] = 100;
    counts[60][60] = 10_000;
    BufferedImage image = PlotDrawing.paint(picture(counts).plot());
    assertThat(cell(image, 50, 60)).isEqualTo(Shades.PURPLE.at(70));
    assertThat(cell(image, 51, 60)).isEqualTo(Shades.PURPLE.at(134));
    assertThat(cell(image, 52, 60)).isEqualTo(Shades.PURPLE.at(199));
    assertThat(cell(image, 60, 50)).isEqualTo(Shades.PURPLE.at(0));
    assertThat(cell(image, 60, 60)).isEqualTo(Canvas.LEFT_OUT.getRGB() & 0xFFFFFF);
    assertThat(image.getRGB(LEFT + 20 * ZOOM, TOP + 30 * ZOOM)).isEqualTo(Canvas.ACCENT.getRGB());
  }

  @Test
  void aMatrixWithoutErrorsSaysSo() {
    double[][] counts = new double[CLASSES + 1][CLASSES + 1];
    counts[3][3] = 5;
    Plot plot = picture(counts).plot();
    assertThat(plot.message()).isEqualTo("No class was predicted in place of another.");
    assertThat(plot.key().ticks()).isEmpty();
    BufferedImage image = PlotDrawing.paint(plot);
    int inked = 0;
    for (int x = LEFT + 250; x < LEFT + 450; x++) {
      inked += image.getRGB(x, TOP + 500) == (0xFF000000 | Shades.PURPLE.at(0)) ? 0 : 1;
    }
    assertThat(inked).isPositive();
  }

  @Test
  void theLegendSaysWhatIsNotDrawn() {
    double[][] counts = new double[CLASSES + 1][CLASSES + 1];
    counts[1][2] = 3;
    assertThat(notes(counts)).noneMatch(note -> note.startsWith("not drawn"));
    counts[1][CLASSES] = 2.5;
    counts[7][CLASSES] = 1;
    counts[CLASSES][9] = 1234;
    assertThat(notes(counts))
        .contains(
            "never",
            "right predictions, left out",
            "not drawn: 3.5 missed labels without a prediction",
            "not drawn: 1,234 predictions without a label");
  }

  private static List<String> notes(double[][] counts) {
    return picture(counts).plot().key().notes().stream().map(LegendKey.Note::text).toList();
  }

  @Test
  void theSameCountsGiveTheSameBytesOfAPng() throws IOException {
    double[][] counts = new double[CLASSES + 1][CLASSES + 1];
    counts[1][2] = 3;
    byte[] png = png(counts);
    assertThat(png).isEqualTo(png(counts));
    assertThat(ImageIO.read(new ByteArrayInputStream(png)).getHeight()).isGreaterThan(1000);
  }

  private static byte[] png(double[][] counts) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    picture(counts).writePng(out);
    return out.toByteArray();
  }

  private static ClassOrder descending(int classes) {
    return Orders.descending(Similarities.random(classes, Set.of(), 1));
  }

  @ParameterizedTest
  @CsvSource({"9, 9", "9, 20", "7, 5", "13, 4", "100, 37"})
  void holdsTheLargestCountOfTheClassesThatACellCovers(int classes, int limit) {
    double[][] counts = random(classes, 31L * classes + limit);
    ClassOrder order = descending(classes);
    MatrixPixels cells = ConfusionPicture.cells(sparse(counts), order, limit);
    int side = Math.min(classes, limit);
    assertThat(cells.side()).isEqualTo(side);
    for (int row = 0; row < side; row++) {
      for (int column = 0; column < side; column++) {
        float expected = largest(counts, order, side, row, column);
        assertThat(cells.at(row, column))
            .as("%d classes, %d cells, row %d, column %d", classes, side, row, column)
            .isEqualTo(Float.valueOf(expected));
      }
    }
  }

  private static float largest(double[][] counts, ClassOrder order, int side, int row, int column) {
    double largest = row == column ? Double.NaN : 0;
    for (int p = 0; p < order.size(); p++) {
      for (int q = 0; q < order.size(); q++) {
        double count = counts[order.classAt(p)][order.classAt(q)];
        boolean inside = p * side / order.size() == row && q * side / order.size() == column;
        if (inside && p != q && count > 0) {
          largest = Double.isNaN(largest) ? count : Math.max(largest, count);
        }
      }
    }
    return (float) largest;
  }

  @Test
  void rowsAreLabelsAndColumnsPredictions() {
    double[][] counts = new double[4][4];
    counts[0][2] = 7;
    MatrixPixels cells = ConfusionPicture.cells(sparse(counts), descending(3), 3);
    assertThat(cells.at(2, 0)).isEqualTo(7);
    assertThat(cells.at(0, 2)).isZero();
  }

  @Test
  void leavesOutTheDiagonalAndWhatHasNoClass() {
    double[][] counts = new double[4][4];
    counts[1][1] = 5;
    counts[1][3] = 6;
    counts[3][0] = 8;
    counts[3][3] = 9;
    MatrixPixels cells = ConfusionPicture.cells(sparse(counts), descending(3), 3);
    for (int row = 0; row < 3; row++) {
      for (int column = 0; column < 3; column++) {
        assertThat(cells.at(row, column)).isEqualTo(Float.valueOf(row == column ? Float.NaN : 0));
      }
    }
  }

  /** Mostly zeros, with a last row and column for no class. */
  private static double[][] random(int classes, long seed) {
    Random random = new Random(seed);
    double[][] counts = new double[classes + 1][classes + 1];
    for (double[] row : counts) {
      for (int i = 0; i < row.length; i++) {
        row[i] = random.nextInt(5) == 0 ? 1 + random.nextInt(50) : 0;
      }
    }
    return counts;
  }

  private static SparseMatrix sparse(double[][] counts) {
    SparseMatrix.Builder matrix = SparseMatrix.builder(counts.length);
    for (int i = 0; i < counts.length; i++) {
      for (int j = 0; j < counts.length; j++) {
        if (counts[i][j] != 0) {
          matrix.add(i, j, counts[i][j]);
        }
      }
    }
    return matrix.build();
  }
}
