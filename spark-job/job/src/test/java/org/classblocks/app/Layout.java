package org.classblocks.app;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A log as some tool writes it, from {@code layouts.py} in the test resources.
 *
 * @param file its path
 * @param source what writes such logs
 * @param columns its columns, for people
 * @param options the configuration keys that it needs
 * @param form which scores it holds
 * @param needsClasses whether it is read with a class list
 */
public record Layout(
    Path file,
    String source,
    String columns,
    Map<String, String> options,
    String form,
    boolean needsClasses) {
  static final Path FOLDER = folder();
  static final Path CLASSES = FOLDER.resolve("classes.txt");

  private static Path folder() {
    try {
      return Path.of(Layout.class.getResource("/layouts/layouts.csv").toURI()).getParent();
    } catch (URISyntaxException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  /** All layouts. */
  public static List<Layout> all() throws IOException {
    List<Layout> layouts = new ArrayList<>();
    for (JsonNode row : table("layouts.csv")) {
      layouts.add(
          new Layout(
              FOLDER.resolve(row.path("file").asText()),
              row.path("source").asText(),
              row.path("columns").asText(),
              options(row.path("options").asText()),
              row.path("form").asText(),
              row.path("classes").asText().equals("yes")));
    }
    return layouts;
  }

  private static Map<String, String> options(String text) {
    Map<String, String> options = new LinkedHashMap<>();
    for (String option : text.isEmpty() ? new String[0] : text.split(" ", -1)) {
      int equals = option.indexOf('=');
      options.put(option.substring(0, equals), option.substring(equals + 1));
    }
    return options;
  }

  /** Whether rows list some classes only. */
  public boolean listsSome() {
    return !form.equals("all");
  }

  /** The correlations by numpy, at [a][b] with b below a. */
  double[][] similarity() throws IOException {
    double[][] similarity = new double[Files.readAllLines(CLASSES).size()][];
    for (int a = 0; a < similarity.length; a++) {
      similarity[a] = new double[a];
    }
    for (JsonNode row : table("similarity.csv")) {
      if (row.path("form").asText().equals(form)) {
        similarity[row.path("a").asInt()][row.path("b").asInt()] = row.path("r").asDouble();
      }
    }
    return similarity;
  }

  private static List<JsonNode> table(String name) throws IOException {
    try (MappingIterator<JsonNode> rows =
        new CsvMapper()
            .readerFor(JsonNode.class)
            .with(CsvSchema.emptySchema().withHeader())
            .readValues(FOLDER.resolve(name).toFile())) {
      return rows.readAll();
    }
  }

  @Override
  public String toString() {
    return file.getFileName().toString();
  }
}
