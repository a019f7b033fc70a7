package org.classblocks.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Every column of every table is documented with its type, in a section about that table. The
 * tables are found in the sources: a file that calls {@code ParquetTable.named} has tables, and the
 * columns are what it adds to them.
 */
class ColumnsTest {
  /** What the pages call the type of a column, by the method that adds it. */
  private static final Map<String, String> TYPES =
      Map.ofEntries(
          Map.entry("int32", "int32"),
          Map.entry("optionalInt32", "int32"),
          Map.entry("int64", "int64"),
          Map.entry("optionalInt64", "int64"),
          Map.entry("float64", "double"),
          Map.entry("finiteFloat64", "double"),
          Map.entry("bool", "boolean"),
          Map.entry("text", "string"),
          Map.entry("bytes", "binary"),
          Map.entry("ints", "list of int32"),
          Map.entry("floats", "list of float"),
          Map.entry("doubles", "list of double"));

  private static final Pattern TABLE = Pattern.compile(">named\\(\\s*\"([^\"]+)\"\\s*\\)");
  private static final Pattern COLUMN =
      Pattern.compile("\\.(" + String.join("|", TYPES.keySet()) + ")\\(\\s*([^,()]+),");
  private static final Pattern CONSTANT = Pattern.compile("String (\\w+) =\\s*\"([^\"]+)\";");
  private static final Pattern WORD = Pattern.compile("`([a-z][a-z0-9_]*)`");
  private static final int FEWEST = 200;

  private final Map<String, String> constants = new HashMap<>();

  /** A column of a page. */
  private record Documented(String name, String types) {
    boolean is(Pattern column, String type) {
      return column.matcher(name).matches() && types.contains(type);
    }
  }

  @Test
  void everyColumnIsDocumented() throws IOException {
    List<Path> sources = sources();
    for (Path source : sources) {
      CONSTANT
          .matcher(Files.readString(source))
          .results()
          .forEach(found -> constants.put(key(source, found.group(1)), found.group(2)));
    }
    List<String> missing = new ArrayList<>();
    int columns = 0;
    for (Path source : sources) {
      String code = Files.readString(source);
      List<String> tables = TABLE.matcher(code).results().map(found -> found.group(1)).toList();
      List<Documented> documented = documented(tables);
      Matcher column = COLUMN.matcher(code);
      while (!tables.isEmpty() && column.find()) {
        columns++;
        String type = TYPES.get(column.group(1));
        Pattern name = name(source, column.group(2));
        if (documented.stream().noneMatch(found -> found.is(name, type))) {
          missing.add(String.join(", ", tables) + ": " + name + ", " + type);
        }
      }
    }
    assertThat(missing).as("columns that reference/outputs.md and formats.md lack").isEmpty();
    assertThat(columns).isGreaterThan(FEWEST);
  }

  /** The columns in all sections that are about one of some tables. */
  private static List<Documented> documented(List<String> tables) {
    List<Documented> columns = new ArrayList<>();
    for (String page : List.of("outputs.md", "formats.md")) {
      String text = Page.at("spark-job/docs/reference/" + page).text();
      for (String section : text.split("(?m)^(?=## )", -1)) {
        if (tables.stream().anyMatch(table -> isAbout(section, table))) {
          section.lines().filter(line -> line.startsWith("|")).forEach(row -> add(row, columns));
        }
      }
    }
    return columns;
  }

  private static boolean isAbout(String section, String table) {
    String folder = table.replace('_', '-');
    return section.toLowerCase(Locale.ROOT).startsWith("## " + folder + "\n")
        || Pattern.compile("(?m)^(\\| )?`" + folder + "/`").matcher(section).find()
        || section.contains("`" + folder + ".parquet`");
  }

  /** Types stand beside the columns they are of. */
  private static void add(String row, List<Documented> columns) {
    String[] cells = row.split("\\|", -1);
    for (int i = 0; i + 1 < cells.length; i++) {
      String types = cells[i + 1];
      WORD.matcher(cells[i])
          .results()
          .forEach(found -> columns.add(new Documented(found.group(1), types)));
    }
  }

  /** What a column may be called: the parts of its name that are not constants may be any. */
  private Pattern name(Path source, String expression) {
    return Pattern.compile(
        Stream.of(expression.split("\\+", -1))
            .map(String::strip)
            .map(part -> part(source, part))
            .collect(Collectors.joining()));
  }

  private String part(Path source, String part) {
    String any = part.startsWith("\"") ? part.replace("\"", "") : "\\w+";
    return constants.getOrDefault(key(source, part), any);
  }

  /** A constant as code of another class calls it. */
  private static String key(Path source, String name) {
    String type = source.getFileName().toString().replace(".java", "");
    return name.contains(".") ? name : type + "." + name;
  }

  private static List<Path> sources() throws IOException {
    try (Stream<Path> files = Files.walk(Page.ROOT.resolve("spark-job"))) {
      return files
          .filter(file -> file.toString().matches(".*/src/main/java/.*\\.java"))
          .sorted()
          .toList();
    }
  }
}
