package org.classblocks.docs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** A page of the documentation, in Markdown. */
record Page(Path file, String text) {
  /** The folder of the repository. */
  static final Path ROOT = root();

  /** Folders of what is built, installed or found. */
  private static final Set<String> NOT_OURS = Set.of(".git", "target", "node_modules", "runs");

  private static final Pattern LINK = Pattern.compile("\\[[^\\]]*]\\(([^)\\s]+)\\)");
  private static final Pattern HEADING = Pattern.compile("^#{1,6} +(.*)$");
  private static final Pattern FENCE = Pattern.compile("(?ms)^```.*?^```$");
  private static final Pattern INLINE_CODE = Pattern.compile("`[^`]*`");
  private static final Pattern ITEM = Pattern.compile("^ *([-*>]|\\d+\\.) +.*$");

  /** Tests of a module run in its folder, which is one or two levels down. */
  private static Path root() {
    Path folder = Path.of("").toAbsolutePath();
    while (!Files.isDirectory(folder.resolve("submit-scripts"))) {
      folder = folder.getParent();
    }
    return folder;
  }

  static Page of(Path file) {
    try {
      return new Page(file, Files.readString(file));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  static Page at(String path) {
    return of(ROOT.resolve(path));
  }

  /** Every page of the repository. */
  static List<Page> all() throws IOException {
    List<Page> pages = new ArrayList<>();
    Files.walkFileTree(
        ROOT,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
            return NOT_OURS.contains(folder.getFileName().toString())
                ? FileVisitResult.SKIP_SUBTREE
                : FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            if (file.toString().endsWith(".md")) {
              pages.add(of(file));
            }
            return FileVisitResult.CONTINUE;
          }
        });
    pages.sort(Comparator.comparing(Page::file));
    return pages;
  }

  /** The path from the folder of the repository. */
  String name() {
    return ROOT.relativize(file).toString();
  }

  private String withoutBlocks() {
    return FENCE.matcher(text).replaceAll("");
  }

  /** Where links and pictures lead to, as they are written. */
  List<String> links() {
    String prose = INLINE_CODE.matcher(withoutBlocks()).replaceAll("");
    return LINK.matcher(prose).results().map(link -> link.group(1)).toList();
  }

  /** What a link to a heading may end with, by the rule of GitHub. */
  Set<String> anchors() {
    Set<String> anchors = new HashSet<>();
    for (String line : withoutBlocks().split("\n", -1)) {
      var heading = HEADING.matcher(line);
      if (heading.matches()) {
        String anchor =
            heading
                .group(1)
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^\\p{L}\\p{N} _-]", "")
                .strip()
                .replace(' ', '-');
        int repeated = 0;
        String next = anchor;
        while (!anchors.add(next)) {
          repeated++;
          next = anchor + "-" + repeated;
        }
      }
    }
    return anchors;
  }

  /** The text from a heading of the second level to the next one. */
  String section(String heading) {
    String begin = "\n## " + heading + "\n";
    int start = text.indexOf(begin);
    if (start < 0) {
      throw new IllegalArgumentException(name() + " has no heading " + heading);
    }
    int end = text.indexOf("\n## ", start + begin.length());
    return text.substring(start, end < 0 ? text.length() : end);
  }

  /** The sentences of the prose: neither headings nor tables nor code. */
  List<String> sentences() {
    List<String> sentences = new ArrayList<>();
    StringBuilder paragraph = new StringBuilder();
    for (String line : withoutBlocks().split("\n", -1)) {
      boolean isItem = ITEM.matcher(line).matches();
      boolean isProse =
          isItem || (!line.isBlank() && !line.startsWith("    ") && !line.matches("^[|#].*"));
      if (isItem || !isProse) {
        addSentences(paragraph, sentences);
      }
      if (isProse) {
        paragraph.append(line.strip()).append(' ');
      }
    }
    addSentences(paragraph, sentences);
    return sentences;
  }

  private static void addSentences(StringBuilder paragraph, List<String> sentences) {
    String plain =
        INLINE_CODE
            .matcher(paragraph)
            .replaceAll("Code")
            .replaceAll("\\[([^\\]]*)]\\([^)]*\\)", "$1")
            .strip();
    paragraph.setLength(0);
    if (!plain.isEmpty()) {
      sentences.addAll(List.of(plain.split("(?<=[.!?]) +(?=[^a-z])", -1)));
    }
  }
}
