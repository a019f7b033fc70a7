package org.classblocks.spark.classes;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Locale;
import org.apache.hadoop.conf.Configuration;
import org.classblocks.UserErrorException;
import org.classblocks.similarity.ClassList;
import org.classblocks.store.TextFile;

/** Reads class lists: texts in many shapes, tables in Parquet, and logs that name their classes. */
public record ClassListReader(Configuration hadoop) {
  private static final byte[] PARQUET = {'P', 'A', 'R', '1'};

  /**
   * Reads the classes of a file or of a folder of Parquet files, by class id.
   *
   * @throws UserErrorException if the file is missing or malformed, ids are not 0..k-1, or keys
   *     repeat
   */
  public ClassList read(String path) {
    String file = path.replaceAll("(?<!/)/++$", "");
    String extension = file.substring(file.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    try {
      boolean isParquet = isParquet(path);
      if (extension.equals("parquet") && !isParquet) {
        throw UserErrorException.input(
            "Class list %s: expected Parquet, found something else. Check the file.", path);
      }
      return isParquet
          ? new ListFiles(new ListFaults(path), hadoop).read(path)
          : new ClassListParser(path).parse(extension, TextFile.read(path, hadoop));
    } catch (FileNotFoundException missing) {
      throw UserErrorException.input("Class list %s does not exist. Check the path.", path)
          .causedBy(missing);
    } catch (IOException | IllegalArgumentException unreadable) {
      throw UserErrorException.input(
              "Class list %s cannot be read: %s. Check the file and its permissions.",
              path, UserErrorException.firstLine(unreadable))
          .causedBy(unreadable);
    }
  }

  /** Whether a path is a folder, or a file that begins as Parquet does. */
  private boolean isParquet(String path) throws IOException {
    if (TextFile.isFolder(path, hadoop)) {
      return true;
    }
    try (InputStream in = TextFile.open(path, hadoop)) {
      return Arrays.equals(in.readNBytes(PARQUET.length), PARQUET);
    }
  }
}
