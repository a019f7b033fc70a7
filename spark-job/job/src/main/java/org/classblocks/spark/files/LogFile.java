package org.classblocks.spark.files;

import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.Path;

/**
 * A file of a prediction log.
 *
 * @param path its full path
 * @param bytes its size
 * @param modified its time of modification
 */
public record LogFile(String path, long bytes, Instant modified) {
  private static final Pattern END =
      Pattern.compile("\\.(csv|tsv|json|jsonl|ndjson|orc|avro)(?:\\.(?:gz|bz2|zst|lz4|snappy))?$");

  public static LogFile of(FileStatus status) {
    return new LogFile(
        status.getPath().toString(),
        status.getLen(),
        Instant.ofEpochMilli(status.getModificationTime()));
  }

  /** Its status, without the locations of blocks. */
  FileStatus status() {
    return new FileStatus(bytes, false, 0, 0, modified.toEpochMilli(), new Path(path));
  }

  /** The {@code input.format} that the end of its name tells, if that is another than Parquet. */
  Optional<String> otherFormat() {
    return Optional.of(END.matcher(path.toLowerCase(Locale.ROOT)))
        .filter(Matcher::find)
        .map(matcher -> matcher.group(1))
        .map(
            end ->
                switch (end) {
                  case "tsv" -> "csv";
                  case "jsonl", "ndjson" -> "json";
                  default -> end;
                });
  }

  /** Whether its name begins with '_' or '.'. */
  public boolean isHidden() {
    return isHidden(new Path(path).getName());
  }

  /** Whether a name marks files and folders that are not data: it begins with '_' or '.'. */
  static boolean isHidden(String name) {
    return name.startsWith("_") || name.startsWith(".");
  }
}
