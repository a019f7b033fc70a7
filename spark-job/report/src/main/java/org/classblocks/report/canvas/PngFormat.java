package org.classblocks.report.canvas;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.OutputStream;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/** Writes pictures as PNG, well compressed, without a temporary file. */
public final class PngFormat {
  private PngFormat() {}

  /**
   * Writes a picture in at most 256 colours.
   *
   * @param kept colours that must not change, 0xRRGGBB
   */
  public static void write(BufferedImage image, int[] kept, OutputStream out) throws IOException {
    writeAsIs(IndexedColours.of(image, kept), out);
  }

  /** Writes a picture with the palette that it has, or with all of its colours. */
  public static void writeAsIs(BufferedImage image, OutputStream out) throws IOException {
    ImageWriter writer = ImageIO.getImageWritersByFormatName("png").next();
    try (ImageOutputStream stream = new MemoryCacheImageOutputStream(out)) {
      ImageWriteParam parameters = writer.getDefaultWriteParam();
      parameters.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
      parameters.setCompressionQuality(0);
      writer.setOutput(stream);
      writer.write(null, new IIOImage(image, null, null), parameters);
    } finally {
      writer.dispose();
    }
    out.flush();
  }
}
