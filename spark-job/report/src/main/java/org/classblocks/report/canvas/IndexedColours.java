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
 * the soft edges of letters, become the nearest of them. O(n + c log c) time for n pixels of c
 * colours; 5 n bytes.
 */
final class IndexedColours {
  private static final int MOST = 256;
  private static final int OPAQUE = 0xFF000000;

  /** The golden ratio as a fraction of 2^32, after Knuth: spreads colours over the slots. */
  private static final int HASH = 0x9E3779B9;

  private static final int INITIAL_SLOTS = 1 << 12;

  /**
   * The numbers of colours by hash, each plus one; 0 where there is none. At most half are used.
   */
  private int[] slots = new int[INITIAL_SLOTS];

  /** The colours by number. */
  private int[] colours = new int[INITIAL_SLOTS / 2];

  /** How many pixels have each colour, by number. */
  private int[] counts = new int[INITIAL_SLOTS / 2];

  private int distinct;

  private IndexedColours() {}

  /**
   * A copy of an RGB picture with at most 256 colours.
   *
   * @param kept up to 256 colours that must not change, 0xRRGGBB, whether they occur or not
   */
  static BufferedImage of(BufferedImage image, int[] kept) {
    int width = image.getWidth();
    int[] pixels = image.getRGB(0, 0, width, image.getHeight(), null, 0, width);
    IndexedColours found = new IndexedColours();
    found.number(pixels);
    return found.convert(kept, pixels, width, image.getHeight());
  }

  /** Counts the colours of pixels, and replaces each by its number: 0, 1, ... as they come. */
  private void number(int[] pixels) {
    int last = 0;
    int number = -1;
    for (int i = 0; i < pixels.length; i++) {
      if (number < 0 || pixels[i] != last) {
        last = pixels[i];
        number = numberOf(last);
      }
      counts[number]++;
      pixels[i] = number;
    }
  }

  private int numberOf(int colour) {
    int slot = slot(colour);
    if (slots[slot] == 0) {
      if (distinct == colours.length) {
        grow();
        slot = slot(colour);
      }
      colours[distinct++] = colour;
      slots[slot] = distinct;
    }
    return slots[slot] - 1;
  }

  /** The slot of a colour, or the free one that it would take. */
  private int slot(int colour) {
    int slot = (colour * HASH) >>> Integer.numberOfLeadingZeros(slots.length - 1);
    while (slots[slot] != 0 && colours[slots[slot] - 1] != colour) {
      slot = (slot + 1) & (slots.length - 1);
    }
    return slot;
  }

  private void grow() {
    colours = Arrays.copyOf(colours, 2 * distinct);
    counts = Arrays.copyOf(counts, 2 * distinct);
    slots = new int[4 * distinct];
    for (int number = 0; number < distinct; number++) {
      slots[slot(colours[number])] = number + 1;
    }
  }

  private BufferedImage convert(int[] kept, int[] numbers, int width, int height) {
    int[] palette = palette(kept);
    byte[] indices = new byte[distinct];
    for (int number = 0; number < distinct; number++) {
      indices[number] = (byte) nearest(colours[number], palette);
    }
    IndexColorModel model =
        new IndexColorModel(8, palette.length, palette, 0, false, -1, DataBuffer.TYPE_BYTE);
    BufferedImage indexed =
        new BufferedImage(width, height, BufferedImage.TYPE_BYTE_INDEXED, model);
    byte[] row = new byte[width];
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        row[x] = indices[numbers[y * width + x]];
      }
      indexed.getRaster().setDataElements(0, y, width, 1, row);
    }
    return indexed;
  }

  /** The kept colours, then the most frequent ones, equally frequent ones by value. */
  private int[] palette(int[] kept) {
    long[] ranked = new long[distinct];
    for (int number = 0; number < distinct; number++) {
      ranked[number] = ((long) -counts[number] << 32) | Integer.toUnsignedLong(colours[number]);
    }
    Arrays.sort(ranked);
    return IntStream.concat(
            Arrays.stream(kept).map(colour -> OPAQUE | colour),
            Arrays.stream(ranked).mapToInt(rank -> (int) rank))
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
