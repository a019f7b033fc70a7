package org.classblocks.docs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The table of the rooms, made from what each {@code package-info.java} says. */
final class RoomsPage {
  static final String PATH = "spark-job/docs/design/rooms.md";

  private static final Path SOURCES = Path.of("src", "main", "java", "org", "classblocks");
  private static final Pattern JAVADOC = Pattern.compile("(?s)/\\*\\*(.*?)\\*/");
  private static final Pattern TAG = Pattern.compile("\\{@\\w+ (?:[\\w.]*[.#])?([^}]*)}");
  private static final Pattern FACADE = Pattern.compile("(?s)facade\\s*=\\s*\\{?([^})]*)");
  private static final Pattern FLOW = Pattern.compile("Comes in: (.*?)\\. Goes out: (.*?)\\.$");

  private static final String HEAD =
      """
      # Rooms

      A room is a package. Other rooms may name only the types of its facade. Tests of the
      architecture hold that, and which room sees which. This page is made from the
      `package-info.java` of each room, which also lists the rooms that it sees.
      """;

  private static final String TABLE_HEAD =
      """
      | room | does | comes in | goes out | facade |
      |---|---|---|---|---|
      """;

  private RoomsPage() {}

  /** The page as it should be. */
  static String expected() throws IOException {
    StringBuilder page = new StringBuilder(HEAD);
    for (String module : List.of("core", "report", "job")) {
      page.append("\n## ").append(module).append("\n\n").append(TABLE_HEAD);
      Path root = Page.ROOT.resolve(Path.of("spark-job", module)).resolve(SOURCES);
      for (Path file : rooms(root)) {
        page.append(row(root.relativize(file.getParent()), Files.readString(file)));
      }
    }
    return page.toString();
  }

  private static List<Path> rooms(Path root) throws IOException {
    try (Stream<Path> files = Files.walk(root)) {
      return files
          .filter(file -> file.endsWith("package-info.java"))
          .filter(file -> !file.getParent().equals(root))
          .sorted()
          .toList();
    }
  }

  private static String row(Path room, String source) {
    Matcher javadoc = JAVADOC.matcher(source);
    String text = javadoc.find() ? javadoc.group(1).replaceAll("\\s*\\n \\* ?", " ").strip() : "";
    String[] parts = TAG.matcher(text).replaceAll("`$1`").split("\\s*<p>", 2);
    Matcher flow = FLOW.matcher(parts.length > 1 ? parts[1].strip() : "");
    boolean flows = flow.find();
    return Stream.of(
            "`" + room.toString().replace('/', '.') + "`",
            parts[0].strip(),
            flows ? flow.group(1) : "",
            flows ? flow.group(2) : "",
            facade(source))
        .collect(Collectors.joining(" | ", "| ", " |\n"));
  }

  private static String facade(String source) {
    Matcher facade = FACADE.matcher(source);
    return facade.find()
        ? Stream.of(facade.group(1).split(",", -1))
            .map(type -> type.strip().replace(".class", ""))
            .filter(type -> !type.isEmpty())
            .map(type -> "`" + type + "`")
            .collect(Collectors.joining(", "))
        : "";
  }
}
