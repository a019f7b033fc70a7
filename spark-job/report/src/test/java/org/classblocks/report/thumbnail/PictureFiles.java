package org.classblocks.report.thumbnail;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.classblocks.similarity.ClassList;

/** A folder of pictures in memory. */
public final class PictureFiles implements PictureFolder {
  private final Map<String, byte[]> files = new TreeMap<>();

  /** A picture of one colour. */
  public static byte[] plain(String format, int width, int height, Color colour)
      throws IOException {
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = image.createGraphics();
    graphics.setColor(colour);
    graphics.fillRect(0, 0, width, height);
    graphics.dispose();
    return file(format, image);
  }

  static byte[] file(String format, BufferedImage image) throws IOException {
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    if (!ImageIO.write(image, format, file)) {
      throw new IllegalArgumentException("nothing writes " + format);
    }
    return file.toByteArray();
  }

  /** A picture that packs badly. */
  static byte[] noise(long seed, int edge) throws IOException {
    Random random = new Random(seed);
    BufferedImage image = new BufferedImage(edge, edge, BufferedImage.TYPE_INT_RGB);
    for (int y = 0; y < edge; y++) {
      for (int x = 0; x < edge; x++) {
        image.setRGB(x, y, random.nextInt(1 << 24));
      }
    }
    return file("png", image);
  }

  public PictureFiles with(String name, byte[] file) {
    files.put(name, file);
    return this;
  }

  /** The small pictures of classes in the order of their ids. */
  public ClassPictures pictures(ClassList classes) throws IOException {
    return found(classes).pictures();
  }

  Thumbnails.Found found(ClassList classes) throws IOException {
    return Thumbnails.of(this, classes, IntStream.range(0, classes.size()).boxed().toList());
  }

  @Override
  public List<String> names() {
    return List.copyOf(files.keySet());
  }

  @Override
  public InputStream open(String name) throws IOException {
    if (files.get(name).length == 0) {
      throw new IOException("no permission");
    }
    return new ByteArrayInputStream(files.get(name));
  }
}
