package org.classblocks.report;

import java.util.List;
import org.classblocks.similarity.ClassStatus;
import org.classblocks.similarity.SimilarityMatrix;

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

  /** A class without a correlation. */
  record Row(ClassName who, String why) {}

  /** The first classes without a correlation by id; null without any. */
  static Section of(SimilarityMatrix similarity, ClassNames names) {
    List<Integer> excluded = similarity.excludedClasses();
    return excluded.isEmpty()
        ? null
        : new Section(
            excluded.stream()
                .limit(MOST_CLASSES)
                .map(id -> new Row(names.of(id), reason(similarity.status(id))))
                .toList(),
            Numbers.count(excluded.size(), "class has", "classes have"),
            Numbers.countOver(excluded.size(), MOST_CLASSES));
  }

  /** Why a class has no correlation, in words. */
  static String reason(ClassStatus status) {
    return switch (status) {
      case OK -> "";
      case CONSTANT -> "Its scores never vary, or there are fewer than two samples.";
      case UNLABELLED -> "No sample carries its label.";
      case OUT_OF_RANGE ->
          "The squares of its scores, times weights, are too large or too small to be computed.";
    };
  }
}
