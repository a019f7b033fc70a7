package org.classblocks.report.canvas;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.awt.image.DataBuffer;
import java.awt.image.IndexColorModel;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Random;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Pictures as the JDK reads them back. */
class PngFormatTest {
  private interface Writing {
    void to(ByteArrayOutputStream out) throws IOException;
  }

  private static BufferedImage readBack(Writing writing) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    writing.to(out);
    return ImageIO.read(new ByteArrayInputStream(out.toByteArray()));
  }

  private static void assertSamePixels(BufferedImage found, BufferedImage expected) {
    assertThat(found.getWidth()).isEqualTo(expected.getWidth());
    assertThat(found.getHeight()).isEqualTo(expected.getHeight());
    for (int y = 0; y < expected.getHeight(); y++) {
      for (int x = 0; x < expected.getWidth(); x++) {
        assertThat(found.getRGB(x, y)).isEqualTo(expected.getRGB(x, y));
      }
    }
  }

  private static BufferedImage noise(int width, int height, IndexColorModel palette) {
    BufferedImage image =
        new BufferedImage(width, height, BufferedImage.TYPE_BYTE_INDEXED, palette);
    Random random = new Random(3);
    for (int i = 0; i < width * height; i++) {
      image.getRaster().setSample(i % width, i / width, 0, random.nextInt(palette.getMapSize()));
    }
    return image;
  }

  /** The last is larger than the buffer of the compressor. */
  @ParameterizedTest
  @CsvSource({"1, 1, 1", "7, 3, 2", "64, 1, 256", "500, 400, 200"})
  void keepsThePaletteAndEveryPixel(int width, int height, int colours) throws IOException {
    int[] palette = new Random(1).ints(colours, 0, 1 << 24).map(c -> c | 0xFF000000).toArray();
    BufferedImage image =
        noise(
            width,
            height,
            new IndexColorModel(8, colours, palette, 0, false, -1, DataBuffer.TYPE_BYTE));
    BufferedImage found = readBack(out -> PngFormat.writeIndexed(image, out));
    assertThat(found.getColorModel()).isInstanceOf(IndexColorModel.class);
    assertSamePixels(found, image);
  }

  @Test
  void keepsTheColourThatIsTransparent() throws IOException {
    int[] palette = {0xFF102030, 0xFFFFFFFF, 0};
    BufferedImage image =
        noise(20, 20, new IndexColorModel(8, 3, palette, 0, true, 2, DataBuffer.TYPE_BYTE));
    BufferedImage found = readBack(out -> PngFormat.writeIndexed(image, out));
    assertThat(found.getColorModel().hasAlpha()).isTrue();
    assertSamePixels(found, image);
  }

  @Test
  void keepsAllColoursOfPhotographs() throws IOException {
    BufferedImage image = new BufferedImage(60, 50, BufferedImage.TYPE_INT_RGB);
    Random random = new Random(2);
    for (int i = 0; i < 3_000; i++) {
      image.setRGB(i % 60, i / 60, random.nextInt(1 << 24));
    }
    assertSamePixels(readBack(out -> PngFormat.writeInAllColours(image, out)), image);
  }
}
