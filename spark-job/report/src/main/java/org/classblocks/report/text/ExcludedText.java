package org.classblocks.report.text;

import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.stream.Collectors;
import org.classblocks.Text;
import org.classblocks.similarity.ClassStatus;

/** Says which classes have no correlation, and why: the first few by name. */
public final class ExcludedText {
  private static final int NAMED = 5;

  private ExcludedText() {}

  /**
   * Such as "2 of 12 classes have no correlation: their scores never vary (constant): tench, eel".
   *
   * @param all how many classes the run has
   * @param excluded the names of those without a correlation, by the reason; at least one
   */
  public static String of(int all, SortedMap<ClassStatus, List<String>> excluded) {
    int count = count(excluded);
    String classes = Numbers.count(all, "class", "classes");
    String beginning =
        count == all
            ? Text.of("None of %s has a correlation", classes)
            : Text.of(
                "%s of %s %s no correlation",
                Numbers.count(count), classes, count == 1 ? "has" : "have");
    return beginning + ": " + reasons(excluded);
  }

  /**
   * Such as "1 class had a correlation before and has none now: its scores never vary (constant):
   * eel".
   *
   * @param lost the names of the classes, by the reason; at least one
   */
  public static String ofLost(SortedMap<ClassStatus, List<String>> lost) {
    int count = count(lost);
    return Text.of(
        "%s had a correlation before and %s none now: %s",
        Numbers.count(count, "class", "classes"), count == 1 ? "has" : "have", reasons(lost));
  }

  private static int count(Map<ClassStatus, List<String>> names) {
    return names.values().stream().mapToInt(List::size).sum();
  }

  private static String reasons(SortedMap<ClassStatus, List<String>> names) {
    return names.entrySet().stream()
        .map(
            entry ->
                Text.of(
                    "%s (%s): %s",
                    reason(entry.getKey(), entry.getValue().size() == 1),
                    entry.getKey().text(),
                    first(entry.getValue())))
        .collect(Collectors.joining("; "));
  }

  private static String reason(ClassStatus status, boolean isOne) {
    String whose = isOne ? "its " : "their ";
    return switch (status) {
      case OK -> throw new IllegalArgumentException("it has a correlation");
      case CONSTANT -> whose + "scores never vary";
      case NEVER_FINITE -> whose + "scores are never finite";
      case OUT_OF_RANGE -> whose + "scores are too large or too small";
      case RARELY_LISTED -> "too few samples list " + (isOne ? "it" : "them");
      case UNLABELLED -> "no sample carries " + whose + (isOne ? "label" : "labels");
      case EXPLAINED -> "the attributes that are taken out explain " + whose + "scores";
    };
  }

  /** Why a class has no correlation, in a sentence; empty if it has one. */
  public static String why(ClassStatus status) {
    return switch (status) {
      case OK -> "";
      case CONSTANT -> "Its scores never vary, or there are fewer than two samples.";
      case NEVER_FINITE -> "None of its scores is a finite number.";
      case RARELY_LISTED -> "Too few samples list it for a similarity graph.";
      case UNLABELLED -> "No sample carries its label.";
      case EXPLAINED -> "The attributes that are taken out explain all of its scores.";
      case OUT_OF_RANGE ->
          "The squares of its scores, times weights, are too large or too small to be computed.";
    };
  }

  /** Such as "tench, eel and 9 more". */
  public static String first(List<String> names) {
    String first =
        names.stream().limit(NAMED).map(Text::onOneLine).collect(Collectors.joining(", "));
    return names.size() > NAMED
        ? first + " and " + Numbers.count(names.size() - NAMED) + " more"
        : first;
  }
}
