package org.classblocks.spark;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.classblocks.SmallFile;

/** A small text that somebody wrote, on any file system. */
final class TextFile {
  /** A million classes with names of a hundred letters. */
  private static final int MOST_MEGABYTES = 128;

  private TextFile() {}

  /**
   * All bytes of a file.
   *
   * @throws IOException also if there is no file system for the path, or the file is not small
   */
  static byte[] read(String path, Configuration hadoop) throws IOException {
    try (InputStream in = open(new Path(path), hadoop)) {
      return SmallFile.read(in, MOST_MEGABYTES);
    }
  }

  /** Hadoop throws whatever comes where the class of a file system is not there. */
  private static InputStream open(Path file, Configuration hadoop) throws IOException {
    try {
      return file.getFileSystem(hadoop).open(file);
    } catch (RuntimeException unreachable) {
      throw new IOException(unreachable.getMessage(), unreachable);
    }
  }

  /**
   * The text of some bytes in UTF-8, without a byte order mark.
   *
   * @throws CharacterCodingException if they are in another character set
   */
  static String decode(byte[] content) throws CharacterCodingException {
    String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(content)).toString();
    return text.startsWith("\uFEFF") ? text.substring(1) : text;
  }
}
