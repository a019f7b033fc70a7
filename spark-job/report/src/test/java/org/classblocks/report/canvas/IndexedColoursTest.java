package org.classblocks.report.canvas;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.IntStream;
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

  /** More colours than the table of colours holds at first, and many that are equally frequent. */
  @Test
  void agreesWithAllPairsOfColoursCompared() {
    BufferedImage image = new BufferedImage(150, 100, BufferedImage.TYPE_INT_RGB);
    Random random = new Random(5);
    for (int i = 0; i < 15_000; i++) {
      int colour = random.nextInt(3) == 0 ? random.nextInt(1 << 24) : 70_000 * random.nextInt(90);
      image.setRGB(i % 150, i / 150, colour);
    }
    int[] kept = {0xFF0000, 0x00FF00};
    int[] palette = palette(image, kept);
    BufferedImage indexed = IndexedColours.of(image, kept);
    for (int i = 0; i < 15_000; i++) {
      int colour = image.getRGB(i % 150, i / 150);
      assertThat(distance(colour, indexed.getRGB(i % 150, i / 150)))
          .isEqualTo(
              Arrays.stream(palette).map(near -> distance(colour, near)).min().orElseThrow());
    }
    assertThat(((IndexColorModel) indexed.getColorModel()).getMapSize()).isEqualTo(256);
  }

  private static int[] palette(BufferedImage image, int[] kept) {
    Map<Integer, Integer> counts = new TreeMap<>();
    for (int i = 0; i < image.getWidth() * image.getHeight(); i++) {
      int colour = image.getRGB(i % image.getWidth(), i / image.getWidth());
      counts.merge(colour & 0xFFFFFF, 1, Integer::sum);
    }
    return IntStream.concat(
            Arrays.stream(kept),
            counts.entrySet().stream()
                .sorted(Map.Entry.<Integer, Integer>comparingByValue().reversed())
                .mapToInt(Map.Entry::getKey))
        .distinct()
        .limit(256)
        .toArray();
  }

  private static int distance(int one, int other) {
    int distance = 0;
    for (int bit = 0; bit < 24; bit += 8) {
      int difference = (one >> bit & 0xFF) - (other >> bit & 0xFF);
      distance += difference * difference;
    }
    return distance;
  }
}
