package org.classblocks.app.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.classblocks.SmallFile;
import org.classblocks.UserErrorException;
import org.classblocks.app.session.HadoopSettings;
import org.classblocks.store.TextFile;

/**
 * A configuration file.
 *
 * @param name its name in messages
 * @param text its content
 */
record ConfigFile(String name, String text) {
  private static final String ENCLOSED = "data:;name=";
  private static final String CONTENT = ";base64,";
  private static final int MOST_MEGABYTES = 1;

  /**
   * Reads a file.
   *
   * @param option a path on any file system; or the file itself as a data URL {@code
   *     data:;name=NAME;base64,CONTENT}, as {@code submit.sh} sends it to a driver elsewhere
   * @throws UserErrorException if it cannot be read
   */
  static ConfigFile read(String option) {
    int content = option.lastIndexOf(CONTENT);
    boolean isEnclosed = option.startsWith(ENCLOSED) && content >= ENCLOSED.length();
    String name = isEnclosed ? option.substring(ENCLOSED.length(), content) : option;
    try {
      byte[] bytes =
          isEnclosed
              ? Base64.getDecoder().decode(option.substring(content + CONTENT.length()))
              : content(option);
      return new ConfigFile(name, new String(bytes, StandardCharsets.UTF_8));
    } catch (IOException | IllegalArgumentException unreadable) {
      throw UserErrorException.usage(
              "--conf %s cannot be read: %s. Check the path and its" + " permissions.",
              name, unreadable.getMessage())
          .causedBy(unreadable);
    }
  }

  private static byte[] content(String path) throws IOException {
    try (InputStream in = TextFile.open(path, HadoopSettings.read())) {
      return SmallFile.read(in, MOST_MEGABYTES);
    }
  }
}
