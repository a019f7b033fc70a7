package org.classblocks.store;

import java.io.Serializable;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A file that was written and closed.
 *
 * @param path its path below the base of the store or run it was created in: names with slashes
 *     between them, none of which leads out of the base
 * @param bytes its size
 * @param sha256 the SHA-256 of its bytes, in lower-case hexadecimal
 */
public record StoredFile(String path, long bytes, String sha256) implements Serializable {
  private static final Pattern NAME = Pattern.compile("(?!\\.\\.?$)[^/\\\\:\\p{Cntrl}]+");

  /**
   * @throws IllegalArgumentException if the path leaves the base, as in an edited manifest
   */
  public StoredFile {
    if (!isBelow(path)) {
      throw new IllegalArgumentException("the path '" + path + "' does not lead to a file of it");
    }
  }

  /** Finds a file by path. */
  public static Optional<StoredFile> find(List<StoredFile> files, String path) {
    return files.stream().filter(file -> file.path().equals(path)).findFirst();
  }

  private static boolean isBelow(String path) {
    if (path == null) {
      return false;
    }
    for (String name : path.split("/", -1)) {
      if (!NAME.matcher(name).matches()) {
        return false;
      }
    }
    return true;
  }
}
