package org.classblocks.report.table;

import java.util.List;
import org.classblocks.report.text.ExcludedText;
import org.classblocks.report.text.Numbers;
import org.classblocks.similarity.Similarity;

/** The table of classes without a correlation. */
final class ExcludedRows {
  private static final int MOST_CLASSES = 500;

  private ExcludedRows() {}

  /**
   * What the page says of classes without a correlation.
   *
   * @param count how many there are, as the beginning of a sentence
   * @param unlisted how many classes are not among the rows; empty for none
   */
  record Section(List<Row> rows, String count, String unlisted) {}

  record Row(ClassName who, String why) {}

  /** The first classes without a correlation by id; null without any. */
  static Section of(Similarity similarity, ClassNames names) {
    List<Integer> excluded = similarity.excludedClasses();
    return excluded.isEmpty()
        ? null
        : new Section(
            excluded.stream()
                .limit(MOST_CLASSES)
                .map(id -> new Row(names.of(id), ExcludedText.why(similarity.status(id))))
                .toList(),
            Numbers.count(excluded.size(), "class has", "classes have"),
            Numbers.countOver(excluded.size(), MOST_CLASSES));
  }
}
