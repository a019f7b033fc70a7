package org.classblocks.spark.xc;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.io.compress.CompressionCodec;
import org.apache.hadoop.io.compress.CompressionCodecFactory;
import org.classblocks.UserErrorException;
import org.classblocks.spark.files.LogFile;

/**
 * The first line of a file.
 *
 * @param rows the number of samples
 * @param classes the number of classes, at least 1
 */
record XcHeader(long rows, int classes) {
  private static final Pattern SCORES = Pattern.compile("\\s*(\\d{1,18})\\s+([1-9]\\d{0,8})\\s*");
  private static final Pattern DATASET = Pattern.compile("\\s*\\d+\\s+\\d+\\s+\\d+\\s*");
  private static final Pattern NO_TEXT = Pattern.compile("[^\\P{C}\\t]|\uFFFD");

  /** Longer first lines are no headers. */
  private static final int MOST_BYTES = 200;

  private static final int SHOWN = 40;

  /**
   * Reads the first line of a file, which may be compressed.
   *
   * @throws UserErrorException if it is no header of scores
   */
  static XcHeader read(LogFile file, Configuration hadoop) {
    String line = firstLine(file, hadoop);
    Matcher header = SCORES.matcher(line);
    if (header.matches()) {
      return new XcHeader(Long.parseLong(header.group(1)), Integer.parseInt(header.group(2)));
    }
    if (DATASET.matcher(line).matches()) {
      throw UserErrorException.input(
          "%s is a dataset, with the numbers of samples, features and labels in its first line; it"
              + " holds no scores. Name a file of predicted scores, whose first line has the"
              + " numbers of samples and classes.",
          file.path());
    }
    throw UserErrorException.input(
        "The log cannot be read: expected the numbers of samples and classes in the first line of"
            + " %s, such as '1000 5000', found %s. Write that line, or name the format of the file"
            + " with input.format.",
        file.path(), shown(line));
  }

  private static String firstLine(LogFile file, Configuration hadoop) {
    Path path = new Path(file.path());
    CompressionCodec codec = new CompressionCodecFactory(hadoop).getCodec(path);
    try (InputStream bytes = path.getFileSystem(hadoop).open(path);
        InputStream in = codec == null ? bytes : codec.createInputStream(bytes)) {
      String beginning = new String(in.readNBytes(MOST_BYTES), StandardCharsets.UTF_8);
      return beginning.replaceFirst("^\uFEFF", "").lines().findFirst().orElse("");
    } catch (IOException unreadable) {
      throw XcRange.unreadable(file.path(), unreadable);
    }
  }

  private static String shown(String line) {
    if (line.isBlank()) {
      return "nothing";
    }
    return NO_TEXT.matcher(line).find()
        ? "bytes that are no text"
        : "'" + (line.length() > SHOWN ? line.substring(0, SHOWN) + "…" : line) + "'";
  }
}
