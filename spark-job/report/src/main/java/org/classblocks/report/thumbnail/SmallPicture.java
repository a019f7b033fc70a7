package org.classblocks.report.thumbnail;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Iterator;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.ImageOutputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/**
 * Makes small square JPEG files of pictures: the middle of each, on white where it is transparent.
 * Memory does not grow with the picture, since it is sampled while it is read; what has more than
 * {@value #MOST_PIXELS} pixels is refused.
 */
final class SmallPicture {
  static final int MOST_PIXELS = 50_000_000;

  /** How many pixels are read for one that is kept, along an edge. */
  private static final int SAMPLED = 4;

  private static final float QUALITY = 0.8f;

  private SmallPicture() {}

  /**
   * The small picture.
   *
   * @param file the bytes of a JPEG, PNG, GIF or BMP
   * @param edge its width and height in pixels
   * @throws UnreadableException if it is none of these, damaged, or too large
   */
  static byte[] of(byte[] file, int edge) throws UnreadableException {
    try {
      return jpeg(scaled(read(file, edge), edge));
    } catch (IOException | RuntimeException damaged) {
      // The readers of the JDK throw anything on damaged files.
      throw new UnreadableException("damaged", damaged);
    }
  }

  /** Why a file gives no picture, in words for people. */
  static final class UnreadableException extends Exception {
    private static final long serialVersionUID = 1L;

    UnreadableException(String why, Exception cause) {
      super(why, cause);
    }
  }

  private static BufferedImage read(byte[] file, int edge) throws IOException, UnreadableException {
    try (ImageInputStream in = new MemoryCacheImageInputStream(new ByteArrayInputStream(file))) {
      Iterator<ImageReader> readers = ImageIO.getImageReaders(in);
      if (!readers.hasNext()) {
        throw new UnreadableException("no picture", null);
      }
      ImageReader reader = readers.next();
      try {
        reader.setInput(in, true, true);
        return read(reader, edge);
      } finally {
        reader.dispose();
      }
    }
  }

  private static BufferedImage read(ImageReader reader, int edge)
      throws IOException, UnreadableException {
    int width = reader.getWidth(0);
    int height = reader.getHeight(0);
    if ((long) width * height > MOST_PIXELS) {
      throw new UnreadableException("too large", null);
    }
    int side = Math.min(width, height);
    int step = Math.max(1, side / (SAMPLED * edge));
    ImageReadParam middle = reader.getDefaultReadParam();
    middle.setSourceRegion(new Rectangle((width - side) / 2, (height - side) / 2, side, side));
    middle.setSourceSubsampling(step, step, 0, 0);
    return reader.read(0, middle);
  }

  /** Halves the picture as often as it is twice as large, so that every pixel counts. */
  static BufferedImage scaled(BufferedImage image, int edge) {
    BufferedImage scaled = image;
    while (scaled.getWidth() >= 2 * edge) {
      scaled = drawn(scaled, scaled.getWidth() / 2);
    }
    return drawn(scaled, edge);
  }

  private static BufferedImage drawn(BufferedImage image, int edge) {
    BufferedImage drawn = new BufferedImage(edge, edge, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = drawn.createGraphics();
    graphics.setColor(Color.WHITE);
    graphics.fillRect(0, 0, edge, edge);
    graphics.setRenderingHint(
        RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
    graphics.drawImage(image, 0, 0, edge, edge, null);
    graphics.dispose();
    return drawn;
  }

  private static byte[] jpeg(BufferedImage image) throws IOException {
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
    try (ImageOutputStream out = new MemoryCacheImageOutputStream(file)) {
      ImageWriteParam parameters = writer.getDefaultWriteParam();
      parameters.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
      parameters.setCompressionQuality(QUALITY);
      writer.setOutput(out);
      writer.write(null, new IIOImage(image, null, null), parameters);
    } finally {
      writer.dispose();
    }
    return file.toByteArray();
  }
}
