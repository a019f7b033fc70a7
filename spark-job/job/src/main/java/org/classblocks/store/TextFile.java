package org.classblocks.store;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.classblocks.SmallFile;

/** Reads small text files on any file system. */
public final class TextFile {
  /** Enough for five million classes with names of a hundred letters. */
  private static final int MOST_MEGABYTES = 512;

  /** What stands in a text for bytes that are no character. */
  private static final char NO_CHARACTER = '\uFFFD';

  private TextFile() {}

  /**
   * All bytes of a file.
   *
   * @throws IOException also if there is no file system for the path, or the file is not small
   */
  public static byte[] read(String path, Configuration hadoop) throws IOException {
    try (InputStream in = open(path, hadoop)) {
      return SmallFile.read(in, MOST_MEGABYTES);
    }
  }

  /**
   * Whether a path is a folder.
   *
   * @throws IOException also if there is no file system for the path
   */
  public static boolean isFolder(String path, Configuration hadoop) throws IOException {
    try {
      Path file = new Path(path);
      return file.getFileSystem(hadoop).getFileStatus(file).isDirectory();
    } catch (RuntimeException unreachable) {
      throw new IOException(unreachable.getMessage(), unreachable);
    }
  }

  /**
   * Opens a file on any file system.
   *
   * @throws IOException also if there is no such file system, where Hadoop throws other exceptions
   */
  public static InputStream open(String path, Configuration hadoop) throws IOException {
    try {
      Path file = new Path(path);
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
  public static String decode(byte[] content) throws CharacterCodingException {
    String text = new String(content, StandardCharsets.UTF_8);
    if (text.indexOf(NO_CHARACTER) >= 0) {
      StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(content));
    }
    return text.startsWith("\uFEFF") ? text.substring(1) : text;
  }
}
