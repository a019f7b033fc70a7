package org.classblocks.spark.classes;

import java.util.AbstractList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.classblocks.Text;
import org.classblocks.similarity.ClassList;

/**
 * Reads a name per line. Lines that all begin or end with the id of a class, or begin with a key of
 * WordNet or Freebase, are pairs. Lines that look like another shape are refused.
 */
record ClassLines(ListFaults faults, ClassRecords records) {
  private static final Pattern KEY_AND_NAME =
      Pattern.compile("(n[0-9]{8}|/[mgt]/\\w+)[\\s,;:]++(\\S.*+)");
  private static final Pattern ID_AND_NAME =
      Pattern.compile("([0-9]{1,9})(?:\\s*+[:,;|=\\t)]\\s*+|\\.?\\s++)(?:-\\s++)?(\\S.*+)");
  private static final Pattern NAME_AND_ID =
      Pattern.compile("(.*\\S)\\s*[:,;|=\\t]\\s*([0-9]{1,9})");
  private static final Pattern QUOTED = Pattern.compile("([\"']).*\\1,");

  /** Starts of files that are no lists. */
  private static final List<String> OTHER_FILES =
      List.of("<?xml", "<!doctype", "<html", "version https://git-lfs");

  /** What separates cells, but not the parts of a name such as 'sea, ocean'. */
  private static final List<Pattern> SEPARATORS =
      Stream.of("\\t", ";", "\\|", ",(?! )").map(Pattern::compile).toList();

  /** Empty lines at the end are ignored. Others are refused, as they might stand for a class. */
  ClassList read(String text) {
    List<String> lines = text.stripTrailing().lines().map(String::strip).toList();
    int empty = lines.indexOf("");
    if (empty >= 0) {
      throw faults.wrong(Text.of("line %d is empty. Write a name in each line", empty + 1));
    }
    return pairs(lines).orElseGet(() -> names(lines));
  }

  private Optional<ClassList> pairs(List<String> lines) {
    return Stream.of(KEY_AND_NAME, ID_AND_NAME, NAME_AND_ID)
        .map(form -> split(lines, form))
        .flatMap(Optional::stream)
        .flatMap(pairs -> new ClassPairs(records).read(pairs).stream())
        .findFirst();
  }

  /** The two parts of each line, if each line has them; they are found when they are asked for. */
  private static Optional<List<String[]>> split(List<String> lines, Pattern form) {
    return lines.isEmpty() || !lines.stream().allMatch(form.asMatchPredicate())
        ? Optional.empty()
        : Optional.of(new Pairs(lines, form));
  }

  private ClassList names(List<String> lines) {
    if (!lines.isEmpty()) {
      requireNames(lines);
    }
    ClassColumns columns = new ClassColumns(faults);
    lines.forEach(columns::add);
    return records.of(columns);
  }

  private void requireNames(List<String> lines) {
    String first = lines.get(0);
    if (OTHER_FILES.stream().anyMatch(first.toLowerCase(Locale.ROOT)::startsWith)) {
      throw faults.unknown("a file that begins with '" + first + "'");
    }
    if (lines.size() == 1) {
      return;
    }
    if (ClassRecords.isName(first)) {
      throw faults.wrong(
          Text.of(
              "line 1, '%s', may be a header or a class. Remove the header, or make a JSON list of"
                  + " the names",
              first));
    }
    if (areCounted(lines)) {
      throw faults.wrong(
          Text.of(
              "lines begin with numbers other than 0 to %d, such as '%s'. Number the classes from"
                  + " 0, or make a JSON list of the names",
              lines.size() - 1, first));
    }
    if (lines.subList(0, lines.size() - 1).stream().allMatch(QUOTED.asMatchPredicate())
        || SEPARATORS.stream().anyMatch(separator -> areCells(lines, separator))) {
      throw faults.unknown("lines such as '" + first + "'");
    }
  }

  /** Whether all lines begin with numbers that ascend. */
  private static boolean areCounted(List<String> lines) {
    Optional<List<String[]>> pairs = split(lines, ID_AND_NAME);
    int before = -1;
    for (String[] pair : pairs.orElse(List.of())) {
      int number = Integer.parseInt(pair[0]);
      if (number <= before) {
        return false;
      }
      before = number;
    }
    return pairs.isPresent();
  }

  /** Whether a separator cuts each line into the same number of cells, two or more. */
  private static boolean areCells(List<String> lines, Pattern separator) {
    long cells = separator.matcher(lines.get(0)).results().count();
    return cells > 0
        && lines.stream().allMatch(line -> separator.matcher(line).results().count() == cells);
  }

  private static final class Pairs extends AbstractList<String[]> {
    private final List<String> lines;
    private final Pattern form;

    Pairs(List<String> lines, Pattern form) {
      this.lines = lines;
      this.form = form;
    }

    @Override
    public String[] get(int line) {
      Matcher parts = form.matcher(lines.get(line));
      if (!parts.matches()) {
        throw new IllegalStateException("line " + line + " no longer has two parts");
      }
      return new String[] {parts.group(1), parts.group(2)};
    }

    @Override
    public int size() {
      return lines.size();
    }
  }
}
