package org.classblocks.report.canvas;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import org.junit.jupiter.api.Test;

class IndexedColoursTest {
  @Test
  void keepsAllOfFewColours() {
    BufferedImage image = new BufferedImage(16, 16, BufferedImage.TYPE_INT_RGB);
    for (int i = 0; i < 256; i++) {
      image.setRGB(i % 16, i / 16, 1_000 * i);
    }
    BufferedImage indexed = IndexedColours.of(image, new int[0]);
    assertThat(indexed.getColorModel()).isInstanceOf(IndexColorModel.class);
    for (int i = 0; i < 256; i++) {
      assertThat(indexed.getRGB(i % 16, i / 16)).isEqualTo(0xFF000000 | 1_000 * i);
    }
  }

  @Test
  void keepsTheColoursAskedForAndTheMostFrequent() {
    BufferedImage image = new BufferedImage(300, 3, BufferedImage.TYPE_INT_RGB);
    for (int x = 0; x < 300; x++) {
      image.setRGB(x, 0, x * 0x200);
      image.setRGB(x, 1, x < 250 ? x * 0x200 : 0);
      image.setRGB(x, 2, 0);
    }
    int kept = 299 * 0x200;
    BufferedImage indexed = IndexedColours.of(image, new int[] {kept, 0xFFFFFF});
    assertThat(indexed.getRGB(299, 0) & 0xFFFFFF).isEqualTo(kept);
    for (int x = 0; x < 250; x++) {
      assertThat(indexed.getRGB(x, 0) & 0xFFFFFF).isEqualTo(x * 0x200);
    }
  }

  @Test
  void movesRareColoursToTheNearest() {
    BufferedImage image = new BufferedImage(257, 2, BufferedImage.TYPE_INT_RGB);
    for (int x = 0; x < 256; x++) {
      image.setRGB(x, 0, x << 16);
      image.setRGB(x, 1, x << 16);
    }
    image.setRGB(256, 0, 0x800003);
    image.setRGB(256, 1, 0x000000);
    assertThat(IndexedColours.of(image, new int[0]).getRGB(256, 0) & 0xFFFFFF).isEqualTo(0x800000);
  }
}
