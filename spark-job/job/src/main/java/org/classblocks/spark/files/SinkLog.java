package org.classblocks.spark.files;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.classblocks.UserErrorException;

/**
 * The files that belong to the output of a streaming query, as its metadata log lists them. A batch
 * of the log holds the files that the query added. A compacted batch holds those of all before it.
 *
 * @param files their paths
 */
record SinkLog(Set<Path> files) {
  static final String FOLDER = "_spark_metadata";

  private static final Pattern BATCH = Pattern.compile("(\\d{1,18})(\\.compact)?");
  private static final ObjectMapper JSON = new ObjectMapper();

  /**
   * Reads the log in the folder of an output.
   *
   * @throws UserErrorException if a batch is missing or cannot be read
   */
  static SinkLog read(Path output, Configuration hadoop) {
    Path log = new Path(output, FOLDER);
    Set<Path> files = new LinkedHashSet<>();
    try {
      FileSystem fileSystem = log.getFileSystem(hadoop);
      for (Path batch : batches(fileSystem.listStatus(log), log).values()) {
        addFiles(fileSystem, batch, files);
      }
    } catch (IOException | IllegalArgumentException unreadable) {
      throw UserErrorException.input(
              "The output of a streaming query at %s cannot be read, because its log %s cannot: %s."
                  + " Check the log and its permissions.",
              output, FOLDER, UserErrorException.firstLine(unreadable))
          .causedBy(unreadable);
    }
    return new SinkLog(files);
  }

  /** The last compacted batch and those after it. */
  private static SortedMap<Long, Path> batches(FileStatus[] listed, Path log) throws IOException {
    TreeMap<Long, Path> batches = new TreeMap<>();
    long compacted = -1;
    for (FileStatus file : listed) {
      Matcher name = BATCH.matcher(file.getPath().getName());
      if (name.matches()) {
        long number = Long.parseLong(name.group(1));
        boolean isCompacted = name.group(2) != null;
        if (isCompacted) {
          compacted = Math.max(compacted, number);
        }
        if (isCompacted || !batches.containsKey(number)) {
          batches.put(number, file.getPath());
        }
      }
    }
    SortedMap<Long, Path> current = batches.tailMap(Math.max(compacted, 0));
    long last = current.isEmpty() ? -1 : current.lastKey();
    for (long number = Math.max(compacted, 0); number < last; number++) {
      if (!current.containsKey(number)) {
        throw new IOException("batch " + number + " is missing in " + log);
      }
    }
    return current;
  }

  private static void addFiles(FileSystem fileSystem, Path batch, Set<Path> files)
      throws IOException {
    try (BufferedReader lines =
        new BufferedReader(new InputStreamReader(fileSystem.open(batch), StandardCharsets.UTF_8))) {
      String version = lines.readLine();
      if (!"v1".equals(version)) {
        throw new IOException("expected version v1 of " + batch + ", found " + version);
      }
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (!line.isBlank()) {
          JsonNode entry = JSON.readTree(line);
          Path path = new Path(URI.create(entry.path("path").asText()));
          if (entry.path("action").asText().equals("delete")) {
            files.remove(path);
          } else {
            files.add(path);
          }
        }
      }
    }
  }
}
