package org.classblocks.docs;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The table of the rooms, made from what each {@code package-info.java} says. */
final class RoomsPage {
  static final String PATH = "spark-job/docs/design/rooms.md";

  private static final List<String> MODULES = List.of("core", "report", "job");
  private static final Path SOURCES = Path.of("src", "main", "java", "org", "classblocks");
  private static final Pattern JAVADOC = Pattern.compile("(?s)/\\*\\*(.*?)\\*/");
  private static final Pattern TAG = Pattern.compile("\\{@\\w+ (?:[\\w.]*[.#])?([^}]*)}");
  private static final Pattern FLOW = Pattern.compile("Comes in: (.*?)\\. Goes out: (.*?)\\.$");

  private static final String HEAD =
      """
      # Rooms

      A room is a package. The `package-info.java` of each room says what it does, which rooms it sees, and which of its types
      other rooms may name: its facade. `ArchitectureTest` holds that. This page is made from these files.
      """;

  private static final String TABLE_HEAD =
      """
      | room | holds | comes in | goes out |
      |---|---|---|---|
      """;

  private RoomsPage() {}

  /** The page as it should be. */
  static String expected() throws IOException {
    StringBuilder page = new StringBuilder(HEAD);
    for (String module : MODULES) {
      page.append("\n## ").append(module).append("\n\n").append(TABLE_HEAD);
      for (Map.Entry<String, Path> room : rooms(module).entrySet()) {
        page.append(row(room.getKey(), Files.readString(room.getValue())));
      }
    }
    return page.toString();
  }

  /** The names of all rooms. */
  static Set<String> names() throws IOException {
    Set<String> names = new TreeSet<>();
    for (String module : MODULES) {
      names.addAll(rooms(module).keySet());
    }
    return names;
  }

  /** The declaration of each room of a module, by name. */
  private static SortedMap<String, Path> rooms(String module) throws IOException {
    Path root = Page.ROOT.resolve(Path.of("spark-job", module)).resolve(SOURCES);
    SortedMap<String, Path> rooms = new TreeMap<>();
    try (Stream<Path> files = Files.walk(root)) {
      files
          .filter(file -> file.endsWith("package-info.java"))
          .filter(file -> !file.getParent().equals(root))
          .forEach(file -> rooms.put(name(root.relativize(file.getParent())), file));
    }
    return rooms;
  }

  private static String name(Path folder) {
    return folder.toString().replace(File.separatorChar, '.');
  }

  private static String row(String room, String source) {
    Matcher javadoc = JAVADOC.matcher(source);
    String text = javadoc.find() ? javadoc.group(1).replaceAll("\\s*\\n \\* ?", " ").strip() : "";
    String[] parts = TAG.matcher(text).replaceAll("`$1`").split("\\s*<p>", 2);
    Matcher flow = FLOW.matcher(parts.length > 1 ? parts[1].strip() : "");
    boolean flows = flow.find();
    return Stream.of(
            "`" + room + "`",
            parts[0].strip(),
            flows ? flow.group(1) : "",
            flows ? flow.group(2) : "")
        .collect(Collectors.joining(" | ", "| ", " |\n"));
  }
}
