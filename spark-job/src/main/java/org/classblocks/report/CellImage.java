package org.classblocks.report;

import java.awt.image.BufferedImage;
import java.awt.image.DataBuffer;
import java.awt.image.IndexColorModel;
import java.util.Arrays;

/** The cells of a grid as a picture of one pixel each, with the palette of their scale. */
final class CellImage {
  private static final int OPAQUE = 0xFF000000;

  private CellImage() {}

  /**
   * Paints a grid of at least one cell; cells without a value are transparent. A byte a cell.
   *
   * @param scale gives each value its shade
   */
  static BufferedImage of(MatrixPixels pixels, ShadeScale scale) {
    int side = pixels.side();
    IndexColorModel palette = palette(scale.shades().all());
    int none = palette.getTransparentPixel();
    BufferedImage image = new BufferedImage(side, side, BufferedImage.TYPE_BYTE_INDEXED, palette);
    byte[] line = new byte[side];
    for (int row = 0; row < side; row++) {
      for (int column = 0; column < side; column++) {
        float value = pixels.at(row, column);
        line[column] = (byte) (Float.isNaN(value) ? none : scale.place(value));
      }
      image.getRaster().setDataElements(0, row, side, 1, line);
    }
    return image;
  }

  /** The shades, and after them a colour that is transparent. */
  private static IndexColorModel palette(int[] shades) {
    int[] colours = Arrays.copyOf(shades, shades.length + 1);
    for (int i = 0; i < shades.length; i++) {
      colours[i] |= OPAQUE;
    }
    return new IndexColorModel(
        Byte.SIZE, colours.length, colours, 0, true, shades.length, DataBuffer.TYPE_BYTE);
  }
}
