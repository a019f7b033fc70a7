package org.classblocks.report.picture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.classblocks.blocks.BlockForest;
import org.classblocks.fixtures.Forests;
import org.classblocks.fixtures.Orders;
import org.classblocks.fixtures.Similarities;
import org.classblocks.order.ClassOrder;
import org.classblocks.report.canvas.Canvas;
import org.classblocks.report.canvas.OutlineFont;
import org.classblocks.similarity.SimilarityMatrix;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MatrixPictureTest {
  private static final int ACCENT = Canvas.ACCENT.getRGB();

  /** 70 classes have no names at their rows, so the matrix starts at the margin; 15 pixels each. */
  private static final int ZOOM = 15;

  /** The margin and the header of a matrix of 70 x 15 pixels, in thousandths of its edge. */
  private static final int LEFT = (int) Math.ceil(28 * 1.05);

  private static final int TOP = (int) Math.ceil(98 * 1.05);

  /** Two blocks of 40 and 28 classes, 0.9 inside and 0.2 across, and two constant classes. */
  private static final SimilarityMatrix TWO_BLOCKS =
      Similarities.of(70, Set.of(68, 69), (i, j) -> (i < 40) == (j < 40) ? 0.9 : 0.2);

  private static final ColourScale FULL = ColourScale.covering(new float[] {1}, Double.NaN);

  private static MatrixPicture picture(SimilarityMatrix similarity, BlockForest forest) {
    return new MatrixPicture(
        similarity, Orders.ascending(similarity), forest, new Heading("a title", "of two lines"));
  }

  private static BufferedImage paint(SimilarityMatrix similarity, BlockForest forest) {
    return PlotDrawing.paint(picture(similarity, forest).plot());
  }

  /** The colour in the middle of a cell. */
  private static int cell(BufferedImage image, int row, int column) {
    return image.getRGB(LEFT + column * ZOOM + ZOOM / 2, TOP + row * ZOOM + ZOOM / 2);
  }

  /** The colour of a value on a scale, as pixels have it. */
  private static int shade(ColourScale scale, double value) {
    return 0xFF000000 | scale.shade(value);
  }

  @Test
  void shadesAreThoseOfTheSimilarities() {
    BufferedImage image = paint(TWO_BLOCKS, Forests.of(70));
    assertThat(cell(image, 3, 30)).isEqualTo(shade(FULL, 0.9));
    assertThat(cell(image, 50, 60)).isEqualTo(shade(FULL, 0.9));
    assertThat(cell(image, 10, 60)).isEqualTo(shade(FULL, 0.2));
    assertThat(cell(image, 60, 10)).isEqualTo(shade(FULL, 0.2));
    assertThat(cell(image, 5, 5)).isEqualTo(shade(FULL, 1));
  }

  @Test
  void rowsFollowTheOrder() {
    SimilarityMatrix ramp = Similarities.of(70, Set.of(), (i, j) -> (i + j) / 140.0);
    ClassOrder order = Orders.descending(ramp);
    Plot plot = new MatrixPicture(ramp, order, Forests.of(70), new Heading("", "")).plot();
    BufferedImage image = PlotDrawing.paint(plot);
    assertThat(cell(image, 2, 20)).isEqualTo(shade(FULL, (67 + 49) / 140.0));
  }

  @Test
  void blocksAreOutlinedAtTheirCorners() {
    BufferedImage image = paint(TWO_BLOCKS, Forests.of(70, new int[] {0, 40}, new int[] {40, 68}));
    for (int corner : new int[] {0, 40 * ZOOM - 1, 40 * ZOOM, 68 * ZOOM - 1}) {
      int x = LEFT + corner;
      int y = TOP + corner;
      assertThat(image.getRGB(x, y)).as("corner %d", corner).isEqualTo(ACCENT);
    }
    int side = TOP + 20 * ZOOM + 7;
    assertThat(image.getRGB(LEFT + 40 * ZOOM - 1, side)).isEqualTo(ACCENT);
    assertThat(image.getRGB(LEFT + 40 * ZOOM, side)).isNotEqualTo(ACCENT);
  }

  @Test
  void outerOutlinesAreStrongerThanInnerOnes() {
    BufferedImage image =
        paint(
            TWO_BLOCKS, Forests.of(70, new int[] {0, 60}, new int[] {10, 40}, new int[] {20, 30}));
    assertThat(thickness(image, 0)).isEqualTo(3);
    assertThat(thickness(image, 10)).isEqualTo(2);
    assertThat(thickness(image, 20)).isEqualTo(1);
  }

  /** How many pixels of outline follow the left edge of a class, in the row of class 25. */
  private static int thickness(BufferedImage image, int column) {
    int thickness = 0;
    int y = TOP + 25 * ZOOM + 7;
    while (image.getRGB(LEFT + column * ZOOM + thickness, y) == ACCENT) {
      thickness++;
    }
    return thickness;
  }

  @Test
  void undefinedCellsAreHatched() {
    BufferedImage image = paint(TWO_BLOCKS, Forests.of(70));
    int left = LEFT + 68 * ZOOM;
    int y = TOP + 20 * ZOOM;
    long colours =
        IntStream.range(left, left + 2 * ZOOM).map(x -> image.getRGB(x, y)).distinct().count();
    assertThat(colours).isEqualTo(2);
    for (int x = left; x < left + 2 * ZOOM - 1; x++) {
      assertThat(image.getRGB(x, y)).isEqualTo(image.getRGB(x + 1, y - 1));
      int rgb = image.getRGB(x, y);
      assertThat((rgb & 0xFF) - (rgb >> 16 & 0xFF)).as("nearly grey").isLessThan(24);
    }
  }

  @Test
  void namesOfBlocksStandRightOfTheMatrix() {
    BufferedImage plain = paint(TWO_BLOCKS, Forests.of(70));
    BufferedImage named = paint(TWO_BLOCKS, Forests.of(70, new int[] {0, 40}));
    assertThat(named.getWidth()).isGreaterThan(plain.getWidth() + 50);
    int middle = TOP + 20 * ZOOM;
    int inked = 0;
    for (int x = LEFT + 70 * ZOOM + 40; x < named.getWidth(); x++) {
      inked += named.getRGB(x, middle) == 0xFFFFFFFF ? 0 : 1;
    }
    assertThat(inked).isPositive();
  }

  @Test
  void manyClassesAreAveragedAndNoneIsLost() {
    SimilarityMatrix stripes =
        Similarities.of(2800, Set.of(), (i, j) -> i % 2 == 0 || j % 2 == 0 ? 0.2 : 0.6);
    BufferedImage image = paint(stripes, Forests.of(2800));
    ColourScale scale = ColourScale.covering(new float[] {0.3f}, 0.05);
    assertThat(image.getRGB(700, 300)).isEqualTo(shade(scale, 0.3));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3, 60, 61, 701, 1400, 1401})
  void everySizeGivesAPictureOfGoodSize(int classCount) throws IOException {
    SimilarityMatrix similarity = Similarities.random(classCount, Set.of(), 5);
    BufferedImage image = ImageIO.read(new ByteArrayInputStream(png(similarity)));
    assertThat(image.getWidth()).isBetween(960, 2600);
    assertThat(image.getHeight()).isBetween(classCount == 0 ? 100 : 1000, 2600);
  }

  /** Where the matrix of a picture of pixels lies whose edge has so many of them. */
  private static MatrixFrame frame(MatrixPicture picture, int edge) {
    try (OutlineFont lettering = new OutlineFont()) {
      return new PlotLayout(picture.plot(), edge, OutputMedium.PIXELS, lettering).frame();
    }
  }

  @ParameterizedTest
  @CsvSource({"1, 1000", "3, 1002", "300, 1200"})
  void nothingUsableIsAllHatched(int classCount, int edge) {
    Set<Integer> all = Set.copyOf(IntStream.range(0, classCount).boxed().toList());
    MatrixPicture picture =
        picture(Similarities.random(classCount, all, 1), Forests.of(classCount));
    BufferedImage image = PlotDrawing.paint(picture.plot());
    MatrixFrame frame = frame(picture, edge);
    int[] pixels = image.getRGB((int) frame.x(), (int) frame.y(), edge, edge, null, 0, edge);
    int line = Canvas.HATCH_LINE.getRGB();
    assertThat(IntStream.of(pixels).distinct())
        .containsExactlyInAnyOrder(line, Canvas.HATCH_GROUND.getRGB());
    double lines = IntStream.of(pixels).filter(pixel -> pixel == line).count();
    assertThat(lines / pixels.length).isCloseTo(0.25, within(0.01));
  }

  @Test
  void strangeNamesAreDrawn() {
    List<String> names =
        List.of("<b>\n&", "x".repeat(300), "\u6e2f\uD83D\uDE00\uD83D", "", "\u202Eabc");
    MatrixPicture picture =
        picture(Similarities.of(names, Set.of(), (i, j) -> 0.1 * i), Forests.of(names.size()));
    BufferedImage image = PlotDrawing.paint(picture.plot());
    MatrixFrame frame = frame(picture, 1000);
    for (int position = 0; position < names.size(); position++) {
      int top = (int) (frame.y() + frame.offset(position));
      int width = (int) frame.x() - 1;
      int[] beside = image.getRGB(0, top, width, (int) frame.perClass(), null, 0, width);
      assertThat(IntStream.of(beside).filter(pixel -> pixel != Canvas.PAPER.getRGB()).count())
          .as("ink of name %d", position)
          .isGreaterThan(20);
    }
  }

  @Test
  void theSameMatrixGivesTheSameBytes() throws IOException {
    assertThat(png(TWO_BLOCKS)).isEqualTo(png(TWO_BLOCKS));
  }

  /** Numbers on many shades have more soft edges than a palette has room for. */
  @Test
  void theFileKeepsAllShades() throws IOException {
    SimilarityMatrix similarity = Similarities.random(20, Set.of(), 4);
    BufferedImage painted = paint(similarity, Forests.of(20));
    BufferedImage read = ImageIO.read(new ByteArrayInputStream(png(similarity)));
    Set<Integer> shades =
        IntStream.of(Shades.BLUE.all())
            .mapToObj(shade -> 0xFF000000 | shade)
            .collect(Collectors.toSet());
    int legend = painted.getHeight() - 50;
    int compared = 0;
    for (int x = 0; x < painted.getWidth(); x++) {
      if (shades.contains(painted.getRGB(x, legend))) {
        assertThat(read.getRGB(x, legend)).as("x = %d", x).isEqualTo(painted.getRGB(x, legend));
        compared++;
      }
    }
    assertThat(compared).isGreaterThanOrEqualTo(300);
  }

  private static byte[] png(SimilarityMatrix similarity) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    picture(similarity, Forests.of(similarity.size())).writePng(out);
    return out.toByteArray();
  }
}
