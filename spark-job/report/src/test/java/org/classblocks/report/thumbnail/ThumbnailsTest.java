package org.classblocks.report.thumbnail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.zip.CRC32;
import org.classblocks.similarity.ClassList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ThumbnailsTest {
  private static final ClassList ANIMALS =
      new ClassList(
          List.of("great white shark", "arena/hockey", "Crane", "Crane"),
          List.of("n01", "n02", "n03", "n04"));
  private static final ClassList ONE = ClassList.ofNames(List.of("one"));

  private static byte[] red() throws IOException {
    return PictureFiles.plain("png", 40, 30, Color.RED);
  }

  private static Color middle(ClassPictures pictures, int classId) {
    BufferedImage image = pictures.image(classId);
    return new Color(image.getRGB(image.getWidth() / 2, image.getHeight() / 2));
  }

  private static void assertColour(Color found, Color expected) {
    assertThat(found.getRed()).isCloseTo(expected.getRed(), within(8));
    assertThat(found.getGreen()).isCloseTo(expected.getGreen(), within(8));
    assertThat(found.getBlue()).isCloseTo(expected.getBlue(), within(8));
  }

  @ParameterizedTest
  @CsvSource({
    "n01.png, 0",
    "0.png, 0",
    "000.PNG, 0",
    "great white shark.jpeg, 0",
    "Great_White_Shark.jpg, 0",
    "arena_hockey.png, 1",
    "N03.gif, 2",
    "3.bmp, 3"
  })
  void aFileIsNamedByKeyIdOrName(String file, int classId) throws IOException {
    ClassPictures pictures = new PictureFiles().with(file, red()).pictures(ANIMALS);
    for (int id = 0; id < ANIMALS.size(); id++) {
      assertThat(pictures.has(id)).as("class %s", id).isEqualTo(id == classId);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"shark.png", "n01", ".png", "n01.webp", "n01.png.txt", "4.png", "n01 .x"})
  void otherFilesAreOfNoClass(String file) throws IOException {
    Thumbnails.Found found = new PictureFiles().with(file, red()).found(ANIMALS);
    assertThat(found.pictures().isEmpty()).isTrue();
    assertThat(found.remarks())
        .containsExactly(
            "No class has a picture. Name the files by class id, key or class name, such as 7.jpg;"
                + " they may be JPEG, PNG, GIF or BMP.");
  }

  @Test
  void classesOfOneNameShareAPictureAndAKeyWinsOverIt() throws IOException {
    ClassPictures pictures =
        new PictureFiles()
            .with("crane.png", PictureFiles.plain("png", 9, 9, Color.GREEN))
            .with("n04.png", PictureFiles.plain("png", 9, 9, Color.BLUE))
            .pictures(ANIMALS);
    assertColour(middle(pictures, 2), Color.GREEN);
    assertColour(middle(pictures, 3), Color.BLUE);
  }

  @ParameterizedTest
  @ValueSource(strings = {"jpg", "png", "gif", "bmp"})
  void theMiddleOfAPictureIsKept(String format) throws IOException {
    BufferedImage image = new BufferedImage(1800, 600, BufferedImage.TYPE_INT_RGB);
    for (int y = 0; y < 600; y++) {
      for (int x = 0; x < 1800; x++) {
        image.setRGB(x, y, x < 600 ? 0xFF0000 : x < 1200 ? 0x00FF00 : 0x0000FF);
      }
    }
    ClassPictures pictures =
        new PictureFiles().with("0." + format, PictureFiles.file(format, image)).pictures(ONE);
    BufferedImage small = pictures.image(0);
    assertThat(small.getWidth()).isEqualTo(128);
    assertThat(small.getHeight()).isEqualTo(128);
    for (int[] corner : new int[][] {{3, 3}, {124, 3}, {3, 124}, {124, 124}, {64, 64}}) {
      assertColour(new Color(small.getRGB(corner[0], corner[1])), Color.GREEN);
    }
  }

  @Test
  void stripesBecomeTheirMean() throws IOException {
    BufferedImage image = new BufferedImage(512, 512, BufferedImage.TYPE_INT_RGB);
    for (int i = 0; i < 512 * 512; i++) {
      image.setRGB(i % 512, i / 512, i % 2 == 0 ? 0xFFFFFF : 0);
    }
    ClassPictures pictures =
        new PictureFiles().with("0.png", PictureFiles.file("png", image)).pictures(ONE);
    assertColour(middle(pictures, 0), new Color(128, 128, 128));
  }

  @Test
  void transparencyIsWhite() throws IOException {
    BufferedImage image = new BufferedImage(20, 20, BufferedImage.TYPE_INT_ARGB);
    ClassPictures pictures =
        new PictureFiles().with("0.png", PictureFiles.file("png", image)).pictures(ONE);
    assertColour(middle(pictures, 0), Color.WHITE);
  }

  /** A PNG that says it has so many pixels, and has none. */
  private static byte[] header(int width, int height) {
    ByteBuffer chunk = ByteBuffer.allocate(17).put("IHDR".getBytes(StandardCharsets.US_ASCII));
    chunk.putInt(width).putInt(height).put(new byte[] {8, 2, 0, 0, 0});
    CRC32 checksum = new CRC32();
    checksum.update(chunk.array());
    return ByteBuffer.allocate(33)
        .put(new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'})
        .putInt(13)
        .put(chunk.array())
        .putInt((int) checksum.getValue())
        .array();
  }

  @Test
  void filesThatGiveNoPictureAreNamedWithTheReason() throws IOException {
    byte[] cut = Arrays.copyOf(PictureFiles.noise(1, 64), 300);
    Thumbnails.Found found =
        new PictureFiles()
            .with("0.png", header(100_000, 100_000))
            .with("1.jpg", "no picture".getBytes(StandardCharsets.US_ASCII))
            .with("2.png", cut)
            .with("3.png", new byte[0])
            .with("4.png", red())
            .found(ClassList.numbered(6));
    assertThat(found.remarks())
        .containsExactly(
            "4 pictures cannot be read: 0.png (too large), 1.jpg (no picture), 2.png (damaged),"
                + " 3.png (cannot be opened).",
            "5 of 6 classes have no picture: 0, 1, 2, 3, 5.");
    assertThat(found.pictures().has(4)).isTrue();
  }

  @Test
  void aFileWithoutAnEndIsTooLarge() throws IOException {
    PictureFolder endless =
        new PictureFolder() {
          @Override
          public List<String> names() {
            return List.of("0.png");
          }

          @Override
          public InputStream open(String name) {
            return new InputStream() {
              @Override
              public int read() {
                return 0;
              }

              @Override
              public int read(byte[] bytes, int offset, int length) {
                return length;
              }
            };
          }
        };
    assertThat(Thumbnails.of(endless, ONE, List.of(0)).remarks().get(0))
        .isEqualTo("1 picture cannot be read: 0.png (too large).");
  }

  @Test
  void theFirstClassesHavePicturesIfThereIsNoRoomForAll() throws IOException {
    PictureFiles files = new PictureFiles();
    for (int id = 0; id < 5; id++) {
      files.with(id + ".png", PictureFiles.noise(id, 128));
    }
    ClassList classes = ClassList.numbered(6);
    int one = files.pictures(classes).file(0).length;
    Thumbnails.Found found = Thumbnails.of(files, classes, List.of(4, 2, 5, 0, 1, 3), 5 * one / 2);
    assertThat(IntStream.range(0, 6).filter(found.pictures()::has)).containsExactly(2, 4);
    assertThat(found.remarks())
        .containsExactly(
            "1 of 6 classes has no picture: 5.",
            "There was no room for the pictures of 3 classes.");
  }

  @Test
  void aLargeRunHasSmallerPictures() throws IOException {
    PictureFiles files = new PictureFiles();
    byte[] red = red();
    IntStream.range(0, 1001).forEach(id -> files.with(id + ".png", red));
    ClassPictures pictures = files.pictures(ClassList.numbered(1001));
    assertThat(pictures.image(1000).getWidth()).isEqualTo(64);
  }
}
