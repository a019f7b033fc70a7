package org.classblocks.report;

import java.util.ArrayList;
import java.util.List;

/** The table of the most similar pairs. */
final class NearestPairRows {
  private NearestPairRows() {}

  /** Two classes by their place among the most similar pairs. */
  record Row(Figure rank, ClassName first, ClassName second, Figure similarity) {}

  static List<Row> of(NearestPairs pairs, ClassNames names) {
    List<Row> rows = new ArrayList<>();
    for (NearestPairs.Pair pair : pairs.pairs()) {
      rows.add(
          new Row(
              Figure.count(rows.size() + 1L),
              names.of(pair.first()),
              names.of(pair.second()),
              Figure.threeDecimals(pair.similarity())));
    }
    return rows;
  }
}
