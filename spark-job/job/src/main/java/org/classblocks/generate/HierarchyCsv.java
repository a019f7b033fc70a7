package org.classblocks.generate;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvParser;
import java.io.IOException;
import java.io.Reader;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.classblocks.UserErrorException;
import org.classblocks.synthetic.Hierarchy;

/**
 * Reads a hierarchy: a CSV with the header {@code name,level_1,level_2,...} and a line per class,
 * in the order of ids. A cell names the block of the class on that level, outermost first. After an
 * empty cell all further cells are empty. Blocks of the same name inside different blocks are
 * different blocks.
 */
public final class HierarchyCsv {
  private final String where;
  private final List<String> names = new ArrayList<>();
  private final List<int[]> paths = new ArrayList<>();
  private final List<Map<List<String>, Integer>> blocks = new ArrayList<>();

  private HierarchyCsv(String where) {
    this.where = where;
  }

  /**
   * Reads a hierarchy.
   *
   * @param reader the text; read to its end
   * @param where the name of the text in messages, such as its path
   * @throws UserErrorException naming the line that is wrong
   */
  public static Hierarchy read(Reader reader, String where) throws IOException {
    try {
      return new HierarchyCsv(where).read(reader);
    } catch (JsonProcessingException e) {
      throw UserErrorException.input(
              "%s is not a CSV file: %s. Check its quotes and commas.",
              where, e.getOriginalMessage().lines().findFirst().orElse(""))
          .causedBy(e);
    }
  }

  private Hierarchy read(Reader reader) throws IOException {
    CsvMapper mapper =
        CsvMapper.builder()
            .enable(CsvParser.Feature.WRAP_AS_ARRAY)
            .enable(CsvParser.Feature.TRIM_SPACES)
            .enable(CsvParser.Feature.SKIP_EMPTY_LINES)
            .build();
    MappingIterator<String[]> rows = mapper.readerFor(String[].class).readValues(reader);
    checkHeader(rows.hasNextValue() ? rows.nextValue() : new String[0]);
    while (rows.hasNextValue()) {
      add(rows.nextValue(), rows.getParser().currentTokenLocation().getLineNr());
    }
    if (names.isEmpty()) {
      throw UserErrorException.input(
          "%s: expected a line per class below the header, found" + " none. Add the classes.",
          where);
    }
    int[][] byLevel = new int[blocks.size()][names.size()];
    for (int level = 0; level < byLevel.length; level++) {
      for (int id = 0; id < names.size(); id++) {
        byLevel[level][id] = paths.get(id)[level];
      }
    }
    return new Hierarchy(names, byLevel);
  }

  private void checkHeader(String[] header) {
    for (int i = 0; i < Math.max(1, header.length); i++) {
      String expected = i == 0 ? "name" : "level_" + i;
      String found = i < header.length ? header[i] : "nothing";
      if (!expected.equals(i == 0 && found.startsWith("\uFEFF") ? found.substring(1) : found)) {
        throw UserErrorException.input(
            "%s: expected the header name,level_1,level_2,..., found \"%s\" in place of \"%s\"."
                + " Rename the column.",
            where, found, expected);
      }
    }
    for (int level = 1; level < header.length; level++) {
      blocks.add(new HashMap<>());
    }
  }

  private void add(String[] row, int line) {
    if (row.length > blocks.size() + 1 || row[0].isEmpty()) {
      throw UserErrorException.input(
          "%s, line %d: expected a name and at most %d levels, found %s. Quote cells with"
              + " commas.",
          where, line, blocks.size(), Arrays.toString(row));
    }
    List<String> cells = new ArrayList<>(Arrays.asList(row));
    cells.addAll(Collections.nCopies(blocks.size() + 1 - row.length, ""));
    int[] path = new int[blocks.size()];
    for (int level = 0; level < path.length; level++) {
      String cell = cells.get(level + 1);
      if (cell.isEmpty()) {
        path[level] = Hierarchy.NONE;
      } else if (level > 0 && path[level - 1] == Hierarchy.NONE) {
        throw UserErrorException.input(
            "%s, line %d: \"%s\" is in a block on level_%d but in none on level_%d. Fill that"
                + " in.",
            where, line, row[0], level + 1, level);
      } else {
        Map<List<String>, Integer> known = blocks.get(level);
        path[level] =
            known.computeIfAbsent(List.copyOf(cells.subList(1, level + 2)), k -> known.size());
      }
    }
    names.add(row[0]);
    paths.add(path);
  }
}
