package org.classblocks.spark.text;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** Tells what the texts of a column hold from the first of them. */
public final class LayoutFinder {
  private LayoutFinder() {}

  /**
   * The layout of most of the first texts; nothing if they have none.
   *
   * @param texts some texts, none of them empty
   */
  public static Optional<TextLayout> of(List<String> texts, JsonPath path) {
    ScoreText plain = new ScoreText(path, TextLayout.VECTOR);
    List<TextScores> read = texts.stream().flatMap(text -> plain.read(text).stream()).toList();
    if (isMost(read, texts, TextScores::areListed)) {
      return Optional.of(TextLayout.LISTS);
    }
    ScoreText inPairs = new ScoreText(path, TextLayout.PAIRS);
    List<TextScores> pairs = texts.stream().flatMap(text -> inPairs.read(text).stream()).toList();
    if (isMost(pairs, texts, TextScores::areListed) && areOfClasses(pairs)) {
      return Optional.of(TextLayout.PAIRS);
    }
    return isMost(read, texts, scores -> !scores.areListed())
        ? Optional.of(TextLayout.VECTOR)
        : Optional.empty();
  }

  private static boolean isMost(
      List<TextScores> read, List<String> texts, Predicate<TextScores> condition) {
    return 2 * read.stream().filter(condition).count() > texts.size();
  }

  /** Whether all classes are names or whole numbers, and some score is not whole. */
  private static boolean areOfClasses(List<TextScores> pairs) {
    return pairs.stream()
            .allMatch(
                found ->
                    found.classes().stream()
                        .allMatch(id -> PlainText.isWhole(id) || !PlainText.isNumber(id)))
        && pairs.stream()
            .anyMatch(
                found ->
                    found.scores().stream()
                        .anyMatch(score -> score != null && score != Math.rint(score)));
  }
}
