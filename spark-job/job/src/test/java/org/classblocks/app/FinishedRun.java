package org.classblocks.app;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.classblocks.LocalSpark;

/** A run as its readers find it: through {@code latest.json} and the manifest. */
public final class FinishedRun {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Path directory;
  private final JsonNode manifest;

  private FinishedRun(Path directory) throws IOException {
    this.directory = directory;
    this.manifest = JSON.readTree(directory.resolve("_MANIFEST.json").toFile());
  }

  public static FinishedRun latest(String output) throws IOException {
    JsonNode latest = JSON.readTree(Path.of(output, "latest.json").toFile());
    return new FinishedRun(Path.of(output, latest.get("path").asText()));
  }

  /** The newest run of a date. */
  public static FinishedRun of(String output, String date) throws IOException {
    try (Stream<Path> runs = Files.list(Path.of(output, "run_date=" + date))) {
      return new FinishedRun(runs.max(Comparator.naturalOrder()).orElseThrow());
    }
  }

  public Path directory() {
    return directory;
  }

  public JsonNode manifest() {
    return manifest;
  }

  /** The checksum of every file, by path. */
  public Map<String, String> checksums() {
    Map<String, String> checksums = new TreeMap<>();
    for (JsonNode file : manifest.get("files")) {
      checksums.put(file.get("path").asText(), file.get("sha256").asText());
    }
    return checksums;
  }

  public Dataset<Row> table(String name) {
    return LocalSpark.session().read().parquet(directory.resolve(name).toString());
  }

  /** The rows of a table, by its first column. */
  public List<Row> rows(String name) {
    Dataset<Row> table = table(name);
    return table.orderBy(table.columns()[0]).collectAsList();
  }

  /** Some columns of a table's rows; a later version may write more. */
  List<Row> rows(String name, String... columns) {
    Column[] wanted = Stream.of(columns).map(functions::col).toArray(Column[]::new);
    return table(name).orderBy(wanted[0]).select(wanted).collectAsList();
  }

  public JsonNode json(String name) throws IOException {
    return JSON.readTree(directory.resolve(name).toFile());
  }

  /** The data of an .npy file, after a header that must hold some text. */
  ByteBuffer npy(String name, String expectedInHeader) throws IOException {
    ByteBuffer buffer =
        ByteBuffer.wrap(Files.readAllBytes(directory.resolve(name))).order(ByteOrder.LITTLE_ENDIAN);
    int headerLength = buffer.getShort(8);
    byte[] header = new byte[headerLength];
    buffer.position(10).get(header);
    String text = new String(header, StandardCharsets.US_ASCII);
    if (!text.contains(expectedInHeader)) {
      throw new AssertionError(name + " has the header " + text);
    }
    return buffer;
  }
}
