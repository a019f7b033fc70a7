package org.classblocks.report.thumbnail;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.SortedMap;
import java.util.TreeMap;
import javax.imageio.ImageIO;
import javax.imageio.stream.MemoryCacheImageInputStream;

/** Small square pictures of classes, as JPEG files in memory. Not every class has one. */
public final class ClassPictures {
  /** No pictures. */
  public static final ClassPictures NONE = new ClassPictures(new TreeMap<>());

  private final SortedMap<Integer, byte[]> files;

  /**
   * @param files by class id; taken over
   */
  ClassPictures(SortedMap<Integer, byte[]> files) {
    this.files = files;
  }

  public boolean isEmpty() {
    return files.isEmpty();
  }

  /** Whether a class has a picture. */
  public boolean has(int classId) {
    return files.containsKey(classId);
  }

  /** The file of a class that has a picture; not to be changed. */
  public byte[] file(int classId) {
    return files.get(classId);
  }

  /**
   * The picture of a class that has one.
   *
   * @param edge its width and height in pixels
   */
  public BufferedImage image(int classId, int edge) {
    return SmallPicture.scaled(image(classId), edge);
  }

  BufferedImage image(int classId) {
    try {
      return ImageIO.read(
          new MemoryCacheImageInputStream(new ByteArrayInputStream(files.get(classId))));
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }
}
