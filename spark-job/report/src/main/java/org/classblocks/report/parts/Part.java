package org.classblocks.report.parts;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A part of the order that is shown by itself: a range of positions in rows. Of a small part each
 * row is a class. A row of a large one stands for some classes, which are shown in a part inside
 * this one.
 *
 * @param id its place among all parts
 * @param parent the id of the part around it; -1 for the whole
 * @param start its first position
 * @param end the position after its last
 * @param rows side by side, from its start to its end
 */
record Part(int id, int parent, int start, int end, List<Row> rows) {
  Part {
    rows = List.copyOf(rows);
  }

  /**
   * Some positions side by side.
   *
   * @param part the id of the part that shows them in smaller rows; -1 for a class of a small part
   */
  record Row(int start, int end, int part) {
    int size() {
      return end - start;
    }
  }

  int size() {
    return end - start;
  }

  /** Whether each row is a class. */
  boolean isOfClasses() {
    return rows.size() == size();
  }

  /** Where each row starts, and the end of the last. */
  int[] bounds() {
    return IntStream.concat(rows.stream().mapToInt(Row::start), IntStream.of(end)).toArray();
  }

  /** The row of each position, the first that of the start. */
  int[] rowByPosition() {
    int[] rowOf = new int[size()];
    for (int row = 0; row < rows.size(); row++) {
      Arrays.fill(rowOf, rows.get(row).start() - start, rows.get(row).end() - start, row);
    }
    return rowOf;
  }
}
