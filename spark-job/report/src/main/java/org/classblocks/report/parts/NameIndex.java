package org.classblocks.report.parts;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.classblocks.blocks.Block;
import org.classblocks.blocks.taxonomy.TaxonomyMatches;
import org.classblocks.report.model.ReportFiles;
import org.classblocks.report.script.LittleEndian;
import org.classblocks.report.script.PageJson;
import org.classblocks.report.script.ScriptFile;
import org.classblocks.report.text.PlainText;
import org.classblocks.result.RunResult;
import org.classblocks.similarity.ClassList;

/**
 * What the page can search for, sorted, in files of a few thousand names each: classes by name and
 * by key, blocks, and nodes of the taxonomy. They are sorted as they are searched: without accents
 * and without case.
 *
 * <p>O(n log n) time for n names. Memory: some 200 bytes a name.
 */
final class NameIndex {
  /** The names of a file. */
  static final int NAMES_A_FILE = 4096;

  private static final Pattern MARKS = Pattern.compile("\\p{M}+");

  private final List<Entry> entries = new ArrayList<>();

  /** What a name is of, as the script knows it. */
  private enum Kind {
    CLASS(0),
    BLOCK(1),
    NODE(2);

    /** How the script knows it. */
    private final int code;

    Kind(int code) {
      this.code = code;
    }
  }

  /**
   * A name.
   *
   * @param folded as it is searched
   * @param title what it stands for, if it is a key; otherwise empty
   * @param id of the class, the block or the node
   * @param start the first position of what it stands for
   * @param end the position after the last
   */
  private record Entry(
      String folded, String name, String title, Kind kind, int id, int start, int end) {
    static Entry of(String name, String title, Kind kind, int id, int start, int end) {
      String folded = NameIndex.folded(name);
      return new Entry(folded.equals(name) ? name : folded, name, title, kind, id, start, end);
    }
  }

  NameIndex(RunResult result) {
    ClassList classes = result.classes();
    for (int id = 0; id < classes.size(); id++) {
      int position = result.order().positionOf(id);
      String name = PlainText.className(classes.name(id));
      entries.add(Entry.of(name, "", Kind.CLASS, id, position, position + 1));
      if (!classes.keys().isEmpty()) {
        String key = PlainText.of(classes.keys().get(id));
        if (!key.isEmpty() && !key.equals(name)) {
          entries.add(Entry.of(key, name, Kind.CLASS, id, position, position + 1));
        }
      }
    }
    for (Block block : result.blocks().blocks()) {
      String name = PlainText.of(block.name());
      entries.add(Entry.of(name, "", Kind.BLOCK, block.id(), block.start(), block.end()));
    }
    result.taxonomy().ifPresent(this::add);
    entries.sort(
        Comparator.comparing(Entry::folded).thenComparing(Entry::kind).thenComparingInt(Entry::id));
  }

  private void add(TaxonomyMatches matches) {
    for (int id = 0; id < matches.ofNodes().size(); id++) {
      TaxonomyMatches.OfNode node = matches.ofNodes().get(id);
      if (node.start() >= 0) {
        String name = PlainText.of(node.name());
        entries.add(Entry.of(name, "", Kind.NODE, id, node.start(), node.end()));
      }
    }
  }

  /** A text as it is searched: compatible letters alike, without marks, without case. */
  static String folded(String text) {
    String decomposed = Normalizer.normalize(text, Normalizer.Form.NFKD);
    return MARKS.matcher(decomposed).replaceAll("").toLowerCase(Locale.ROOT);
  }

  /** The first name of each file, as it is searched. */
  List<String> firstNames() {
    List<String> first = new ArrayList<>();
    for (int at = 0; at < entries.size(); at += NAMES_A_FILE) {
      first.add(entries.get(at).folded());
    }
    return first;
  }

  void write(ReportFiles files) throws IOException {
    for (int at = 0; at < entries.size(); at += NAMES_A_FILE) {
      List<Entry> some = entries.subList(at, Math.min(entries.size(), at + NAMES_A_FILE));
      StringWriter names = new StringWriter();
      PageJson.write(some.stream().map(Entry::name).toList(), names);
      StringWriter titles = new StringWriter();
      PageJson.write(some.stream().map(Entry::title).toList(), titles);
      int[] numbers = new int[4 * some.size()];
      for (int i = 0; i < some.size(); i++) {
        numbers[4 * i] = some.get(i).kind().code;
        numbers[4 * i + 1] = some.get(i).id();
        numbers[4 * i + 2] = some.get(i).start();
        numbers[4 * i + 3] = some.get(i).end();
      }
      try (ScriptFile file = ScriptFile.create(files, "parts/names-" + at / NAMES_A_FILE)) {
        file.add("names", names.toString().getBytes(StandardCharsets.UTF_8));
        file.add("titles", titles.toString().getBytes(StandardCharsets.UTF_8));
        file.add("numbers", LittleEndian.bytes(numbers));
      }
    }
  }
}
