package org.classblocks.tracks;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvParser;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.classblocks.Text;
import org.classblocks.UserErrorException;
import org.classblocks.report.model.ClassTrack;
import org.classblocks.similarity.ClassList;

/**
 * Reads a table of tracks: a header, a column that names the class, and a track in each other one.
 *
 * <p>The class is named by the first column that is called like an id, a key or a name of a class,
 * otherwise by the first column. Further columns that are called so are not shown.
 */
record TrackTable(String path) {
  private static final int MOST_TRACKS = 20;

  /** Longer texts are cut, so that no cell makes a page large. */
  private static final int MOST_LETTERS = 300;

  private static final List<String> SEPARATORS = List.of(",", ";", "\t");
  private static final List<String> IDS = List.of("class_id", "id", "index", "class_index");
  private static final List<String> OTHER_NAMES =
      List.of(
          "class",
          "class_name",
          "name",
          "display_name",
          "label",
          "class_key",
          "key",
          "mid",
          "wnid");

  /**
   * The tracks of a text.
   *
   * @throws UserErrorException if it is no such table, or names none of the classes
   */
  GivenTracks read(String text, ClassList classes) {
    List<String[]> rows = rows(text);
    if (rows.isEmpty() || rows.get(0).length < 2) {
      throw wrong(
          "expected CSV with a header and two or more columns, found "
              + (rows.isEmpty() ? "nothing" : "one column")
              + ". Write, for example, class_id,kind");
    }
    List<String> header = Arrays.stream(rows.get(0)).map(String::strip).toList();
    int named = classColumn(header);
    ClassRows found = new ClassRows(classes, isKind(IDS, header.get(named)));
    for (String[] row : rows.subList(1, rows.size())) {
      found.add(row, named);
    }
    if (found.isEmpty()) {
      throw wrong(
          Text.of(
              "column '%s' names none of the classes: expected ids, keys or names such as '%s',"
                  + " found '%s'. Name the column of the class class_id, class_key or class_name",
              header.get(named), classes.name(0), found.firstUnknown()));
    }
    List<Integer> columns =
        IntStream.range(0, header.size())
            .filter(column -> column != named && !namesClasses(header.get(column)))
            .filter(found::hasValues)
            .boxed()
            .toList();
    List<String> notes = new ArrayList<>(found.notes());
    if (columns.size() > MOST_TRACKS) {
      notes.add(
          Text.of(
              "Of the %d columns in the file of tracks, the first %d are shown.",
              columns.size(), MOST_TRACKS));
    }
    return new GivenTracks(
        columns.stream()
            .limit(MOST_TRACKS)
            .map(column -> new ClassTrack(title(header, column), found.cells(column)))
            .toList(),
        notes);
  }

  private static String title(List<String> header, int column) {
    String title = shortened(header.get(column));
    return title.isEmpty() ? "Column " + (column + 1) : title;
  }

  private static int classColumn(List<String> header) {
    OptionalInt ids =
        IntStream.range(0, header.size())
            .filter(column -> namesClasses(header.get(column)))
            .findFirst();
    return ids.orElse(0);
  }

  private static boolean namesClasses(String column) {
    return isKind(IDS, column) || isKind(OTHER_NAMES, column);
  }

  private static boolean isKind(List<String> names, String column) {
    return names.contains(column.toLowerCase(Locale.ROOT).replaceAll("[ -]", "_"));
  }

  /** A text with at most so many letters. */
  static String shortened(String text) {
    String cell = text.strip();
    return cell.codePointCount(0, cell.length()) <= MOST_LETTERS
        ? cell
        : cell.substring(0, cell.offsetByCodePoints(0, MOST_LETTERS - 1)) + "…";
  }

  /** All rows with anything in them, the header first. */
  private List<String[]> rows(String text) {
    String separator = separator(text);
    try (MappingIterator<String[]> rows =
        CsvMapper.builder()
            .enable(CsvParser.Feature.WRAP_AS_ARRAY)
            .build()
            .readerFor(String[].class)
            .with(CsvSchema.emptySchema().withColumnSeparator(separator.charAt(0)))
            .readValues(text)) {
      List<String[]> read = new ArrayList<>();
      while (rows.hasNextValue()) {
        String[] row = rows.nextValue();
        if (!String.join("", row).isBlank()) {
          requireHeader(read, row, rows.getParser().currentTokenLocation().getLineNr());
          read.add(row);
        }
      }
      return read;
    } catch (JsonProcessingException malformed) {
      throw wrong(
              Text.of(
                  "expected CSV with a header, but in line %d: %s. Check the quotes and commas",
                  malformed.getLocation().getLineNr(), malformed.getOriginalMessage()))
          .causedBy(malformed);
    } catch (IOException unreadable) {
      throw new IllegalStateException("a text in memory cannot be read", unreadable);
    }
  }

  private void requireHeader(List<String[]> read, String[] row, int line) {
    if (!read.isEmpty() && row.length > read.get(0).length) {
      throw wrong(
          Text.of(
              "line %d has %d cells, and the header %d. Quote cells with commas",
              line, row.length, read.get(0).length));
    }
  }

  /** The separator that gives the first line the most columns. */
  private static String separator(String text) {
    String first = text.lines().filter(line -> !line.isBlank()).findFirst().orElse("");
    return SEPARATORS.stream()
        .max(
            Comparator.comparingInt((String separator) -> first.split(separator, -1).length)
                .thenComparing(SEPARATORS::indexOf, Comparator.reverseOrder()))
        .orElseThrow();
  }

  UserErrorException wrong(String what) {
    return UserErrorException.input("Tracks %s: %s.", path, what);
  }
}
