package org.classblocks.report.canvas;

import java.awt.image.BufferedImage;
import java.awt.image.DataBuffer;
import java.awt.image.IndexColorModel;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * A picture with a palette of 256 colours, which makes its file about half as large.
 *
 * <p>The colours to be kept and the most frequent others stay as they are. The rest, in practice
 * the soft edges of letters, become the nearest of them. O(n log n) time and 12 n bytes for n
 * pixels.
 */
final class IndexedColours {
  private static final int MOST = 256;
  private static final int OPAQUE = 0xFF000000;

  private final int[] colours;
  private final int[] counts;

  private IndexedColours(int[] colours, int[] counts) {
    this.colours = colours;
    this.counts = counts;
  }

  /**
   * A copy of an RGB picture with at most 256 colours.
   *
   * @param kept up to 256 colours that must not change, 0xRRGGBB, whether they occur or not
   */
  static BufferedImage of(BufferedImage image, int[] kept) {
    int width = image.getWidth();
    int[] pixels = image.getRGB(0, 0, width, image.getHeight(), null, 0, width);
    return count(pixels).convert(kept, pixels, width, image.getHeight());
  }

  /** The distinct colours, ascending, and how often each occurs. */
  private static IndexedColours count(int[] pixels) {
    int[] sorted = pixels.clone();
    Arrays.sort(sorted);
    int[] counts = new int[sorted.length];
    int distinct = 0;
    for (int i = 0; i < sorted.length; i++) {
      if (i == 0 || sorted[i] != sorted[distinct - 1]) {
        sorted[distinct++] = sorted[i];
      }
      counts[distinct - 1]++;
    }
    return new IndexedColours(Arrays.copyOf(sorted, distinct), Arrays.copyOf(counts, distinct));
  }

  private BufferedImage convert(int[] kept, int[] pixels, int width, int height) {
    int[] palette = palette(kept);
    byte[] indices = new byte[colours.length];
    for (int i = 0; i < colours.length; i++) {
      indices[i] = (byte) nearest(colours[i], palette);
    }
    IndexColorModel model =
        new IndexColorModel(8, palette.length, palette, 0, false, -1, DataBuffer.TYPE_BYTE);
    BufferedImage indexed =
        new BufferedImage(width, height, BufferedImage.TYPE_BYTE_INDEXED, model);
    byte[] row = new byte[width];
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        row[x] = indices[Arrays.binarySearch(colours, pixels[y * width + x])];
      }
      indexed.getRaster().setDataElements(0, y, width, 1, row);
    }
    return indexed;
  }

  /** The kept colours, then the most frequent ones, equally frequent ones by value. */
  private int[] palette(int[] kept) {
    long[] ranked = new long[colours.length];
    for (int i = 0; i < ranked.length; i++) {
      ranked[i] = ((long) -counts[i] << 32) | i;
    }
    Arrays.sort(ranked);
    return IntStream.concat(
            Arrays.stream(kept).map(colour -> OPAQUE | colour),
            Arrays.stream(ranked).mapToInt(rank -> colours[(int) rank]))
        .distinct()
        .limit(MOST)
        .toArray();
  }

  private static int nearest(int colour, int[] palette) {
    int nearest = 0;
    int least = Integer.MAX_VALUE;
    for (int i = 0; i < palette.length && least > 0; i++) {
      int red = (colour >> 16 & 0xFF) - (palette[i] >> 16 & 0xFF);
      int green = (colour >> 8 & 0xFF) - (palette[i] >> 8 & 0xFF);
      int blue = (colour & 0xFF) - (palette[i] & 0xFF);
      int distance = red * red + green * green + blue * blue;
      if (distance < least) {
        least = distance;
        nearest = i;
      }
    }
    return nearest;
  }
}
