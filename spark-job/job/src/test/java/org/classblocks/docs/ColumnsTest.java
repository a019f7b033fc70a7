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
 * Every column of every table is documented in a section about that table. The tables are found in
 * the sources: a file that calls {@code ParquetTable.named} has tables, and the columns are what it
 * adds to them.
 */
class ColumnsTest {
  private static final Pattern TABLE = Pattern.compile(">named\\(\\s*\"([^\"]+)\"\\s*\\)");
  private static final Pattern COLUMN =
      Pattern.compile(
          "\\.(?:int32|int64|float64|finiteFloat64|bool|text|ints|floats|doubles|optionalInt32"
              + "|optionalInt64)\\(\\s*([^,()]+),");
  private static final Pattern CONSTANT = Pattern.compile("String (\\w+) =\\s*\"([^\"]+)\";");
  private static final Pattern WORD = Pattern.compile("`([a-z][a-z0-9_]*)`");
  private static final int FEWEST = 200;

  private final Map<String, String> constants = new HashMap<>();

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
      List<String> words = tables.isEmpty() ? List.of() : documented(tables);
      Matcher column = COLUMN.matcher(code);
      while (!tables.isEmpty() && column.find()) {
        Pattern name = name(source, column.group(1));
        columns++;
        if (words.stream().noneMatch(word -> name.matcher(word).matches())) {
          missing.add(String.join(", ", tables) + ": " + name);
        }
      }
    }
    assertThat(missing).as("columns that reference/outputs.md and formats.md lack").isEmpty();
    assertThat(columns).isGreaterThan(FEWEST);
  }

  /** The words in code of all sections that are about one of some tables. */
  private static List<String> documented(List<String> tables) {
    List<String> sections = new ArrayList<>();
    for (String page : List.of("outputs.md", "formats.md")) {
      String text = Page.at("spark-job/docs/reference/" + page).text();
      sections.addAll(List.of(text.split("(?m)^(?=## )", -1)));
    }
    return sections.stream()
        .filter(section -> tables.stream().anyMatch(table -> isAbout(section, table)))
        .flatMap(section -> WORD.matcher(section).results())
        .map(found -> found.group(1))
        .toList();
  }

  private static boolean isAbout(String section, String table) {
    String folder = table.replace('_', '-');
    return section.toLowerCase(Locale.ROOT).startsWith("## " + folder + "\n")
        || Pattern.compile("(?m)^(\\| )?`" + folder + "/`").matcher(section).find()
        || section.contains("`" + folder + ".parquet`");
  }

  /** What a column may be called: the parts of its name that are not constants may be any. */
  private Pattern name(Path source, String expression) {
    return Pattern.compile(
        Stream.of(expression.split("\\+", -1))
            .map(String::strip)
            .map(part -> constants.getOrDefault(key(source, part), part))
            .map(part -> constants.getOrDefault(part, part))
            .map(
                part ->
                    part.startsWith("\"")
                        ? part.replace("\"", "")
                        : constants.containsValue(part) ? part : "\\w+")
            .collect(Collectors.joining()));
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
