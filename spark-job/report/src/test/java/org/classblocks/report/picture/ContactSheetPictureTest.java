package org.classblocks.report.picture;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Set;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.classblocks.blocks.Block;
import org.classblocks.blocks.BlockForest;
import org.classblocks.fixtures.Forests;
import org.classblocks.fixtures.Orders;
import org.classblocks.fixtures.Similarities;
import org.classblocks.report.thumbnail.ClassPictures;
import org.classblocks.report.thumbnail.PictureFiles;
import org.classblocks.similarity.ClassList;
import org.classblocks.similarity.SimilarityMatrix;
import org.junit.jupiter.api.Test;

class ContactSheetPictureTest {
  private static final int CLASSES = 20;
  private static final BlockForest TWO = Forests.of(CLASSES, new int[] {0, 10}, new int[] {12, 18});

  private static ContactSheetPicture picture(BlockForest forest, ClassPictures pictures) {
    SimilarityMatrix similarity = Similarities.random(CLASSES, Set.of(), 3);
    MatrixPicture matrix =
        new MatrixPicture(
            similarity, Orders.ascending(similarity), forest, new Heading("Title", "subtitle"));
    return new ContactSheetPicture(
        matrix, pictures, (block, most) -> having(block, pictures).limit(most).boxed().toList());
  }

  private static IntStream having(Block block, ClassPictures pictures) {
    return IntStream.range(block.start(), block.end()).filter(pictures::has);
  }

  private static ClassPictures pictures(Color colour, int... ids) throws IOException {
    PictureFiles files = new PictureFiles();
    for (int id : ids) {
      files.with(id + ".png", PictureFiles.plain("png", 64, 64, colour));
    }
    return files.pictures(ClassList.numbered(CLASSES));
  }

  private static BufferedImage drawn(ContactSheetPicture picture) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    picture.writePng(out);
    return ImageIO.read(new ByteArrayInputStream(out.toByteArray()));
  }

  /** How many pixels right of the matrix are nearly of a colour. */
  private static long pixels(BufferedImage image, Color colour) {
    long count = 0;
    for (int y = 0; y < image.getHeight(); y++) {
      for (int x = 1050; x < image.getWidth(); x++) {
        Color found = new Color(image.getRGB(x, y));
        int distance =
            Math.abs(found.getRed() - colour.getRed())
                + Math.abs(found.getGreen() - colour.getGreen())
                + Math.abs(found.getBlue() - colour.getBlue());
        count += distance < 24 ? 1 : 0;
      }
    }
    return count;
  }

  @Test
  void showsThePicturesOfEachBlock() throws IOException {
    BufferedImage image = drawn(picture(TWO, pictures(Color.GREEN, 0, 4, 9, 10, 13)));
    // Four of the five classes are in blocks. A picture has 52 x 52 pixels at an edge of 1,000.
    assertThat(pixels(image, Color.GREEN)).isBetween(4 * 52 * 52L - 50, 4 * 52 * 52L);
    assertThat(image.getWidth()).isEqualTo(28 + 1000 + 44 + 8 * 56 - 4 + 28);
  }

  @Test
  void blocksHaveNumbersOnTheMatrix() throws IOException {
    BufferedImage image = drawn(picture(TWO, pictures(Color.GREEN, 0, 13)));
    // Block 0 ends at half of the matrix, block 1 at nine tenths; tags have 22 pixels.
    for (int[] place : new int[][] {{28 + 500 + 6, 98 + 2}, {28 + 900 + 6, 98 + 600 + 2}}) {
      assertThat(image.getRGB(place[0], place[1]) & 0xFFFFFF).isEqualTo(0xE8590C);
    }
  }

  @Test
  void aBlockAtTheEndHasItsNumberOnTheLeft() throws IOException {
    BlockForest last = Forests.of(CLASSES, new int[] {10, 20});
    BufferedImage image = drawn(picture(last, pictures(Color.GREEN, 10)));
    assertThat(image.getRGB(28 + 500 - 6, 98 + 500 + 2) & 0xFFFFFF).isEqualTo(0xE8590C);
  }

  @Test
  void withoutPicturesInBlocksThereIsNothingToShow() throws IOException {
    assertThat(picture(TWO, ClassPictures.NONE).isEmpty()).isTrue();
    assertThat(picture(TWO, pictures(Color.GREEN, 11)).isEmpty()).isTrue();
    assertThat(picture(Forests.of(CLASSES), pictures(Color.GREEN, 1)).isEmpty()).isTrue();
    assertThat(picture(TWO, pictures(Color.GREEN, 1)).isEmpty()).isFalse();
  }

  @Test
  void sheetsOfMoreThanSixBlocksStandInTwoColumns() throws IOException {
    int[][] bounds = new int[10][];
    for (int i = 0; i < bounds.length; i++) {
      bounds[i] = new int[] {2 * i, 2 * i + 2};
    }
    int[] all = IntStream.range(0, CLASSES).toArray();
    BufferedImage image = drawn(picture(Forests.of(CLASSES, bounds), pictures(Color.GREEN, all)));
    assertThat(pixels(image, Color.GREEN)).isBetween(20 * 52 * 52L - 200, 20 * 52 * 52L);
    assertThat(image.getWidth()).isEqualTo(28 + 1000 + 2 * (44 + 8 * 56 - 4) + 28);
  }
}
