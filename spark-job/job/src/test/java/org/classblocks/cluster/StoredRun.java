package org.classblocks.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.util.Iterator;
import java.util.List;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/** A run as its readers find it. */
final class StoredRun {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final FileSystem files;
  private final Path directory;
  private final JsonNode manifest;

  private StoredRun(FileSystem files, Path directory) throws IOException {
    this.files = files;
    this.directory = directory;
    this.manifest = JSON.readTree(bytes("_MANIFEST.json"));
  }

  /** The newest run below an output path. */
  static StoredRun newest(FileSystem files, String output) throws IOException {
    try (InputStream in = files.open(new Path(output, "latest.json"))) {
      return new StoredRun(files, new Path(output, JSON.readTree(in).get("path").asText()));
    }
  }

  JsonNode manifest() {
    return manifest;
  }

  byte[] bytes(String name) throws IOException {
    try (InputStream in = files.open(new Path(directory, name))) {
      return in.readAllBytes();
    }
  }

  /**
   * What two runs of the same log share, with states or without: the manifest without what names
   * the run and its states, what was configured and why, and what takes time. The page, which shows
   * such things, is left out of its files.
   */
  JsonNode counts() {
    ObjectNode counts = manifest.deepCopy();
    counts.remove(
        List.of("run_id", "created", "stages", "configuration", "fingerprint", "window", "notes"));
    ((ObjectNode) counts.get("precision")).remove("reason");
    for (Iterator<JsonNode> files = counts.get("files").elements(); files.hasNext(); ) {
      if (files.next().get("path").asText().endsWith(".html")) {
        files.remove();
      }
    }
    return counts;
  }
}
