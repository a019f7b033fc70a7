package org.classblocks.tracks;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.classblocks.Text;
import org.classblocks.similarity.ClassList;

/** The row of each class, and what is said of rows that name none. */
final class ClassRows {
  private static final int SHOWN = 5;
  private static final int SHOWN_LETTERS = 60;

  private final Map<String, Integer> ids;
  private final String[][] rows;
  private final List<String> unknown = new ArrayList<>();
  private int unknownCount;
  private int repeated;

  /**
   * @param areIds whether classes are named by their ids, whatever their names are
   */
  ClassRows(ClassList classes, boolean areIds) {
    this.ids = areIds ? ClassList.numbered(classes.size()).idsByName() : classes.idsByLabel();
    this.rows = new String[classes.size()][];
  }

  /**
   * Takes a row.
   *
   * @param named the column that names the class
   */
  void add(String[] row, int named) {
    String name = named < row.length ? row[named].strip() : "";
    Integer id = ids.get(name);
    if (id == null) {
      unknownCount++;
      if (unknown.size() < SHOWN) {
        unknown.add(name);
      }
    } else if (rows[id] == null) {
      rows[id] = row;
    } else {
      repeated++;
    }
  }

  boolean isEmpty() {
    return Arrays.stream(rows).allMatch(Objects::isNull);
  }

  /** Whether a column says something of a class. */
  boolean hasValues(int column) {
    return IntStream.range(0, rows.length).anyMatch(id -> !cell(id, column).isEmpty());
  }

  /** The cells of a column, by class id. */
  List<String> cells(int column) {
    return IntStream.range(0, rows.length).mapToObj(id -> cell(id, column)).toList();
  }

  private String cell(int id, int column) {
    return rows[id] == null || column >= rows[id].length
        ? ""
        : TrackTable.shortened(rows[id][column]);
  }

  /** The name in the first row that names no class; empty without rows. */
  String firstUnknown() {
    return unknown.isEmpty() ? "" : quotable(unknown.get(0));
  }

  /** Sentences on rows that are not shown. */
  List<String> notes() {
    List<String> notes = new ArrayList<>();
    if (unknownCount > 0) {
      notes.add(
          Text.of(
              "%,d %s in the file of tracks %s no class, or one of several of this name: '%s'%s."
                  + " Correct them, or name classes by id.",
              unknownCount,
              unknownCount == 1 ? "row" : "rows",
              unknownCount == 1 ? "names" : "name",
              String.join("', '", unknown.stream().map(ClassRows::quotable).toList()),
              unknownCount > unknown.size() ? ", ..." : ""));
    }
    if (repeated > 0) {
      notes.add(
          Text.of(
              "%,d %s in the file of tracks %s a class that an earlier row has, and %s ignored.",
              repeated,
              repeated == 1 ? "row" : "rows",
              repeated == 1 ? "names" : "name",
              repeated == 1 ? "is" : "are"));
    }
    return notes;
  }

  private static String quotable(String name) {
    String line = Text.onOneLine(name);
    return line.codePointCount(0, line.length()) <= SHOWN_LETTERS
        ? line
        : line.substring(0, line.offsetByCodePoints(0, SHOWN_LETTERS - 1)) + "…";
  }
}
