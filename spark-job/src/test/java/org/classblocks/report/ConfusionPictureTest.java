package org.classblocks.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import javax.imageio.ImageIO;
import org.classblocks.similarity.SimilarityMatrix;
import org.junit.jupiter.api.Test;

class ConfusionPictureTest {
  private static final int CLASSES = 100;
  private static final int ZOOM = 10;

  /** The margin and the header of a matrix of a thousand pixels. */
  private static final int LEFT = 28;

  private static final int TOP = 98;

  private static ConfusionPicture picture(double[][] counts) {
    int classes = counts.length - 1;
    SimilarityMatrix similarity = Fixtures.random(classes, Set.of(), 1);
    return new ConfusionPicture(
        ConfusionCellsTest.sparse(counts),
        similarity.classes(),
        Fixtures.ascending(similarity),
        Fixtures.forest(classes, new int[] {20, 40}),
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
    return picture(counts).plot().key().notes().stream().map(Key.Note::text).toList();
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
}
